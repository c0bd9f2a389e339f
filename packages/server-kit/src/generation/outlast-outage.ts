import type { Context } from "../context.ts";
import { errorFacts } from "../error-facts.ts";
import { MediaGenError } from "../errors.ts";

const firstDelayMs = 100;
// The database is back for everybody at once: who waits long finds its lease taken.
const longestDelayMs = 1000;

/** True for an error that says only that the database cannot be had now: what was asked may have been done. */
export function meansOutage(error: unknown): boolean {
  return MediaGenError.isInstance(error) && error.code === "service_unavailable";
}

/**
 * Does a write of a leased job, again and again while the database is away: what an engine has drawn is paid for and not
 * drawn twice for want of a row. The heartbeat, the job's deadline and its end come by the signal.
 *
 * @param work May have been done by an earlier try of which only the answer was lost.
 * @throws The signal's reason, or what the work threw.
 */
export async function outlastOutage<T>(
  context: Context,
  facts: { job_id: string },
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!meansOutage(error)) throw error;
      signal.throwIfAborted();
      if (tries === 0) {
        context.logger.warn(
          { ...facts, error: errorFacts(error) },
          "the database is away; what was drawn is kept until it is back",
        );
      }
    }
    await context.clock.sleep(Math.min(firstDelayMs * 2 ** tries, longestDelayMs), signal);
  }
}
