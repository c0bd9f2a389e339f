import type { VariantName } from "@media-gen/contract";

/** The size that `url` and `avatar_url` show. */
export const shownVariant: VariantName = "1024";

/** A file's stable address: it changes only when the picture does. The bytes behind it may move. */
export function imageUrl(
  basePath: string,
  assetId: string,
  version: number,
  variant: VariantName = shownVariant,
): string {
  return `${basePath}/media/files/${assetId}/${variant}?v=${version}`;
}
