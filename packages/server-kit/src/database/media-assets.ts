import type { CropRect, EntityRef, FocalPoint, ImageErrorCode } from "@media-gen/contract";
import { sql } from "kysely";
import type { AssetRow, Executor, StoredVariant } from "./schema.ts";

const placeColumns = ["id", "order_index", "is_primary", "job_id", "slot", "url", "focal_point"] as const;

/** An image's place in its gallery, with what the gallery row mirrors of it; the primary has place 0. */
export type Place = Pick<AssetRow, (typeof placeColumns)[number]>;

export async function findAsset(executor: Executor, assetId: string): Promise<AssetRow | undefined> {
  return await executor.selectFrom("media_assets").selectAll().where("id", "=", assetId).executeTakeFirst();
}

/** A finished image of the entity, deleted or not. */
export async function findGalleryAsset(
  executor: Executor,
  entity: EntityRef,
  assetId: string,
): Promise<(AssetRow & { restorable: boolean }) | undefined> {
  return await executor
    .selectFrom("media_assets")
    .selectAll()
    .select(sql<boolean>`coalesce(deleted_at > now() - interval '30 days', false)`.as("restorable"))
    .where("id", "=", assetId)
    .where("entity_type", "=", entity.entity_type)
    .where("entity_id", "=", entity.entity_id)
    .where("status", "=", "ready")
    .executeTakeFirst();
}

/** The places of every image that the gallery shows, first to last. */
export async function readPlaces(executor: Executor, entity: EntityRef): Promise<Place[]> {
  return await executor
    .selectFrom("media_assets")
    .select(placeColumns)
    .where("entity_type", "=", entity.entity_type)
    .where("entity_id", "=", entity.entity_id)
    .where("status", "=", "ready")
    .where("deleted_at", "is", null)
    .orderBy("order_index")
    .execute();
}

/** Writes the places that changed; the first of the list is the primary. */
export async function writePlaces(
  executor: Executor,
  before: readonly Place[],
  ids: readonly string[],
): Promise<void> {
  const known = new Map(before.map((place) => [place.id, place]));
  const moved = ids
    .map((id, place) => ({ id, place }))
    .filter(
      ({ id, place }) => known.get(id)?.order_index !== place || known.get(id)?.is_primary !== (place === 0),
    );
  if (moved.length === 0) return;
  const oldPrimary = before.find((place) => place.is_primary);
  if (oldPrimary && oldPrimary.id !== ids[0]) {
    // Uniqueness of the primary is checked row by row, so the old one steps down in a statement of its own.
    await executor
      .updateTable("media_assets")
      .set({ is_primary: false })
      .where("id", "=", oldPrimary.id)
      .execute();
  }
  await sql`
    UPDATE media_assets asset SET order_index = moved.place, is_primary = (moved.place = 0)
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb) AS moved (id uuid, place integer)
    WHERE asset.id = moved.id`.execute(executor);
}

/** One page of what the gallery shows, with the prompt of each image. */
export async function listAssets(
  executor: Executor,
  entity: EntityRef,
  page: { from: number; limit: number },
): Promise<(AssetRow & { prompt: string })[]> {
  return await executor
    .selectFrom("media_assets")
    .innerJoin("media_jobs", "media_jobs.id", "media_assets.job_id")
    .selectAll("media_assets")
    .select("media_jobs.prompt")
    .where("media_assets.entity_type", "=", entity.entity_type)
    .where("media_assets.entity_id", "=", entity.entity_id)
    .where("media_assets.status", "=", "ready")
    .where("media_assets.deleted_at", "is", null)
    .where("order_index", ">=", page.from)
    .orderBy("order_index")
    .limit(page.limit)
    .execute();
}

export async function findListedAsset(
  executor: Executor,
  assetId: string,
): Promise<(AssetRow & { prompt: string }) | undefined> {
  return await executor
    .selectFrom("media_assets")
    .innerJoin("media_jobs", "media_jobs.id", "media_assets.job_id")
    .selectAll("media_assets")
    .select("media_jobs.prompt")
    .where("media_assets.id", "=", assetId)
    .executeTakeFirst();
}

/**
 * Takes back the drawing marks of a job's pending images.
 *
 * @param options.countCalls False when the interrupted calls were stopped on purpose and shall not count as tries.
 * @returns How many images were being drawn.
 */
