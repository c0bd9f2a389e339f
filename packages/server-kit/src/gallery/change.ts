import type { EntityRef } from "@media-gen/contract";
import type { Context } from "../context.ts";
import type { DatabaseTransaction } from "../database/database.ts";
import { type Place, readPlaces, writePlaces } from "../database/media-assets.ts";
import { type GalleryMirror, lockGallery, writeGallery } from "../database/media-galleries.ts";
import type { GalleryRow } from "../database/schema.ts";
import { recordEvent } from "../events/record.ts";

/** A gallery that nobody else can change until the transaction ends. */
export interface LockedGallery {
  row: GalleryRow;
  /** What it shows, first to last. */
  places: Place[];
}

/** What a change leaves behind. */
export interface GalleryPlan<T> {
  /** Every image that the gallery shows from now on; the first is the primary. */
  ids: readonly string[];
  /** An image as `work` itself has left it, where that is not what was read: newly shown, or with another address. */
  changed?: Place;
  /** True when the owner named the primary by hand. */
  primaryChosen?: boolean;
  result: T;
}

/**
 * The one way to change a gallery: locks it, lets `work` decide, then writes the places, keeps the gallery row true and
 * tells the host, all in the given transaction.
 *
 * @returns What `work` gave as its result.
 */
export async function changeGallery<T>(
  context: Context,
  transaction: DatabaseTransaction,
  entity: EntityRef,
  work: (gallery: LockedGallery) => Promise<GalleryPlan<T>>,
): Promise<T> {
  const row = await lockGallery(transaction, entity);
  const places = await readPlaces(transaction, entity);
  const plan = await work({ row, places });
  const { changed } = plan;
  const known = changed ? [...places.filter(({ id }) => id !== changed.id), changed] : places;
  await writePlaces(transaction, known, plan.ids);
  const mirror = mirrorOf(row, known, plan);
  if (mirrorChanged(row, mirror)) {
    await writeGallery(transaction, entity, mirror);
    await context.entitySource(entity.entity_type)?.galleryChanged?.(
      {
        entity: { entity_type: entity.entity_type, entity_id: entity.entity_id },
        avatarUrl: mirror.avatarUrl,
        galleryCount: mirror.galleryCount,
        representativeImageVersion: mirror.representativeImageVersion,
        focalPoint: mirror.focalPoint,
      },
      transaction,
    );
    await recordEvent(context, transaction, {
      type: "gallery.changed",
      data: {
        entity_type: entity.entity_type,
        entity_id: entity.entity_id,
        avatar_url: mirror.avatarUrl,
        gallery_count: mirror.galleryCount,
        representative_image_version: mirror.representativeImageVersion,
        focal_point: mirror.focalPoint,
      },
    });
  }
  return plan.result;
}

function mirrorOf(row: GalleryRow, known: readonly Place[], plan: GalleryPlan<unknown>): GalleryMirror {
  const primary = known.find((place) => place.id === plan.ids[0]);
  const avatarUrl = primary?.url ?? null;
  const focalPoint = primary?.focal_point ?? null;
  const shown = avatarUrl !== row.avatar_url || !samePoint(focalPoint, row.focal_point);
  return {
    primaryAssetId: primary?.id ?? null,
    avatarUrl,
    galleryCount: plan.ids.length,
    representativeImageVersion: row.representative_image_version + (shown ? 1 : 0),
    focalPoint,
    primaryChoices: row.primary_choices + (plan.primaryChosen ? 1 : 0),
  };
}

function mirrorChanged(row: GalleryRow, mirror: GalleryMirror): boolean {
  return (
    row.primary_asset_id !== mirror.primaryAssetId ||
    row.gallery_count !== mirror.galleryCount ||
    row.representative_image_version !== mirror.representativeImageVersion ||
    row.primary_choices !== mirror.primaryChoices
  );
}

function samePoint(a: { x: number; y: number } | null, b: { x: number; y: number } | null): boolean {
  return a === b || (a !== null && b !== null && a.x === b.x && a.y === b.y);
}
