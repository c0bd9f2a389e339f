"use client";
import type { EntityRef, FocalPoint, Image } from "@media-gen/client";
import { type ComponentPropsWithoutRef, forwardRef, useEffect, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { inScope, type PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import { Picture, type PictureSource } from "./picture.tsx";
import { usePrimaryQuery } from "./use-images.ts";

/** The old picture leaves this long after the new one is there, in milliseconds: the length of the cross-fade. */
const fadeMs = 320;

const fills = { width: "100%", height: "100%", display: "block" } as const;
const holds = { position: "relative" } as const;
const above = { ...fills, ...holds } as const;
const beneath = { ...fills, position: "absolute", inset: 0 } as const;

const unseen = { now: null, leaving: null };

/** What a host's element in place of the cover's box is told. */
export interface PrimaryImageState {
  state: "ready" | "loading" | "empty";
}

/** Props of `PrimaryImage`. Give one of `entity`, `image` and `url`. */
export interface PrimaryImageProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className">,
    PartProps<PrimaryImageState> {
  /** Shows the entity's primary image and follows it. */
  entity?: EntityRef;
  /** Shows this image. */
  image?: Image | null;
  /** Shows a bare address, for example a card's `avatar_url`. */
  url?: string | null;
  /** Placeholder of `url`. */
  thumbhash?: string | null;
  /** What to keep in sight when the box cuts `url`. @default the middle */
  focalPoint?: FocalPoint | null;
  /** Text alternative; `""` where the picture's meaning is said beside it. @default the image's own, else "cover image" */
  alt?: string;
  /** Ratio of the box, as `3:4`. @default "3:4" */
  ratio?: string;
  /** CSS `sizes` of the box. */
  sizes?: string;
  /** Loads at once, for the picture that a page is about. @default false */
  eager?: boolean;
}

/**
 * An entity's cover: cross-fades when another picture becomes primary, and holds its place while there is none.
 *
 * @example
 * <PrimaryImage entity={{ entity_type: "character", entity_id: "haru" }} alt="서하린" sizes="312px" eager />
 * <PrimaryImage url={card.avatar_url} alt="" sizes="180px" />
 */
export const PrimaryImage: React.ForwardRefExoticComponent<
  PrimaryImageProps & React.RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, PrimaryImageProps>(function PrimaryImage(props, outer) {
  // `definePart` would draw one component more for each cover of a page that holds a hundred.
  const Body = props.entity !== undefined && props.image === undefined ? FollowedImage : Cover;
  return inScope(props, <Body {...props} outer={outer} />);
});

type CoverProps = PrimaryImageProps & { outer: React.ForwardedRef<HTMLDivElement>; pending?: boolean };

function FollowedImage(props: CoverProps): React.ReactNode {
  const { data, isPending } = usePrimaryQuery(props.entity!);
  // The host's own address stands in until the gallery has answered.
  return (
    <Cover {...props} image={data ?? undefined} url={isPending ? props.url : null} pending={isPending} />
  );
}

function Cover({
  entity,
  classNames,
  labels,
  container,
  outer,
  pending,
  image,
  url,
  thumbhash,
  focalPoint,
  alt,
  ratio = "3:4",
  sizes,
  eager,
  style,
  render,
  className,
  ...props
}: CoverProps): React.ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const source: PictureSource | null = image ?? (url ? { url, thumbhash, focal_point: focalPoint } : null);
  // `now` can be seen; `leaving` lies beneath it until it has faded in.
  const [seen, setSeen] = useState<{ now: PictureSource | null; leaving: PictureSource | null }>(unseen);
  const { leaving } = seen;
  const before = seen.now !== null && seen.now.url !== source?.url ? seen.now : leaving;
  const arrive = (picture: PictureSource): void =>
    setSeen((seen) => (seen.now?.url === picture.url ? seen : { now: picture, leaving: seen.now }));
  const leave = (gone: PictureSource): void =>
    setSeen((seen) => (seen.leaving === gone ? { now: seen.now, leaving: null } : seen));

  const state = source !== null ? "ready" : pending ? "loading" : "empty";
  return renderElement(
    "div",
    render,
    {
      ...props,
      "data-mg-part": "primary-image",
      className: part("primary-image", className).className,
      ref: outer,
      "data-state": state,
      style: {
        overflow: "hidden",
        aspectRatio: ratio.replace(":", " / "),
        ...(before === null ? null : holds),
        ...style,
      },
      children:
        source === null ? (
          <span {...part("primary-image-empty")} aria-hidden="true">
            <Icon path={icons.image} />
          </span>
        ) : (
          <>
            {before === null ? null : (
              <Picture
                key={before.url}
                data-mg-part="primary-image-before"
                source={before}
                alt=""
                ratio={ratio}
                sizes={sizes}
                style={beneath}
              />
            )}
            <Picture
              key={source.url}
              data-mg-part="primary-image-now"
              source={source}
              alt={alt ?? image?.alt ?? t["image.cover"]}
              ratio={ratio}
              sizes={sizes}
              eager={eager}
              onShown={() => arrive(source)}
              style={before === null ? fills : above}
            />
            {leaving === null ? null : <Fade of={leaving} onGone={leave} />}
          </>
        ),
    },
    { state },
  );
}

/** Lets the picture that was primary go when the new one has faded in. */
function Fade({ of, onGone }: { of: PictureSource; onGone: (gone: PictureSource) => void }): null {
  const latest = useRef(onGone);
  latest.current = onGone;
  useEffect(() => {
    const timer = setTimeout(() => latest.current(of), fadeMs);
    return () => clearTimeout(timer);
  }, [of]);
  return null;
}
