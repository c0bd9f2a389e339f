import type { ImageErrorCode } from "@media-gen/contract";
import type { Context } from "../context.ts";
import type { ReadyImage } from "../database/media-assets.ts";
import { storeFiles } from "../gallery/image-files.ts";
import { imageUrl } from "../gallery/image-url.ts";
import { CorruptImageError, type FinishedFile, type Provenance } from "../imaging/imaging.ts";

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
  const { telemetry } = context;
  const facts = { asset_id: image.assetId };
  const finished = await telemetry
    .step("imaging", facts, () =>
      context.imaging.finish(image.bytes, {
        longSide: context.limits.outputLongSide,
        provenance: image.provenance,
        signal,
      }),
    )
    .catch((error: unknown) => {
      signal.throwIfAborted();
      throw new FinishingError(error instanceof CorruptImageError ? "corrupt" : "internal", { cause: error });
    });
  await telemetry.step("guard", facts, () => lookAt(context, finished.files, signal));
  const variants = await telemetry
    .step("store", facts, () => storeFiles(context, image.assetId, finished.files, signal))
    .catch((error: unknown) => {
      signal.throwIfAborted();
      throw new FinishingError("storage_error", { cause: error });
    });
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
