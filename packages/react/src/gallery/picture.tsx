import type { FocalPoint, Image } from "@media-gen/client";
import { type CSSProperties, forwardRef, type ReactNode, useCallback, useState, version } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useParts } from "../surface/parts.ts";
import { focalPosition, parseRatio } from "./focal-position.ts";
import { srcSetOf } from "./src-set.ts";

/** React 18 knows the attribute only by the name that HTML gives it. */
const firstToFetch = { [version.startsWith("18.") ? "fetchpriority" : "fetchPriority"]: "high" };

/** What a picture is drawn from; an `Image` of the gallery, or a bare address. */
export interface PictureSource {
  url: string;
  width?: number | null;
  height?: number | null;
  thumbhash?: string | null;
  focal_point?: FocalPoint | null;
  variants?: Image["variants"];
}

/** Props of `Picture`. */
export interface PictureProps {
  source: PictureSource;
  alt: string;
  /** Ratio of the box as `3:4`; without it the picture has its own. */
  ratio?: string;
  /** CSS `sizes` of the box. */
  sizes?: string;
  /** Loads at once, for the picture that a page is about. @default false */
  eager?: boolean;
  /** Called when the picture can be seen. */
  onShown?: () => void;
  /** Drawn for a picture whose file cannot be shown, where there is room; gets what loads it again. */
  lost?: (reload: () => void) => ReactNode;
  /** `false` where a drag means something else. */
  draggable?: false;
  className?: string;
  style?: CSSProperties;
  "data-mg-part"?: MediaGenPart;
}

/** One picture over its blurred placeholder; fades in when it is loaded. */
export const Picture: React.ForwardRefExoticComponent<PictureProps & React.RefAttributes<HTMLImageElement>> =
  forwardRef<HTMLImageElement, PictureProps>(function Picture(
    {
      source,
      alt,
      ratio,
      sizes,
      eager = false,
      onShown,
      lost,
      draggable,
      className,
      style,
      "data-mg-part": name = "picture",
    },
    ref,
  ) {
    const part = useParts();
    const [settled, setSettled] = useState<{ url: string; state: "loaded" | "failed" } | null>(null);
    const state = settled?.url === source.url ? settled.state : "loading";
    const { url, thumbhash, width, height, focal_point } = source;
    const settle = (state: "loaded" | "failed"): void => {
      setSettled({ url, state });
      if (state === "loaded") onShown?.();
    };
    // What a server drew or a cache holds is complete, or lost, before React can hear of it.
    // biome-ignore lint/correctness/useExhaustiveDependencies(settle): it does the same for one address
    const seen = useCallback(
      (element: HTMLImageElement | null) => {
        if (element?.complete && url) settle(element.naturalWidth > 0 ? "loaded" : "failed");
        else if (element && url && thumbhash) {
          // Loaded with the first picture that waits, so that a page whose pictures are cached never pays for it.
          import("./placeholder.ts").then(
            ({ layPlaceholder }) => layPlaceholder(element, thumbhash),
            () => {},
          );
        }
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      },
      [ref, url, thumbhash],
    );

    const srcSet = srcSetOf(source.variants);
    if (state === "failed") {
      // A drawing has nothing in it to press.
      const named =
        alt === "" ? { "aria-hidden": !lost } : { role: lost ? "group" : "img", "aria-label": alt };
      return (
        <span
          {...part(name, className)}
          {...named}
          data-mg-picture=""
          data-state={state}
          style={{ aspectRatio: width && height ? `${width} / ${height}` : undefined, ...style }}
        >
          {lost?.(() => setSettled(null))}
        </span>
      );
    }
    return (
      <img
        data-mg-part={name}
        className={part(name, className).className}
        ref={seen}
        data-mg-picture=""
        data-state={state}
        src={url}
        srcSet={srcSet}
        sizes={srcSet && sizes}
        width={width ?? undefined}
        height={height ?? undefined}
        alt={alt}
        loading={eager ? "eager" : "lazy"}
        decoding="async"
        draggable={draggable}
        onLoad={({ currentTarget }) => {
          currentTarget.style.background = "";
          settle("loaded");
        }}
        onError={() => settle("failed")}
        style={{
          objectFit: "cover",
          // Of a bare address only the point is known, not the shape around it.
          ...(focal_point && {
            objectPosition: focalPosition(focal_point, Number(width) / Number(height), parseRatio(ratio)),
          }),
          ...style,
        }}
        {...(eager ? firstToFetch : null)}
      />
    );
  });
