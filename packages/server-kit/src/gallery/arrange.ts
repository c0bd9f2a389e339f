import type { EntityRef, Image } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { MediaGenError } from "../errors.ts";
import { changeGallery } from "./change.ts";
import { listOwnImages } from "./list.ts";

/**
 * Moves an image to the front, where the primary stands. Doing it twice changes nothing more.
 *
 * @throws MediaGenError `not_found` for an image that the gallery does not show.
 */
export async function choosePrimary(context: Context, entity: EntityRef, assetId: string): Promise<Image[]> {
  return await context.database.transaction(async (transaction) => {
    await changeGallery(context, transaction, entity, async ({ places }) => {
      const ids = places.map((place) => place.id);
      if (!ids.includes(assetId)) throw new MediaGenError("not_found");
      return {
        ids: [assetId, ...ids.filter((id) => id !== assetId)],
        primaryChosen: true,
        result: undefined,
      };
    });
    return await listOwnImages(context, transaction, entity);
  });
}

/**
 * Stores an order of all images. The primary stays first, wherever the list has it.
 *
 * @throws MediaGenError `order_conflict` with the ids as they are now when the list is not exactly the gallery's images.
 */
export async function reorderImages(
  context: Context,
  entity: EntityRef,
  wanted: readonly string[],
): Promise<Image[]> {
  return await context.database.transaction(async (transaction) => {
    await changeGallery(context, transaction, entity, async ({ places }) => {
      const ids = places.map((place) => place.id);
      const asked = new Set(wanted);
      const same =
        asked.size === wanted.length && asked.size === ids.length && ids.every((id) => asked.has(id));
      if (!same) throw new MediaGenError("order_conflict", { ids });
      const primary = ids.slice(0, 1);
      return { ids: [...primary, ...wanted.filter((id) => id !== primary[0])], result: undefined };
    });
    return await listOwnImages(context, transaction, entity);
  });
}
