import type { EntityRef, Image } from "@media-gen/client";
import type { CSSProperties } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { focalPosition, parseRatio } from "./focal-position.ts";
import { srcSetOf } from "./src-set.ts";
import { usePrimaryQuery } from "./use-images.ts";

/** What a plain `img` needs to show a cover. */
export interface CoverImageProps {
  src: string | undefined;
  srcSet: string | undefined;
  sizes: string | undefined;
  width: number | undefined;
  height: number | undefined;
  alt: string;
  decoding: "async";
  style: CSSProperties;
}

/** What `usePrimaryImage` gives. */
export interface PrimaryCover {
  /** The cover; null while it is not known and when the gallery is empty. */
  image: Image | null;
  /** True until the gallery was read once. */
  isPending: boolean;
  /** Why it could not be read; null when it could. */
  error: Error | null;
  /**
   * For an `img` that covers its box. `sizes` is its width as CSS says it; `ratio` the box's, as `3:4`, around which the
   * focal point is kept in sight.
   */
  getImageProps(box?: { sizes?: string; ratio?: string }): CoverImageProps;
}

/**
 * An entity's cover without any component. Shares its request with `useImages` and follows every choice.
 *
 * @example
 * const { image, getImageProps } = usePrimaryImage({ entity_type: "character", entity_id: "haru" });
 * return image ? <img {...getImageProps({ sizes: "312px", ratio: "3:4" })} className="cover" /> : <Placeholder />;
 */
export function usePrimaryImage(entity: EntityRef, options: { enabled?: boolean } = {}): PrimaryCover {
  const { t } = useMediaGen();
  const { data: image = null, isPending, error } = usePrimaryQuery(entity, options);
  return {
    image,
    isPending,
    error,
    getImageProps: ({ sizes, ratio } = {}) => ({
      src: image?.url,
      srcSet: srcSetOf(image?.variants),
      sizes,
      width: image?.width,
      height: image?.height,
      alt: image?.alt ?? t["image.cover"],
      decoding: "async",
      style: {
        objectFit: "cover",
        objectPosition: image
          ? focalPosition(image.focal_point, image.width / image.height, parseRatio(ratio))
          : undefined,
      },
    }),
  };
}
