import { randomUUID } from "node:crypto";
import type {
  ClaimJobAnswer,
  ExtendJobAnswer,
  ReleaseJobAnswer,
  RunJobAnswer,
  SettleSlotAnswer,
} from "@media-gen/contract";
import type { Context } from "../context.ts";
import {
  type ClaimedJob,
  claimJob,
  extendLease,
  type JobLease,
  startDrawing,
} from "../database/media-job-leases.ts";
import { type JobSnapshot, readJob } from "../database/media-jobs.ts";
import { receiveMessage } from "../database/media-received-messages.ts";
import { MediaGenError } from "../errors.ts";
import type { EngineOutcome } from "../ports/image-provider.ts";
import { ratioSize } from "../prompts/styles.ts";
import type { OutsideWork } from "../services.ts";
import { giveBack, type JobRun, resume, runJob, wrapUp } from "./job-run.ts";
import { retryDeadlocks } from "./settle.ts";
import { settleOutcome } from "./settle-outcome.ts";
import {
  CancelRequestedError,
  JobExpiredError,
  LeaseLostError,
  WorkerStoppingError,
} from "./stop-reasons.ts";

/** What programs outside the kit do for it, and what of it is under way in this process. */
export interface OutsideWorkRoom extends OutsideWork {
  /** Takes no more jobs, lets those that run here finish for `drainMs` (default 0), and gives the others back. */
  close(options?: { drainMs?: number }): Promise<void>;
}

/** Serves workers outside the kit; the database's lease decides which of them has a job. */
export function createOutsideWork(context: Context): OutsideWorkRoom {
  const db = context.database.kysely;
  const runs = new Map<string, JobRun>();
  let listening: Promise<() => void> | null = null;
  let closed = false;

  const find = async (jobId: string): Promise<JobSnapshot> => {
    const job = await readJob(db, jobId);
    if (!job) throw new MediaGenError("not_found");
    return job;
  };
  const isDrawnOutside = (job: JobSnapshot): boolean =>
    context.providers.get(job.provider)?.drawn === "outside";
  const claim = async (jobId: string): Promise<ClaimedJob | null> =>
    await claimJob(db, {
      token: randomUUID(),
      leaseMs: context.worker.leaseMs,
      jobTimeoutMs: context.worker.jobTimeoutMs,
      jobId,
    });
  const hearCancels = async (): Promise<void> => {
    listening ??= context.changes.subscribe((notification) => {
      if (notification.kind === "cancel") runs.get(notification.jobId)?.stop(new CancelRequestedError());
    });
    await listening.catch(() => {
      // The heartbeat hears of a cancel too, only later.
      listening = null;
    });
  };

  return {
    run: async (jobId, { messageId, signal }): Promise<RunJobAnswer> => {
      const found = await find(jobId);
      const mayRun = !closed && !isDrawnOutside(found) && (await receiveMessage(db, messageId));
      if (!mayRun) return { ran: false, status: found.status };
      await hearCancels();
      const job = runs.has(jobId) ? null : await claim(jobId);
      if (!job) return { ran: false, status: (await find(jobId)).status };
      const run = runJob(context, job);
      runs.set(jobId, run);
      const stop = (): void => run.stop(new WorkerStoppingError());
      if (signal?.aborted || closed) stop();
      signal?.addEventListener("abort", stop, { once: true });
      await run.done;
      signal?.removeEventListener("abort", stop);
      runs.delete(jobId);
      return { ran: true, status: (await find(jobId)).status };
    },
    claim: async (jobId, { messageId }): Promise<ClaimJobAnswer> => {
      const found = await find(jobId);
      if (!isDrawnOutside(found) || !(await receiveMessage(db, messageId))) return { work: null };
      const job = await claim(jobId);
      return { work: job && (await startWork(context, job)) };
    },
    extend: async (jobId, token, { messageId }): Promise<ExtendJobAnswer> => {
      const found = await find(jobId);
      const isWanted = found.cancel_requested_at === null;
      if (!(await receiveMessage(db, messageId))) {
        return { held: found.lease_token === token, cancel_requested: !isWanted };
      }
      const lease = { jobId, token };
      const extended = await extendLease(db, lease, context.worker.leaseMs);
      if (!extended) return { held: false, cancel_requested: !isWanted };
      if (extended.expired) await wrapUp(context, lease, new JobExpiredError());
      return { held: !extended.expired, cancel_requested: extended.cancelRequested };
    },
    settle: async (jobId, token, outcome, { signal }): Promise<SettleSlotAnswer> =>
      await settleSlot(context, await find(jobId), { jobId, token }, outcome, signal),
    release: async (jobId, token): Promise<ReleaseJobAnswer> => {
      const lease = { jobId, token };
      const found = await find(jobId);
      if (found.lease_token !== token) return { released: false };
      if (found.cancel_requested_at === null) return { released: await giveBack(context, lease, true) };
      await wrapUp(context, lease, new CancelRequestedError());
      return { released: true };
    },
    close: async ({ drainMs = 0 } = {}) => {
      closed = true;
      const drained = new AbortController();
      const stopped = context.clock.sleep(drainMs, drained.signal).then(
        () => {
          for (const run of runs.values()) run.stop(new WorkerStoppingError());
        },
        () => undefined,
      );
      await Promise.all([...runs.values()].map((run) => run.done));
      drained.abort();
      await stopped;
      (await listening?.catch(() => null))?.();
    },
  };
}

