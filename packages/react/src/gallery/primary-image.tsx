"use client";
import type { EntityRef, FocalPoint, Image } from "@media-gen/client";
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ReactNode,
  useEffect,
  useState,
} from "react";
import { useMediaGen } from "../media-gen-context.ts";
import type { PartProps } from "../surface/define-part.tsx";
import { partGetter, ScopeContext, useScope } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { Picture, type PictureSource } from "./picture.tsx";
import { usePrimaryQuery } from "./use-images.ts";

/** The old picture leaves this long after the new one is there, in milliseconds: the length of the cross-fade. */
const fadeMs = 320;

const holds = { position: "relative" } as const;
const above = { width: "100%", height: "100%", ...holds } as const;
const beneath = { ...above, position: "absolute", inset: 0 } as const;

/** `now` can be seen; `leaving` lies beneath it until it has faded in. */
interface Seen {
  now: PictureSource | null;
  leaving?: PictureSource | null;
}

const unseen: Seen = { now: null };

type CoverProps = PrimaryImageProps & { pending?: boolean };

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

/** What `definePart` makes of other parts would be two components more for each cover of a page that holds a hundred. */
const Cover = forwardRef<HTMLDivElement, CoverProps>(function PrimaryImage(given, ref) {
  const scope = useScope();
  const { t } = useMediaGen();
  const [{ now, leaving }, setSeen] = useState(unseen);
  if (given.entity !== undefined && given.image === undefined)
    return <FollowedImage {...given} outer={ref} />;

  const {
    entity,
    classNames,
    labels,
    container,
    pending,
    image,
    url,
    thumbhash,
    focalPoint,
    alt = image?.alt ?? labels?.["image.cover"] ?? t["image.cover"],
    ratio = "3:4",
    sizes,
    eager,
    style,
    render,
    className,
    ...props
  } = given;
  const names = classNames && { ...scope.classNames, ...classNames };
  const part = names ? partGetter(names) : scope.part;
  const source: PictureSource | null = image ?? (url ? { url, thumbhash, focal_point: focalPoint } : null);
  const before = now && now.url !== source?.url ? now : leaving;
  const state = source !== null ? "ready" : pending ? "loading" : "empty";
  const box = renderElement(
    "div",
    render,
    {
      ...props,
      ...part("primary-image", className),
      ref,
      "data-state": state,
      style: {
        overflow: "hidden",
        aspectRatio: ratio.replace(":", " / "),
        ...(before && holds),
        ...style,
      },
      children:
        source === null ? (
          // Its drawing is the style sheet's, as that of a picture whose file is lost.
          <span {...part("primary-image-empty")} aria-hidden="true" />
        ) : (
          <>
            {before && (
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
              alt={alt}
              ratio={ratio}
              sizes={sizes}
              eager={eager}
              onShown={() =>
                setSeen((seen) => (seen.now?.url === source.url ? seen : { now: source, leaving: seen.now }))
              }
              style={above}
            />
            {leaving && <Fade leaving={leaving} onEnd={() => setSeen(({ now }) => ({ now }))} />}
          </>
        ),
    },
    { state },
  );
  return names ? (
    <ScopeContext.Provider value={{ ...scope, part, classNames: names }}>{box}</ScopeContext.Provider>
  ) : (
    box
  );
});

/**
 * An entity's cover: cross-fades when another picture becomes primary, and holds its place while there is none.
 *
 * @example
 * <PrimaryImage entity={{ entity_type: "character", entity_id: "haru" }} alt="서하린" sizes="312px" eager />
 * <PrimaryImage url={card.avatar_url} alt="" sizes="180px" />
 */
export const PrimaryImage: React.ForwardRefExoticComponent<
  PrimaryImageProps & React.RefAttributes<HTMLDivElement>
> = Cover;

/** Lets the picture that was primary go when the new one has faded in; apart, for few covers of a page have one. */
function Fade({ leaving, onEnd }: { leaving: PictureSource; onEnd: () => void }): null {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each picture that leaves has its own time
  useEffect(() => {
    const timer = setTimeout(onEnd, fadeMs);
    return () => clearTimeout(timer);
  }, [leaving]);
  return null;
}

function FollowedImage({ outer, ...props }: CoverProps & { outer: ForwardedRef<HTMLDivElement> }): ReactNode {
  const { data = null, isPending } = usePrimaryQuery(props.entity!);
  // The host's own address stands in until the gallery has answered.
  return <Cover {...props} ref={outer} image={data} url={isPending ? props.url : null} pending={isPending} />;
}
