import type { Context } from "../context.ts";
import { listPendingSlots, stopDrawing } from "../database/media-assets.ts";
import { type ClaimedJob, extendLease, type JobLease, releaseLease } from "../database/media-job-leases.ts";
import { notify } from "../database/notify.ts";
import { errorFacts } from "../error-facts.ts";
import { drawChunk } from "./draw-chunk.ts";
import { changeLeasedJob, failSlots, settleFailed } from "./settle.ts";
import {
  CancelRequestedError,
  JobExpiredError,
  LeaseLostError,
  WorkerStoppingError,
} from "./stop-reasons.ts";
import { tellQueue } from "./tell-queue.ts";

/** A claimed job on its way. */
export interface JobRun {
  readonly jobId: string;
  /** Stops what is under way; the reason decides what becomes of the pending images. */
  stop(reason: CancelRequestedError | WorkerStoppingError): void;
  /** Resolves when the job is settled, given back or lost. Never rejects. */
  readonly done: Promise<void>;
}

/** Runs the pending images of a claimed job, under its lease, to their end. */
export function runJob(context: Context, job: ClaimedJob): JobRun {
  const lease: JobLease = { jobId: job.id, token: job.lease_token! };
  const stopping = new AbortController();
  const over = new AbortController();
  const facts = { job_id: job.id, provider: job.provider, attempt: job.attempt };
  const run = async (): Promise<void> => {
    keepLease(context, lease, stopping, over.signal).catch(() => undefined);
    expireLater(context, job.remaining_ms, stopping, over.signal);
    if (job.cancel_requested_at) stopping.abort(new CancelRequestedError());
    if (job.remaining_ms <= 0) stopping.abort(new JobExpiredError());
    try {
      if (job.attempt > 1) await resume(context, lease);
      await drawPending(context, job, lease, stopping.signal);
    } catch (error) {
      await wrapUp(context, lease, stopping.signal.aborted ? stopping.signal.reason : error);
    } finally {
      over.abort();
    }
  };
  return {
    jobId: job.id,
    stop: (reason) => stopping.abort(reason),
    done: context.telemetry
      .span("media_gen run job", { kind: "consumer", parent: job.trace_context, facts }, run)
      .catch((error: unknown) => {
        context.logger.error(
          { job_id: job.id, error: errorFacts(error) },
          "a job was left for the next worker",
        );
      }),
  };
}

/** Images that a dead worker was drawing are pending again; those that were tried too often end. */
export async function resume(context: Context, lease: JobLease): Promise<void> {
  await changeLeasedJob(context, lease, async (transaction, job) => {
    const drawn = await stopDrawing(transaction, job.id, { countCalls: true });
    const { metrics } = context.telemetry;
    transaction.afterCommit(() => metrics.imagesWasted("worker_died", drawn));
    const pending = await listPendingSlots(transaction, job.id);
    const exhausted = pending.filter((slot) => slot.attempt >= context.worker.maxAttempts);
    await failSlots(
      context,
      transaction,
      job,
      exhausted.map((slot) => slot.id),
      { code: "internal", retryable: true, returnsShare: true },
    );
  });
}

async function drawPending(
  context: Context,
  job: ClaimedJob,
  lease: JobLease,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const ids = (await listPendingSlots(context.database.kysely, job.id)).map((slot) => slot.id);
  const provider = context.providers.get(job.provider);
  if (!provider) {
    context.logger.error({ job_id: job.id, provider: job.provider }, "this worker has no such engine");
    await settleFailed(context, lease, ids, {
      code: "provider_error",
      retryable: true,
      returnsShare: true,
    });
    return;
  }
  const size = Math.max(1, provider.capabilities.max_images_per_call);
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += size) chunks.push(ids.slice(start, start + size));
  const lanes = Array.from({ length: Math.min(context.worker.callsPerJob, chunks.length) }, async () => {
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
      signal.throwIfAborted();
      await drawChunk(context, { job, lease, provider, ids: chunk }, signal);
    }
  });
  const results = await Promise.allSettled(lanes);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** Ends or gives back a job whose work has stopped; the reason decides which. A lease that is over changes nothing. */
export async function wrapUp(context: Context, lease: JobLease, reason: unknown): Promise<void> {
  if (reason instanceof LeaseLostError) context.telemetry.metrics.leaseLost();
  try {
    if (reason instanceof CancelRequestedError) await settleRest(context, lease, "cancelled");
    else if (reason instanceof JobExpiredError) await settleRest(context, lease, "expired");
    else if (reason instanceof WorkerStoppingError) await giveBack(context, lease, false);
    else if (!(reason instanceof LeaseLostError)) {
      context.logger.error(
        { job_id: lease.jobId, error: errorFacts(reason) },
        "a job stopped half way; it is tried again",
      );
      await giveBack(context, lease, true);
    }
  } catch (error) {
    if (!(error instanceof LeaseLostError)) throw error;
    context.telemetry.metrics.leaseLost();
  }
}

async function settleRest(context: Context, lease: JobLease, code: "cancelled" | "expired"): Promise<void> {
  await changeLeasedJob(context, lease, async (transaction, job) => {
    const pending = await listPendingSlots(transaction, job.id);
    for (const drawing of [false, true]) {
      await failSlots(
        context,
        transaction,
        job,
        pending.filter((slot) => slot.drawing === drawing).map((slot) => slot.id),
        { code, retryable: true, returnsShare: code !== "cancelled" || !drawing },
      );
    }
  });
}

/** Lets go of a job so that any worker may take it at once. False when the lease was over. */
export async function giveBack(context: Context, lease: JobLease, countCalls: boolean): Promise<boolean> {
  const released = await context.database.transaction(async (transaction) => {
    if (!(await releaseLease(transaction, lease))) return false;
    await stopDrawing(transaction, lease.jobId, { countCalls });
    await notify(transaction, { kind: "queued", jobId: lease.jobId });
    return true;
  });
  if (released && context.queue.consumers === "outside") {
    await tellQueue(context, lease.jobId, { again: true });
  }
  return released;
}

/**
 * Extends the lease until the run is over. Only the database says that it is lost: while the database is silent, or the
 * machine too busy to ask in time, the work goes on, because nothing of it counts without the token.
 */
async function keepLease(
  context: Context,
  lease: JobLease,
  stopping: AbortController,
  over: AbortSignal,
): Promise<void> {
  const { clock, worker } = context;
  let asking = 0;
  const ask = async (): Promise<void> => {
    asking += 1;
    try {
      const answer = await extendLease(context.database.kysely, lease, worker.leaseMs);
      if (over.aborted) return;
      if (answer === null) stopping.abort(new LeaseLostError());
      else if (answer.cancelRequested) stopping.abort(new CancelRequestedError());
    } finally {
      asking -= 1;
    }
  };
  while (!over.aborted) {
    await clock.sleep(worker.heartbeatMs, over);
    // A connection that died without a word answers nothing: one more is asked while there is time, and no third.
    if (asking < 2) ask().catch(() => undefined);
  }
}

function expireLater(
  context: Context,
  remainingMs: number,
  stopping: AbortController,
  over: AbortSignal,
): void {
  context.clock
    .sleep(Math.max(0, Math.min(remainingMs, 2 ** 31 - 1)), over)
    .then(() => stopping.abort(new JobExpiredError()))
    .catch(() => undefined);
}
