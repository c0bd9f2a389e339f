import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { claimJob } from "../database/media-job-leases.ts";
import { errorFacts } from "../error-facts.ts";
import { sweep } from "../gallery/sweep.ts";
import type { StopConsuming } from "../ports/job-queue.ts";
import { type JobRun, runJob } from "./job-run.ts";
import { createResend } from "./resend.ts";
import { CancelRequestedError, WorkerStoppingError } from "./stop-reasons.ts";

/** Takes waiting jobs and runs them; the same in the host's process and in one of its own. */
export interface Worker {
  /** Starts taking jobs. Does nothing when it already does. */
  start(): Promise<void>;
  /**
   * Takes no more jobs, lets those under way finish for `drainMs` (the setting when absent), and gives the others back.
   * Resolves when nothing runs any more. A second call with a shorter time hurries the first.
   */
  stop(options?: { drainMs?: number }): Promise<void>;
}

/** Builds a worker that looks for jobs on a queue's message, on a notification, and every `scanMs` by itself. */
export function createWorker(context: Context): Worker {
  const runs = new Map<string, JobRun>();
  let claiming = 0;
  let accepting = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let stopListening: () => void = () => undefined;
  let stopConsuming: StopConsuming = async () => undefined;
  let scanning = new AbortController();

  const hasRoom = (): boolean => accepting && runs.size + claiming < context.worker.concurrency;

  const take = async (jobId?: string): Promise<JobRun | null> => {
    claiming += 1;
    try {
      const job = await claimJob(context.database.kysely, {
        token: randomUUID(),
        leaseMs: context.worker.leaseMs,
        jobTimeoutMs: context.worker.jobTimeoutMs,
        jobId,
        // On a machine that is too busy for heartbeats a worker must not take its own work away from itself.
        except: [...runs.keys()],
      });
      if (!job) return null;
      const run = runJob(context, job);
      runs.set(job.id, run);
      if (!accepting) run.stop(new WorkerStoppingError());
      void run.done.finally(() => {
        runs.delete(job.id);
        look();
      });
      return run;
    } finally {
      claiming -= 1;
    }
  };

  const isTakenOutside = context.queue.consumers === "outside";
  const resend = createResend(context, take);

  /** Takes whatever waits while there is room, or tells those outside who take it; one look at a time. */
  const look = (): void => {
    lookAgain = true;
    looking ??= (async () => {
      while (lookAgain && hasRoom()) {
        lookAgain = false;
        if (isTakenOutside) await resend();
        else while (hasRoom() && (await take()));
      }
    })()
      .catch((error: unknown) =>
        context.logger.warn({ error: errorFacts(error) }, "waiting jobs could not be looked for"),
      )
      .finally(() => {
        looking = null;
      });
  };

  const scan = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      look();
      await context.clock.sleep(context.worker.scanMs, signal).catch(() => undefined);
    }
  };

  const sweepNowAndThen = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      await context.clock.sleep(context.worker.sweepMs, signal);
      const report = await sweep(context, { signal }).catch((error: unknown) => {
        context.logger.warn({ error: errorFacts(error) }, "the sweep did not finish; the next one goes on");
        return { removed: 0, missing: [] };
      });
      if (report.removed > 0) {
        context.logger.info({ removed: report.removed }, "files that nobody can see were removed");
      }
      if (report.missing.length > 0) {
        context.logger.error({ missing: report.missing }, "images name files that the store does not have");
      }
    }
  };

  return {
    start: async () => {
      if (accepting) return;
      accepting = true;
      scanning = new AbortController();
      stopListening = await context.changes.subscribe((notification) => {
        if (notification.kind === "cancel") runs.get(notification.jobId)?.stop(new CancelRequestedError());
        if (isTakenOutside) return;
        if (notification.kind === "queued" || notification.kind === "resync") look();
      });
      stopConsuming = await context.queue.consume(
        async (jobId) => {
          // Without room the job waits in its row, and is found when a run ends.
          if (hasRoom()) await (await take(jobId))?.done;
        },
        { concurrency: context.worker.concurrency },
      );
      void scan(scanning.signal);
      sweepNowAndThen(scanning.signal).catch(() => undefined);
    },
    stop: async (options = {}) => {
      accepting = false;
      scanning.abort();
      // At once, so that the queue hands no more messages to a worker that would only let them lie.
      const consumed = stopConsuming();
      consumed.catch(() => undefined);
      await looking;
      const drained = new AbortController();
      const grace = context.clock
        .sleep(options.drainMs ?? context.worker.drainMs, drained.signal)
        .then(() => {
          for (const run of runs.values()) run.stop(new WorkerStoppingError());
        })
        .catch(() => undefined);
      await Promise.all([...runs.values()].map((run) => run.done));
      drained.abort();
      await grace;
      await consumed;
      stopListening();
    },
  };
}
