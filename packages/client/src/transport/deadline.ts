import { MediaGenError } from "../errors.ts";
import type { ClientClock } from "../types.ts";
import { follow, rejection } from "./abort.ts";

/**
 * Runs `work` with a signal that aborts at the deadline or with the caller's signal. Returns in time also when `work`
 * ignores its signal.
 * @throws MediaGenError `timeout` at the deadline; the signal's reason when it aborts
 */
export async function withDeadline<T>(
  ms: number,
  clock: ClientClock,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const attempt = new AbortController();
  const timer = new AbortController();
  const unfollow = follow(signal, attempt);
  clock.sleep(ms, timer.signal).then(
    () =>
      attempt.abort(
        new MediaGenError("timeout", `No answer within ${ms} ms. Try again, or raise timeoutMs.`, {
          retryable: true,
        }),
      ),
    () => {},
  );
  const stopped = rejection(attempt.signal);
  try {
    if (attempt.signal.aborted) return await stopped;
    return await Promise.race([work(attempt.signal), stopped]);
  } catch (error) {
    // A fetch that was stopped may reject with its own AbortError before the race sees the reason.
    if (attempt.signal.aborted) throw attempt.signal.reason;
    throw error;
  } finally {
    timer.abort();
    unfollow();
    stopped.catch(() => {});
  }
}
