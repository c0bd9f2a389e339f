import type { ImageErrorCode } from "@media-gen/contract";
import type { Context } from "../context.ts";
import type { DatabaseTransaction } from "../database/database.ts";
import { markFailed, markReady, type ReadyImage } from "../database/media-assets.ts";
import { returnDailyShare } from "../database/media-daily-usage.ts";
import { type JobLease, type TouchedJob, touchLeasedJob } from "../database/media-job-leases.ts";
import { closeJobChange } from "../database/media-jobs.ts";
import { recordEvent } from "../events/record.ts";
import { changeGallery, type LockedGallery } from "../gallery/change.ts";
import { LeaseLostError } from "./stop-reasons.ts";

/** Why an image was not made. */
export interface SlotFailure {
  code: ImageErrorCode;
  retryable: boolean;
  /** False when the engine drew it, or was drawing it, and its share of the day stays taken. */
  returnsShare: boolean;
}

/**
 * Changes a job under its lease: counts the change, ends the job when nothing is pending, tells everybody.
 *
 * @throws LeaseLostError when the token is stale; nothing was changed.
 */
export async function changeLeasedJob<T>(
  context: Context,
  lease: JobLease,
  work: (transaction: DatabaseTransaction, job: TouchedJob) => Promise<T>,
): Promise<T> {
  return await retryDeadlocks(() =>
    context.database.transaction(async (transaction) => {
      const job = await touchLeasedJob(transaction, lease);
      if (!job) throw new LeaseLostError();
      const result = await work(transaction, job);
      await endJobChange(context, transaction, job);
      return result;
    }),
  );
}

/** The last step of a transaction that changed a job's images: ends the job when nothing is pending, tells everybody. */
export async function endJobChange(
  context: Context,
  transaction: DatabaseTransaction,
  job: Pick<TouchedJob, "id" | "version">,
): Promise<void> {
  const ended = await closeJobChange(transaction, job);
  const { metrics } = context.telemetry;
  if (!ended) return;
  transaction.afterCommit(() => metrics.jobEnded(ended.status, ended.seconds));
  const { entity_type, entity_id, owner_id, status, total, ready } = ended;
  const counts = { total, ready, failed: total - ready };
  const data = { job_id: job.id, entity_type, entity_id, owner_id, status, counts };
  await recordEvent(context, transaction, { type: "job.ended", data });
}

/**
 * Makes an image ready: its place in the gallery, its credits, the gallery row and the host's columns, all or nothing.
 *
 * @returns False, and nothing changed, when the image is not pending any more.
 * @throws LeaseLostError when the token is stale.
 */
export async function settleReady(
  context: Context,
  lease: JobLease,
  slot: { id: string; slot: number },
  image: ReadyImage,
): Promise<boolean> {
  return await changeLeasedJob(context, lease, async (transaction, job) => {
    const price = await changeGallery(context, transaction, job, async (gallery) => {
      const ids = gallery.places.map((place) => place.id);
      const place = placeFor(gallery, job.id, slot.slot);
      const ready = await markReady(transaction, slot.id, image, place);
      if (!ready) return { ids, result: null };
      return { ids: ids.toSpliced(place, 0, slot.id), changed: ready, result: ready.price };
    });
    if (price === null) return false;
    transaction.afterCommit(() => context.telemetry.metrics.imagesEnded("ready", 1));
    if (context.credits && price > 0) {
      await context.credits.capture(
        [{ id: slot.id, ownerId: job.owner_id, jobId: job.id, amount: price }],
        transaction,
      );
    }
    return true;
  });
}

/** Fails images inside a transaction that has locked their job. Gives the ids of those that were still pending. */
export async function failSlots(
  context: Context,
  transaction: DatabaseTransaction,
  job: TouchedJob,
  ids: readonly string[],
  failure: SlotFailure,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const failed = await markFailed(transaction, ids, {
    code: failure.code,
    retryable: failure.retryable,
    shareReturned: failure.returnsShare && job.usage_day !== null,
  });
  if (failed.length > 0 && failure.returnsShare && job.usage_day !== null) {
    await returnDailyShare(transaction, job.owner_id, job.usage_day, failed.length);
  }
  if (failed.length > 0) {
    transaction.afterCommit(() => context.telemetry.metrics.imagesEnded(failure.code, failed.length));
  }
  const holds = failed
    .filter(({ price }) => price > 0)
    .map(({ id, price }) => ({ id, ownerId: job.owner_id, jobId: job.id, amount: price }));
  if (context.credits && holds.length > 0) await context.credits.void(holds, transaction);
  return failed.map(({ id }) => id);
}

/**
 * Fails images under the worker's lease.
 *
 * @throws LeaseLostError when the token is stale.
 */
export async function settleFailed(
  context: Context,
  lease: JobLease,
  ids: readonly string[],
  failure: SlotFailure,
): Promise<string[]> {
  if (ids.length === 0) return [];
  return await changeLeasedJob(context, lease, (transaction, job) =>
    failSlots(context, transaction, job, ids, failure),
  );
}

/** Images of one job stand in the order of their slots, behind the primary. */
function placeFor(gallery: LockedGallery, jobId: string, slot: number): number {
  const later = gallery.places.findIndex(
    (place) => place.job_id === jobId && place.slot > slot && !place.is_primary,
  );
  return later === -1 ? gallery.places.length : later;
}

// The last one: a migration changed a table under a prepared statement.
const undoneCodes = new Set(["40001", "40P01", "0A000"]);

/** The database undid these transactions for certain, so that they can be run again. */
export async function retryDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (tries >= 5 || typeof code !== "string" || !undoneCodes.has(code)) throw error;
    }
  }
}
