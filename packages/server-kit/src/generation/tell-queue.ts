import type { Context } from "../context.ts";
import { errorFacts } from "../error-facts.ts";

const answerWithinMs = 1000;

/**
 * Tells the queue of a job that is in the database. A queue that fails or does not answer within a second is left alone: it
 * says only when a job may run, and the worker finds the job by itself.
 */
export async function tellQueue(context: Context, jobId: string): Promise<void> {
  const over = new AbortController();
  const late = new AbortController();
  const deadline = context.clock.sleep(answerWithinMs, over.signal).then(() => {
    late.abort(new Error(`The queue did not answer within ${answerWithinMs} ms.`));
    throw late.signal.reason;
  });
  try {
    await Promise.race([context.queue.enqueue(jobId, { signal: late.signal }), deadline]);
  } catch (error) {
    context.logger.warn(
      { job_id: jobId, error: errorFacts(error) },
      "the queue took no message; the worker finds the job by itself",
    );
  } finally {
    over.abort();
    deadline.catch(() => undefined);
  }
}
