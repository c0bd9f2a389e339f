import { isTerminal } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { type JobSnapshot, readJob } from "../database/media-jobs.ts";
import { requireReadable } from "../entities/access.ts";
import { errorFacts } from "../error-facts.ts";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";

// A lost notification costs at most this long.
const rereadMs = 5000;

/**
 * A job, for the one who started it.
 *
 * @throws MediaGenError `not_found`; `forbidden` for others who may at least read the entity.
 */
export async function requireOwnJob(
  context: Context,
  caller: Caller,
  jobId: string,
  signal?: AbortSignal,
): Promise<JobSnapshot> {
  const job = await readJob(context.database.kysely, jobId);
  if (!job) throw new MediaGenError("not_found");
  if (job.owner_id !== caller.userId) {
    await requireReadable(context, caller, job, signal);
    throw new MediaGenError("forbidden");
  }
  return job;
}

/** The job as soon as its version passes `since`, or as it is after `wait` seconds or at its end. */
export async function waitForJob(
  context: Context,
  caller: Caller,
  jobId: string,
  options: { wait: number; since: number; signal?: AbortSignal },
): Promise<JobSnapshot> {
  const { signal, since } = options;
  const until = context.clock.now().getTime() + options.wait * 1000;
  let wake = (): void => undefined;
  let told = false;
  // Listening comes before the first look, so that no change falls between the two.
  const stop = await context.changes
    .subscribe((notification) => {
      if (notification.kind !== "resync" && notification.jobId !== jobId) return;
      told = true;
      wake();
    })
    .catch((error: unknown) => {
      context.logger.warn(
        { error: errorFacts(error) },
        "changes are not heard of; jobs are looked at every few seconds instead",
      );
      return () => undefined;
    });
  try {
    for (;;) {
      told = false;
      signal?.throwIfAborted();
      const job = await requireOwnJob(context, caller, jobId, signal);
      const left = until - context.clock.now().getTime();
      if (isAnswer(job, since) || left <= 0) return job;
      const woken = new AbortController();
      wake = () => woken.abort();
      if (told) continue;
      await context.clock
        .sleep(Math.min(left, rereadMs), signal ? AbortSignal.any([signal, woken.signal]) : woken.signal)
        .catch(() => undefined);
    }
  } finally {
    stop();
  }
}

function isAnswer(job: JobSnapshot, since: number): boolean {
  return job.version > since || isTerminal(job.status);
}
