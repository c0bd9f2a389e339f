import { randomBytes } from "node:crypto";
import type { Context } from "../context.ts";
import type { StoredVariant } from "../database/schema.ts";
import { errorFacts } from "../error-facts.ts";
import { MediaGenError } from "../errors.ts";
import type { FinishedFile } from "../imaging/imaging.ts";

const retryAfterSeconds = 5;

/** The store did not take an image's files; none of them is left there. */
export class StorageError extends Error {
  constructor(options?: ErrorOptions) {
    super("The files of an image could not be stored.", options);
    this.name = "StorageError";
  }
}

/**
 * Stores files side by side under keys that nobody can guess and nobody used before. All or none.
 *
 * @throws StorageError when the store refuses one of them.
 */
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
    throw new StorageError({ cause: refused.reason });
  }
  return stored.map(({ row }) => row);
}

/**
 * Asks the store on behalf of a request.
 *
 * @throws MediaGenError `service_unavailable` when the store does not give what it should, or the signal's reason.
 */
export async function askStore<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    throw new MediaGenError("service_unavailable", { retry_after: retryAfterSeconds }, { cause: error });
  }
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
    .catch((error: unknown) =>
      context.logger.warn({ error: errorFacts(error) }, "files without a row are left for the sweep"),
    );
}
