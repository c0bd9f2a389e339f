import type { EntityRef, Image } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { findGalleryAsset, markDeleted, markRestored } from "../database/media-assets.ts";
import { MediaGenError } from "../errors.ts";
import { changeGallery } from "./change.ts";
import { showOwnImage } from "./list.ts";

/**
 * Takes an image out of the gallery; its files stay for 30 days. The next in order follows a primary. Deleting twice is
 * the same as once.
 *
 * @throws MediaGenError `not_found` for an image that is not of this entity.
 */
export async function removeImage(context: Context, entity: EntityRef, assetId: string): Promise<void> {
  await context.database.transaction(async (transaction) => {
    await changeGallery(context, transaction, entity, async ({ row, places }) => {
      const place = places.find((candidate) => candidate.id === assetId);
      const ids = places.map((candidate) => candidate.id).filter((id) => id !== assetId);
      if (place) await markDeleted(transaction, place, row.primary_choices);
      else if (!(await findGalleryAsset(transaction, entity, assetId))) throw new MediaGenError("not_found");
      return { ids, result: undefined };
    });
  });
}

/**
 * Puts a deleted image back where it was. It is the primary again if it was, unless the owner has named one since.
 *
 * @throws MediaGenError `not_found` for an image that is not of this entity or was deleted more than 30 days ago.
 */
export async function restoreImage(context: Context, entity: EntityRef, assetId: string): Promise<Image> {
  return await context.database.transaction(async (transaction) => {
    await changeGallery(context, transaction, entity, async ({ row, places }) => {
      const ids = places.map((place) => place.id);
      if (ids.includes(assetId)) return { ids, result: undefined };
      const asset = await findGalleryAsset(transaction, entity, assetId);
      if (!asset?.restorable) throw new MediaGenError("not_found");
      const first =
        ids.length === 0 ||
        (asset.deleted_as_primary && asset.deleted_primary_choices === row.primary_choices);
      const place = first ? 0 : Math.max(1, Math.min(asset.deleted_order_index ?? ids.length, ids.length));
      const changed = await markRestored(transaction, assetId, place);
      return { ids: ids.toSpliced(place, 0, assetId), changed, result: undefined };
    });
    return await showOwnImage(context, transaction, assetId);
  });
}
