import { isTerminal } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { type JobSnapshot, readJob } from "../database/media-jobs.ts";
import { requireOwner } from "../entities/access.ts";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";

/**
 * A job, for the one who started it and still owns the entity: who gave an entity away sees no more of its pictures.
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
  await requireOwner(context, caller, job, signal);
  if (job.owner_id !== caller.userId) throw new MediaGenError("forbidden");
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
  const timeLeft = (): number => until - context.clock.now().getTime();
  /** Null while there is nothing to tell: who waits by the thousand must not keep what was read. */
  const look = async (): Promise<JobSnapshot | null> => {
    const job = await requireOwnJob(context, caller, jobId, signal);
    return job.version > since || isTerminal(job.status) || timeLeft() <= 0 ? job : null;
  };
  // Watching comes before the first look, so that no change falls between the two.
  const watch = await context.changes.watch(jobId, since);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const answer = await look();
      if (answer) return answer;
      await watch.next(timeLeft(), signal);
    }
  } finally {
    watch.close();
  }
}