/** Marks a claimed job's images as being drawn and says what they are to show. Null when nothing is left to draw. */
async function startWork(context: Context, job: ClaimedJob): Promise<ClaimJobAnswer["work"]> {
  const lease: JobLease = { jobId: job.id, token: job.lease_token! };
  const overdue = job.remaining_ms <= 0 ? new JobExpiredError() : null;
  const reason = job.cancel_requested_at ? new CancelRequestedError() : overdue;
  if (reason) {
    await wrapUp(context, lease, reason);
    return null;
  }
  if (job.attempt > 1) await resume(context, lease);
  const found = await readJob(context.database.kysely, job.id);
  const pending = (found?.slots ?? []).filter((slot) => slot.status === "pending");
  const started =
    pending.length > 0
      ? await retryDeadlocks(() =>
          startDrawing(
            context.database.kysely,
            lease,
            pending.map((slot) => slot.id),
          ),
        )
      : null;
  if (started?.cancelRequested) await wrapUp(context, lease, new CancelRequestedError());
  const ratio = ratioSize(job.ratio, context.limits.outputLongSide);
  if (!started || started.cancelRequested || !ratio) return null;
  return {
    job_id: job.id,
    lease_token: lease.token,
    lease_ms: context.worker.leaseMs,
    heartbeat_ms: context.worker.heartbeatMs,
    provider: job.provider,
    prompt: job.prompt,
    negative_prompt: job.negative_prompt,
    style: job.style,
    ratio,
    variation:
      job.variation_strength === null
        ? null
        : { base_seed: Number(job.seed), strength: job.variation_strength },
    slots: started.slots
      .map(({ slot, seed }) => ({ slot, seed: Number(seed) }))
      .toSorted((one, other) => one.slot - other.slot),
  };
}

/** Settles one slot under the lease of who drew it. A slot that was decided before stays as it is. */
async function settleSlot(
  context: Context,
  job: JobSnapshot,
  lease: JobLease,
  outcome: EngineOutcome,
  signal?: AbortSignal,
): Promise<SettleSlotAnswer> {
  const slot = job.slots.find((one) => one.slot === outcome.slot);
  if (!slot) throw new MediaGenError("not_found");
  const held = job.lease_token === lease.token;
  const provider = context.providers.get(job.provider);
  if (!held || !provider || slot.status !== "pending") return { settled: false, held };
  try {
    await settleOutcome(
      context,
      { job, lease, provider, outlastsOutages: false },
      slot,
      outcome,
      signal ?? new AbortController().signal,
    );
  } catch (error) {
    if (!(error instanceof LeaseLostError)) throw error;
    return { settled: false, held: false };
  }
  const after = await readJob(context.database.kysely, job.id);
  return { settled: true, held: after?.lease_token === lease.token };
}
