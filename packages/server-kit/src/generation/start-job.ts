import type { Context } from "../context.ts";
import type { DatabaseTransaction } from "../database/database.ts";
import { readDailyUsage } from "../database/media-daily-usage.ts";
import { findJobByKey, findLiveJob, type JobSnapshot } from "../database/media-jobs.ts";
import { insertJob, type NewJob } from "../database/new-job.ts";
import type { Executor } from "../database/schema.ts";
import { MediaGenError } from "../errors.ts";
import { tellQueue } from "./tell-queue.ts";

/** The job that a request started, or the one that the same request had started before. */
export interface StartedJob {
  jobId: string;
  replayed: boolean;
  /** The job as it was written; absent when it had been started before. */
  written?: JobSnapshot;
}

// A live job may end between the refused insert and the look at it; then the insert is tried again.
const mostTries = 5;

/**
 * Writes a job in one transaction: key, live-job slot, share of the day, credits, images. A refusal leaves nothing.
 *
 * @throws MediaGenError `idempotency_conflict`, `job_already_running`, `daily_limit_reached` or `insufficient_credits`.
 */
export async function startJob(context: Context, wanted: Omit<NewJob, "traceContext">): Promise<StartedJob> {
  const job = { ...wanted, traceContext: context.telemetry.traceParent() };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const started = await context.database.transaction(async (transaction) => {
      const inserted = await insertJob(transaction, job);
      if (inserted === "conflict") return await explainConflict(transaction, job);
      if (inserted === "capped") throw await dailyLimit(transaction, job);
      await holdCredits(context, transaction, job);
      return { jobId: job.id, replayed: false, written: inserted };
    });
    if (!started) continue;
    if (!started.replayed) await tellQueue(context, job.id);
    return started;
  }
  throw new MediaGenError("job_already_running");
}

/**
 * The job that the same request started before, or null.
 *
 * @throws MediaGenError `idempotency_conflict` when the key belongs to another request.
 */
export async function findReplay(
  executor: Executor,
  job: Pick<NewJob, "ownerId" | "idempotencyKey" | "requestHash">,
): Promise<StartedJob | null> {
  if (job.idempotencyKey === null) return null;
  const earlier = await findJobByKey(executor, job.ownerId, job.idempotencyKey);
  if (!earlier) return null;
  if (earlier.request_hash !== job.requestHash) throw new MediaGenError("idempotency_conflict");
  return { jobId: earlier.id, replayed: true };
}

async function explainConflict(transaction: DatabaseTransaction, job: NewJob): Promise<StartedJob | null> {
  const replay = await findReplay(transaction, job);
  if (replay) return replay;
  const live = await findLiveJob(transaction, job);
  if (live) throw new MediaGenError("job_already_running", { job_id: live });
  return null;
}

async function dailyLimit(transaction: DatabaseTransaction, job: NewJob): Promise<MediaGenError> {
  const { limit, timeZone } = job.daily!;
  const usage = await readDailyUsage(transaction, job.ownerId, timeZone);
  return new MediaGenError("daily_limit_reached", {
    retry_after: usage.secondsToReset,
    remaining: Math.max(0, limit - usage.used),
  });
}

async function holdCredits(context: Context, transaction: DatabaseTransaction, job: NewJob): Promise<void> {
  if (!context.credits || job.pricePerImage === 0) return;
  const holds = job.slots.map((slot) => ({
    id: slot.id,
    ownerId: job.ownerId,
    jobId: job.id,
    amount: job.pricePerImage,
  }));
  if (await context.credits.hold(holds, transaction)) return;
  const balance = await context.credits.balance(job.ownerId, transaction);
  throw new MediaGenError("insufficient_credits", balance === null ? {} : { remaining: balance });
}
