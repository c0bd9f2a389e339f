import type { EntityRef, Image } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { findListedAsset, listAssets } from "../database/media-assets.ts";
import { readGallery } from "../database/media-galleries.ts";
import type { Executor } from "../database/schema.ts";
import { requireReadable } from "../entities/access.ts";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";
import type { CallOptions, ImagePage } from "../services.ts";
import { toImage } from "./image-view.ts";

const pageSize = 100;

/**
 * One page of an entity's images, primary first.
 *
 * @throws MediaGenError `not_found`; `validation_failed` for a cursor that this server did not give.
 */
export async function listImages(
  context: Context,
  viewer: Caller | null,
  entity: EntityRef,
  options: CallOptions & { limit?: number; cursor?: string },
): Promise<ImagePage> {
  const record = await requireReadable(context, viewer, entity, options.signal);
  const isOwner = record.ownerId === viewer?.userId;
  const limit = Math.min(options.limit ?? pageSize, pageSize);
  const from = options.cursor === undefined ? 0 : readCursor(options.cursor);
  // The version is read first: a change in between makes the answer newer than its ETag, never older.
  const gallery = await readGallery(context.database.kysely, entity);
  const rows = await listAssets(context.database.kysely, entity, { from, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    images: page.map((row) => toImage(row, context.basePath, isOwner)),
    version: `${gallery?.version ?? 0}-${isOwner ? "owner" : "reader"}`,
    next: rows.length > limit ? writeCursor(from + limit) : null,
    visibility: record.visibility,
  };
}

/** The whole gallery as its owner sees it, inside the transaction that changed it or after. */
export async function listOwnImages(
  context: Context,
  executor: Executor,
  entity: EntityRef,
): Promise<Image[]> {
  const rows = await listAssets(executor, entity, { from: 0, limit: 10_000 });
  return rows.map((row) => toImage(row, context.basePath, true));
}

/** One image as its owner sees it. */
export async function showOwnImage(context: Context, executor: Executor, assetId: string): Promise<Image> {
  const row = await findListedAsset(executor, assetId);
  if (!row) throw new MediaGenError("not_found");
  return toImage(row, context.basePath, true);
}

function writeCursor(from: number): string {
  return Buffer.from(`from:${from}`).toString("base64url");
}

function readCursor(cursor: string): number {
  const found = /^from:(\d{1,9})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  if (found) return Number(found[1]);
  throw new MediaGenError("validation_failed", {
    errors: [{ path: "cursor", code: "invalid", message: "Use the cursor of the page before." }],
  });
}
