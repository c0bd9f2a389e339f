import { randomBytes } from "node:crypto";
import type { ImageErrorCode } from "@media-gen/contract";
import type { Context } from "../context.ts";
import type { ReadyImage } from "../database/media-assets.ts";
import type { JobRow, StoredVariant } from "../database/schema.ts";
import { imageUrl } from "../gallery/image-url.ts";
import { CorruptImageError, type FinishedFile, type Provenance } from "../imaging/imaging.ts";
import type { ImageProvider } from "../ports/image-provider.ts";

/** An image could not be finished; says what the owner is told. */
export class FinishingError extends Error {
  readonly code: ImageErrorCode;

  constructor(code: ImageErrorCode, options?: ErrorOptions) {
    super(`The image could not be finished: ${code}.`, options);
    this.name = "FinishingError";
    this.code = code;
  }
}

/**
 * Turns engine bytes into stored files: decoded and encoded again, looked at by the guard, then stored under new keys.
 *
 * @returns What the image's row needs; nothing is real until that row says so.
 * @throws FinishingError with `corrupt`, `blocked`, `storage_error` or `internal`; nothing is left in the store.
 */
export async function finishImage(
  context: Context,
  image: { assetId: string; bytes: Uint8Array; provenance: Provenance },
  signal: AbortSignal,
): Promise<ReadyImage> {
  const finished = await context.imaging
    .finish(image.bytes, {
      longSide: context.limits.outputLongSide,
      provenance: image.provenance,
      signal,
    })
    .catch((error: unknown) => {
      signal.throwIfAborted();
      throw new FinishingError(error instanceof CorruptImageError ? "corrupt" : "internal", { cause: error });
    });
  await lookAt(context, finished.files, signal);
  const variants = await storeFiles(context, image.assetId, finished.files, signal);
  return {
    url: imageUrl(context.basePath, image.assetId, 1),
    width: finished.width,
    height: finished.height,
    originalWidth: finished.originalWidth,
    originalHeight: finished.originalHeight,
    phash: finished.phash,
    thumbhash: finished.thumbhash,
    variants,
  };
}

/** What the files of a job's image say about their origin. */
export function provenanceOf(
  job: Pick<JobRow, "id">,
  assetId: string,
  provider: Pick<ImageProvider, "id" | "digitalSourceType">,
  createdAt: Date,
): Provenance {
  return {
    digitalSourceType: provider.digitalSourceType,
    provider: provider.id,
    assetId,
    jobId: job.id,
    createdAt,
  };
}

async function lookAt(context: Context, files: readonly FinishedFile[], signal: AbortSignal): Promise<void> {
  const shown = files.find((file) => file.variant === "1024") ?? files[0];
  if (!context.guard.checkImage || !shown) return;
  const verdict = await context.guard
    .checkImage({ bytes: shown.bytes, contentType: shown.contentType }, { signal })
    .catch((error: unknown) => {
      signal.throwIfAborted();
      throw new FinishingError("internal", { cause: error });
    });
  if (verdict.action === "block") throw new FinishingError("blocked");
}

/** Stores files side by side under keys that nobody can guess and nobody used before. All or none. */
export async function storeFiles(
  context: Context,
  assetId: string,
  files: readonly FinishedFile[],
  signal: AbortSignal | undefined,
): Promise<StoredVariant[]> {
  const attemptId = randomBytes(16).toString("hex");
  const stored = files.map((file) => ({
    file,
    row: {
      name: file.variant,
      key: `images/${assetId}/${attemptId}/${file.variant}.webp`,
      width: file.width,
      height: file.height,
      content_type: file.contentType,
    },
  }));
  const puts = await Promise.allSettled(
    stored.map(({ file, row }) =>
      context.objects.put(row.key, file.bytes, { contentType: file.contentType, signal }),
    ),
  );
  const refused = puts.find((put) => put.status === "rejected");
  if (refused) {
    await discardFiles(
      context,
      stored.map(({ row }) => row),
    );
    signal?.throwIfAborted();
    throw new FinishingError("storage_error", { cause: refused.reason });
  }
  return stored.map(({ row }) => row);
}

/** Removes files that no row names. What cannot be removed now is left for the sweep. */
export async function discardFiles(
  context: Context,
  files: readonly Pick<StoredVariant, "key">[],
): Promise<void> {
  if (files.length === 0) return;
  await context.objects
    .delete(
      files.map((file) => file.key),
      {},
    )
    .catch((error: unknown) => context.logger.warn({ error }, "files without a row are left for the sweep"));
}
