import type { Context } from "../context.ts";
import { withDeadline } from "../deadline.ts";
import { errorFacts } from "../error-facts.ts";

const limit = { ms: 1000, who: "The queue" };

/**
 * Tells the queue of a job that is in the database. A queue that fails or does not answer within a second is left alone: it
 * says only when a job may run, and the worker finds the job by itself.
 *
 * @param options.again An earlier message of this job came to nothing.
 */
export async function tellQueue(
  context: Context,
  jobId: string,
  { again = false }: { again?: boolean } = {},
): Promise<void> {
  await atMostASecond(context, jobId, (signal) => context.queue.enqueue(jobId, { again, signal }));
}

/** Takes back the message of a job that was cancelled before it ran, where the queue can. */
export async function withdrawFromQueue(context: Context, jobId: string): Promise<void> {
  await atMostASecond(context, jobId, async (signal) => await context.queue.withdraw?.(jobId, { signal }));
}

async function atMostASecond(
  context: Context,
  jobId: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  try {
    await withDeadline(context.clock, limit, work);
  } catch (error) {
    context.logger.warn(
      { job_id: jobId, error: errorFacts(error) },
      "the queue took no message; the worker finds the job by itself",
    );
  }
}
