import type { Context } from "../context.ts";
import { listWaitingJobs } from "../database/media-job-leases.ts";
import { tellQueue } from "./tell-queue.ts";

const batch = 100;
const longestWaitMs = 60_000;

/**
 * Looks, for a queue whose consumers are outside, for jobs whose message came to nothing, and tells the queue again: of
 * orphaned jobs at once, of others after `resendMs`, then each time after twice as long, up to a minute. A doubled message costs nothing.
 *
 * @param end Takes a job that only waits to be ended.
 */
export function createResend(
  context: Context,
  end: (jobId: string) => Promise<unknown>,
): () => Promise<void> {
  const nextWait = (waitMs: number): number =>
    Math.max(context.worker.resendMs, Math.min(waitMs * 2, longestWaitMs));
  const told = new Map<string, { at: number; waitMs: number }>();
  return async () => {
    const { resendMs } = context.worker;
    const jobs = await listWaitingJobs(context.database.kysely, { afterMs: resendMs, limit: batch });
    const now = context.clock.now().getTime();
    const waiting = new Set(jobs.map((job) => job.id));
    for (const id of told.keys()) if (!waiting.has(id)) told.delete(id);
    for (const job of jobs) {
      const last = told.get(job.id);
      if (job.ending) await end(job.id);
      else if (!last || now - last.at >= last.waitMs) {
        told.set(job.id, { at: now, waitMs: last ? nextWait(last.waitMs) : resendMs });
        await tellQueue(context, job.id, { again: true });
      }
    }
  };
}
