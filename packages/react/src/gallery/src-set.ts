import type { Image } from "@media-gen/client";

/** `srcset` of the sizes that everyone may see. */
export function srcSetOf(variants: Image["variants"] | undefined): string | undefined {
  const seen = variants?.filter(({ name }) => name !== "original");
  return seen?.map(({ url, width }) => `${url} ${width}w`).join(", ") || undefined;
}
