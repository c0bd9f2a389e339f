import type { Image } from "@media-gen/client";
import type { ReactNode, RefObject } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { IconButton } from "../ui/button.tsx";
import { DialogTitle } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import type { Zoom } from "./use-zoom.ts";
import { maxScale } from "./zoom-geometry.ts";

const zoomStep = 1.5;

/** Where a file is offered as a download. */
export function downloadUrl(url: string): string {
  // A picture that is written into the address itself has no server to ask.
  if (url.startsWith("data:")) return url;
  return `${url}${url.includes("?") ? "&" : "?"}download=1`;
}

/** The top line of the viewer: the place, the label, and what can be done. */
export function LightboxBar(props: {
  image: Image;
  /** From 1. */
  place: number;
  count: number;
  owner: boolean;
  details: boolean;
  zoom: Zoom;
  /** Ref of the way out. */
  close: RefObject<HTMLButtonElement | null> | undefined;
  onDetails: () => void;
  onPrimary: () => void;
  onCrop: () => void;
  onClose: () => void;
}): ReactNode {
  const part = useParts();
  const { image, place, count, owner, details, zoom } = props;
  const { t } = useMediaGen();
  const { scale } = zoom.view;
  return (
    <header {...part("lightbox-bar")}>
      <DialogTitle data-mg-part="lightbox-place">
        <VisuallyHidden>{t["viewer.title"]} </VisuallyHidden>
        <bdi dir="ltr">{t["viewer.place"]({ i: place, m: count })}</bdi>
      </DialogTitle>
      <span {...part("lightbox-ai")}>{t["ai.label"]}</span>
      <span {...part("lightbox-tools")}>
        <span {...part("lightbox-zoom")}>
          <IconButton
            icon={icons.minus}
            label={t["viewer.zoom.out"]}
            aria-disabled={scale <= 1}
            onClick={() => zoom.zoomBy(1 / zoomStep)}
          />
          <span {...part("lightbox-scale")}>{t["viewer.zoom"]({ percent: Math.round(scale * 100) })}</span>
          <IconButton
            icon={icons.plus}
            label={t["viewer.zoom.in"]}
            aria-disabled={scale >= maxScale}
            onClick={() => zoom.zoomBy(zoomStep)}
          />
        </span>
        {owner ? (
          <>
            <IconButton
              data-mg-part="lightbox-star"
              icon={icons.star}
              filled={image.is_primary}
              label={image.is_primary ? t["primary.now"] : t["primary.set"]}
              aria-pressed={image.is_primary}
              aria-disabled={image.is_primary}
              onClick={props.onPrimary}
            />
            <IconButton icon={laterIcons.crop} label={t.crop} onClick={props.onCrop} />
            <a
              {...part("lightbox-download")}
              data-mg-button=""
              data-mg-icon-only=""
              data-variant="ghost"
              data-size="sm"
              href={downloadUrl(image.url)}
              download
              aria-label={t["viewer.download"]}
              title={t["viewer.download"]}
            >
              <Icon path={laterIcons.download} />
            </a>
          </>
        ) : null}
        <IconButton
          data-mg-part="lightbox-info"
          icon={icons.info}
          label={t["viewer.info"]}
          aria-expanded={details}
          onClick={props.onDetails}
        />
        <span {...part("lightbox-rule")} aria-hidden="true" />
        <IconButton
          ref={props.close}
          data-mg-part="lightbox-close"
          icon={icons.close}
          label={t.close}
          onClick={props.onClose}
        />
      </span>
    </header>
  );
}
