import type { Image } from "@media-gen/client";
import type { ReactNode, RefObject } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { IconButton } from "../ui/button.tsx";
import * as laterIcons from "../ui/later-icons.ts";
import { Picture } from "./picture.tsx";
import { ReloadPicture } from "./reload-picture.tsx";
import type { Zoom } from "./use-zoom.ts";

/** The picture between its two ways on, where there are any. At the ends the way stays in place and keeps the focus. */
export function LightboxStage(props: {
  image: Image;
  /** From 0. */
  place: number;
  count: number;
  stage: RefObject<HTMLDivElement | null>;
  picture: RefObject<HTMLImageElement | null>;
  next: RefObject<HTMLButtonElement | null>;
  zoom: Zoom;
  onGo: (place: number) => void;
}): ReactNode {
  const part = useParts();
  const { image, place, count, zoom, onGo } = props;
  const { t } = useMediaGen();
  const { scale, x, y } = zoom.view;
  return (
    <div {...part("lightbox-main")}>
      <div
        ref={props.stage}
        {...part("lightbox-stage")}
        data-state={scale > 1 ? "zoomed" : "fitted"}
        style={{ overflow: "hidden", touchAction: "none" }}
        {...zoom.handlers}
      >
        <Picture
          key={image.id}
          ref={props.picture}
          data-mg-part="lightbox-picture"
          source={image}
          alt={image.alt ?? t["image.default"]({ i: place + 1, m: count })}
          sizes="100vw"
          draggable={false}
          lost={(reload) => (
            <>
              {t["picture.failed"]}
              <ReloadPicture reload={reload} />
            </>
          )}
          eager
          style={{
            objectFit: "contain",
            transform: scale > 1 ? `translate(${x}px, ${y}px) scale(${scale})` : undefined,
            transition: zoom.held ? "none" : undefined,
          }}
        />
      </div>
      {count > 1 ? (
        <>
          <IconButton
            data-mg-part="lightbox-prev"
            icon={laterIcons.left}
            label={t["viewer.prev"]}
            aria-disabled={place === 0}
            onClick={() => onGo(place - 1)}
          />
          <IconButton
            ref={props.next}
            data-mg-part="lightbox-next"
            icon={laterIcons.right}
            label={t["viewer.next"]}
            aria-disabled={place === count - 1}
            onClick={() => onGo(place + 1)}
          />
        </>
      ) : null}
      {image.caption || image.alt ? <p {...part("lightbox-caption")}>{image.caption ?? image.alt}</p> : null}
    </div>
  );
}