export async function stopDrawing(
  executor: Executor,
  jobId: string,
  options: { countCalls: boolean },
): Promise<number> {
  const result = await executor
    .updateTable("media_assets")
    .set((asset) => ({
      drawing: false,
      ...(options.countCalls ? {} : { attempt: asset("attempt", "-", 1) }),
    }))
    .where("job_id", "=", jobId)
    .where("status", "=", "pending")
    .where("drawing", "=", true)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function listPendingSlots(
  executor: Executor,
  jobId: string,
): Promise<Pick<AssetRow, "id" | "slot" | "seed" | "attempt" | "drawing" | "price">[]> {
  return await executor
    .selectFrom("media_assets")
    .select(["id", "slot", "seed", "attempt", "drawing", "price"])
    .where("job_id", "=", jobId)
    .where("status", "=", "pending")
    .orderBy("slot")
    .execute();
}

/** What is known of an image when it is finished. */
export interface ReadyImage {
  url: string;
  width: number;
  height: number;
  originalWidth: number;
  originalHeight: number;
  phash: string;
  thumbhash: string;
  variants: StoredVariant[];
}

/**
 * Makes a pending image ready behind the primary, or at place 0 of an empty gallery; `writePlaces` then moves the others.
 *
 * @returns Undefined, and nothing changed, when it is not pending.
 */
export async function markReady(
  executor: Executor,
  assetId: string,
  image: ReadyImage,
  place: number,
): Promise<(Place & Pick<AssetRow, "price">) | undefined> {
  return await executor
    .updateTable("media_assets")
    .set({
      status: "ready",
      settlement: "captured",
      drawing: false,
      url: image.url,
      width: image.width,
      height: image.height,
      original_width: image.originalWidth,
      original_height: image.originalHeight,
      phash: image.phash,
      thumbhash: image.thumbhash,
      variants: JSON.stringify(image.variants),
      order_index: place,
      // Place 0 is free only in an empty gallery: nobody has to step down.
      is_primary: place === 0,
      ready_at: sql<Date>`now()`,
    })
    .where("id", "=", assetId)
    .where("status", "=", "pending")
    .returning([...placeColumns, "price"])
    .executeTakeFirst();
}

/** Fails the still pending ones of these images and gives them. */
export async function markFailed(
  executor: Executor,
  ids: readonly string[],
  failure: { code: ImageErrorCode; retryable: boolean; shareReturned: boolean },
): Promise<Pick<AssetRow, "id" | "price">[]> {
  return await executor
    .updateTable("media_assets")
    .set({
      status: "failed",
      settlement: "voided",
      drawing: false,
      error_code: failure.code,
      error_retryable: failure.retryable,
      share_returned: failure.shareReturned,
    })
    .where("id", "in", [...ids])
    .where("status", "=", "pending")
    .returning(["id", "price"])
    .execute();
}

/** Takes an image off its place, which it remembers; `writePlaces` follows in the same transaction. */
export async function markDeleted(executor: Executor, place: Place, primaryChoices: number): Promise<void> {
  await executor
    .updateTable("media_assets")
    .set({
      deleted_at: sql<Date>`now()`,
      order_index: null,
      is_primary: false,
      deleted_order_index: place.order_index,
      deleted_as_primary: place.is_primary,
      deleted_primary_choices: primaryChoices,
    })
    .where("id", "=", place.id)
    .execute();
}

/** Puts a deleted image back at a place; `writePlaces` follows in the same transaction. */
export async function markRestored(executor: Executor, assetId: string, place: number): Promise<Place> {
  return await executor
    .updateTable("media_assets")
    .set({
      deleted_at: null,
      order_index: place,
      deleted_order_index: null,
      deleted_as_primary: false,
      deleted_primary_choices: null,
    })
    .where("id", "=", assetId)
    .returning(placeColumns)
    .executeTakeFirstOrThrow();
}

/** Writes what a new cut of an image changed, as its next version. */
export async function writeCut(
  executor: Executor,
  assetId: string,
  cut: Pick<ReadyImage, "url" | "width" | "height" | "phash" | "thumbhash" | "variants"> & {
    version: number;
    crop: CropRect | null;
    focalPoint: FocalPoint | null;
  },
): Promise<Place> {
  return await executor
    .updateTable("media_assets")
    .set({
      url: cut.url,
      width: cut.width,
      height: cut.height,
      phash: cut.phash,
      thumbhash: cut.thumbhash,
      variants: JSON.stringify(cut.variants),
      version: cut.version,
      crop: cut.crop === null ? null : JSON.stringify(cut.crop),
      focal_point: cut.focalPoint === null ? null : JSON.stringify(cut.focalPoint),
    })
    .where("id", "=", assetId)
    .returning(placeColumns)
    .executeTakeFirstOrThrow();
}

export async function writeTexts(
  executor: Executor,
  assetId: string,
  texts: { alt?: string | null; caption?: string | null },
): Promise<void> {
  await executor.updateTable("media_assets").set(texts).where("id", "=", assetId).execute();
}
