import type { JobResult } from "@media-gen/client";
import { srcSetOf } from "./src-set.ts";

// One map for the page: an asset's id names one picture, whichever provider draws it.
const sizesOf = new Map<string, string>();

/**
 * Says that a cell waits for a picture.
 * @param assetId the picture's id, known before it is made
 * @param sizes CSS `sizes` that the cell will show it at
 * @returns how to take it back
 */
export function expectPicture(assetId: string, sizes: string): () => void {
  sizesOf.set(assetId, sizes);
  return () => {
    if (sizesOf.get(assetId) === sizes) sizesOf.delete(assetId);
  };
}

/** Asks for the file of a picture that a cell waits for, so that it is on its way while the cell is still being drawn. */
export function requestExpected({ asset_id, url, variants }: JobResult): void {
  const sizes = sizesOf.get(asset_id);
  if (sizes === undefined || url === null) return;
  const image = new Image();
  image.decoding = "async";
  image.sizes = sizes;
  image.srcset = srcSetOf(variants ?? undefined) ?? "";
  image.src = url;
}
