import type { EntityRef, FocalPoint } from "@media-gen/contract";
import type { Executor, GalleryRow } from "./schema.ts";

/** Locks an entity's gallery until the transaction ends and counts a visible change; makes the row when it is missing. */
export async function lockGallery(executor: Executor, entity: EntityRef): Promise<GalleryRow> {
  return await executor
    .insertInto("media_galleries")
    .values({ entity_type: entity.entity_type, entity_id: entity.entity_id, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["entity_type", "entity_id"])
        .doUpdateSet((gallery) => ({ version: gallery("media_galleries.version", "+", 1) })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function readGallery(executor: Executor, entity: EntityRef): Promise<GalleryRow | undefined> {
  return await executor
    .selectFrom("media_galleries")
    .selectAll()
    .where("entity_type", "=", entity.entity_type)
    .where("entity_id", "=", entity.entity_id)
    .executeTakeFirst();
}

/** What the gallery row says about its images. */
export interface GalleryMirror {
  primaryAssetId: string | null;
  avatarUrl: string | null;
  galleryCount: number;
  representativeImageVersion: number;
  focalPoint: FocalPoint | null;
  primaryChoices: number;
}

export async function writeGallery(
  executor: Executor,
  entity: EntityRef,
  mirror: GalleryMirror,
): Promise<void> {
  await executor
    .updateTable("media_galleries")
    .set({
      primary_asset_id: mirror.primaryAssetId,
      avatar_url: mirror.avatarUrl,
      gallery_count: mirror.galleryCount,
      representative_image_version: mirror.representativeImageVersion,
      focal_point: mirror.focalPoint === null ? null : JSON.stringify(mirror.focalPoint),
      primary_choices: mirror.primaryChoices,
    })
    .where("entity_type", "=", entity.entity_type)
    .where("entity_id", "=", entity.entity_id)
    .execute();
}
