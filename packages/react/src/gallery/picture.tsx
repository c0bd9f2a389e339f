import type { FocalPoint, Image } from "@media-gen/client";
import {
  type CSSProperties,
  forwardRef,
  type ReactNode,
  useCallback,
  useRef,
  useState,
  version,
} from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useParts } from "../surface/parts.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import { focalPosition, parseRatio } from "./focal-position.ts";
import { layPlaceholder } from "./placeholder.ts";
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
  className?: string;
  style?: CSSProperties;
  "data-mg-part"?: MediaGenPart;
}

function positionOf(
  { width, height }: PictureSource,
  focal: FocalPoint,
  ratio: string | undefined,
): string | undefined {
  // Of a bare address only the point is known, not the shape around it.
  return width && height
    ? focalPosition(focal, width / height, parseRatio(ratio))
    : focalPosition(focal, 1, null);
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
      className,
      style,
      "data-mg-part": name = "picture",
    },
    ref,
  ) {
    const part = useParts();
    const [settled, setSettled] = useState<{ url: string; state: "loaded" | "failed" } | null>(null);
    const state = settled?.url === source.url ? settled.state : "loading";
    const { url, thumbhash } = source;
    const settle = (state: "loaded" | "failed"): void => {
      setSettled({ url, state });
      if (state === "loaded") onShown?.();
    };
    const settleLatest = useRef(settle);
    settleLatest.current = settle;
    // What a server drew or a cache holds is complete, or lost, before React can hear of it.
    const seen = useCallback(
      (element: HTMLImageElement | null) => {
        if (element?.complete && url) settleLatest.current(element.naturalWidth > 0 ? "loaded" : "failed");
        else if (element && url && thumbhash) layPlaceholder(element, thumbhash);
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      },
      [ref, url, thumbhash],
    );

    const srcSet = srcSetOf(source.variants);
    const { width, height } = source;
    if (state === "failed") {
      // A drawing has nothing in it to press.
      const named =
        alt === "" ? { "aria-hidden": !lost } : { role: lost ? "group" : "img", "aria-label": alt };
      return (
        <span
          {...part(name, className)}
          {...named}
          data-mg-picture=""
          data-state="failed"
          style={{
            aspectRatio: width && height ? `${width} / ${height}` : undefined,
            ...style,
            display: "grid",
            placeItems: "center",
            placeContent: "center",
          }}
        >
          <Icon path={icons.image} />
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
        draggable={false}
        onLoad={({ currentTarget }) => {
          currentTarget.style.background = "";
          settle("loaded");
        }}
        onError={() => settle("failed")}
        style={{
          objectFit: "cover",
          ...(source.focal_point ? { objectPosition: positionOf(source, source.focal_point, ratio) } : null),
          ...style,
        }}
        {...(eager ? firstToFetch : null)}
      />
    );
  });
