import type { Image, ImageVariant } from "@media-gen/contract";
import type { AssetRow } from "../database/schema.ts";
import { imageUrl } from "./image-url.ts";

/** An image as a viewer sees it; the prompt, the seed and the uncropped original are the owner's alone. */
export function toImage(asset: AssetRow & { prompt: string }, basePath: string, isOwner: boolean): Image {
  return {
    id: asset.id,
    entity_type: asset.entity_type,
    entity_id: asset.entity_id,
    url: imageUrl(basePath, asset.id, asset.version),
    width: asset.width!,
    height: asset.height!,
    is_primary: asset.is_primary,
    order_index: asset.order_index!,
    status: "ready",
    provider: asset.provider,
    style: asset.style,
    ratio: asset.ratio,
    thumbhash: asset.thumbhash!,
    phash: asset.phash!,
    variants: toVariants(asset, basePath, isOwner),
    crop: asset.crop,
    focal_point: asset.focal_point,
    original_width: asset.original_width!,
    original_height: asset.original_height!,
    alt: asset.alt,
    caption: asset.caption,
    version: asset.version,
    ai_generated: true,
    job_id: asset.job_id,
    slot: asset.slot,
    created_at: asset.created_at.toISOString(),
    ...(isOwner ? { prompt: asset.prompt, seed: Number(asset.seed) } : {}),
  };
}

/** The sizes that a viewer may load. */
export function toVariants(
  asset: Pick<AssetRow, "id" | "version" | "variants">,
  basePath: string,
  isOwner: boolean,
): ImageVariant[] {
  return (asset.variants ?? [])
    .filter((variant) => isOwner || variant.name !== "original")
    .map((variant) => ({
      name: variant.name,
      url: imageUrl(basePath, asset.id, asset.version, variant.name),
      width: variant.width,
      height: variant.height,
    }));
}
