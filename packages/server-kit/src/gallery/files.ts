import type { VariantName } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { findAsset } from "../database/media-assets.ts";
import { requireReadable } from "../entities/access.ts";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";
import type { PresignOptions } from "../ports/object-store.ts";
import type { CallOptions, ImageFile } from "../services.ts";
import { askStore } from "./image-files.ts";

/**
 * Opens one file of an image for whoever may read its entity now; the original for the owner alone. Where the store signs
 * addresses, and the host does not want to send the bytes itself, it is not opened.
 *
 * @throws MediaGenError `service_unavailable` when the store does not answer, `not_found` for everything else.
 */
export async function openFile(
  context: Context,
  viewer: Caller | null,
  assetId: string,
  variant: VariantName,
  options: CallOptions,
): Promise<ImageFile> {
  const file = await tryOpen(context, viewer, assetId, variant, options);
  // A crop may have replaced the file between the look at its row and the look for its bytes.
  const opened = file ?? (await tryOpen(context, viewer, assetId, variant, options));
  if (!opened) throw new MediaGenError("not_found");
  return opened;
}

async function tryOpen(
  context: Context,
  viewer: Caller | null,
  assetId: string,
  variant: VariantName,
  options: CallOptions,
): Promise<ImageFile | null> {
  const asset = await findAsset(context.database.kysely, assetId);
  if (asset?.status !== "ready" || asset.deleted_at) throw new MediaGenError("not_found");
  const record = await requireReadable(context, viewer, asset, options.signal);
  if (variant === "original" && record.ownerId !== viewer?.userId) throw new MediaGenError("not_found");
  const stored = asset.variants?.find((candidate) => candidate.name === variant);
  if (!stored) throw new MediaGenError("not_found");
  const { objects, delivery } = context;
  const { signal } = options;
  const source =
    delivery === "redirect" && objects.presign
      ? (wanted: PresignOptions) => askStore(signal, () => objects.presign!(stored.key, wanted))
      : await askStore(signal, () => objects.get(stored.key, { signal }));
  if (!source) return null;
  return {
    source,
    contentType: stored.content_type,
    visibility: record.visibility,
    version: asset.version,
    fileName: `${asset.entity_type}-${asset.id.slice(-12)}-${variant}.webp`,
  };
}
