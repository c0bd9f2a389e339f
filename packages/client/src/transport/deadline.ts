import { MediaGenError } from "../errors.ts";
import type { ClientClock } from "../types.ts";
import { follow } from "./abort.ts";

/**
 * Runs `work` with a signal that aborts at the deadline or with the caller's signal. Returns in time also when `work`
 * ignores its signal.
 * @throws MediaGenError `timeout` at the deadline; the signal's reason, or what `work` makes of it, when it aborts
 */
export async function withDeadline<T>(
  ms: number,
  clock: ClientClock,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw signal.reason;
  const attempt = new AbortController();
  const timer = new AbortController();
  const unfollow = follow(signal, timer);
  // Sleeping ends with the caller's signal too: this is what work that heeds neither is left for.
  const late = clock.sleep(ms, timer.signal).then(() => {
    const message = `No answer within ${ms} ms. Try again, or raise timeoutMs.`;
    throw new MediaGenError("timeout", message, { retryable: true });
  });
  try {
    return await Promise.race([work(attempt.signal), late]);
  } catch (error) {
    attempt.abort(error);
    throw error;
  } finally {
    unfollow();
    timer.abort();
  }
}
