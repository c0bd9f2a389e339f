import type { Clock } from "../ports/clock.ts";

/** How long and how often a call of the store is tried. */
export interface Patience {
  clock: Clock;
  /** Tries at most, the first one included. */
  attempts: number;
  /** Milliseconds of one try. */
  attemptMs: number;
  /** Milliseconds of all tries and the waits between them. */
  deadlineMs: number;
}

/** One try, or all of them, took too long. */
export class TooLateError extends Error {
  constructor(ms: number) {
    super(`No answer within ${ms} ms.`);
    this.name = "TooLateError";
  }
}

const firstWaitMs = 100;
const longestWaitMs = 3000;

/**
 * Tries until it works, with growing random waits, so that many workers do not come back at the same moment.
 *
 * @param isWorthAnother Says of an error whether the next try may go better.
 * @throws The last error, TooLateError after the deadline, or the signal's reason.
 */
export async function inAttempts<T>(
  patience: Patience,
  signal: AbortSignal | undefined,
  isWorthAnother: (error: unknown) => boolean,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, attempts, attemptMs, deadlineMs } = patience;
  let last: unknown;
  try {
    return await within(clock, deadlineMs, signal, async (open) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await within(clock, attemptMs, open, work);
        } catch (error) {
          open.throwIfAborted();
          last = error;
          if (attempt >= attempts || !(error instanceof TooLateError || isWorthAnother(error))) throw error;
        }
        const most = Math.min(longestWaitMs, firstWaitMs * 2 ** attempt);
        await clock.sleep(most * (0.5 + Math.random() / 2), open);
      }
    });
  } catch (error) {
    if (error instanceof TooLateError && last !== undefined && last !== error) error.cause ??= last;
    throw error;
  }
}

/**
 * Gives work a time of its own. Its signal aborts when that is over, and the caller need not wait until it has heard.
 *
 * @throws TooLateError after `ms` milliseconds, or the signal's reason.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const over = new AbortController();
  const done = new AbortController();
  const stopped = Promise.withResolvers<never>();
  const stop = (reason: unknown): void => {
    over.abort(reason);
    stopped.reject(reason);
  };
  const hear = (): void => stop(signal?.reason);
  signal?.addEventListener("abort", hear, { once: true });
  clock.sleep(ms, done.signal).then(
    () => stop(new TooLateError(ms)),
    () => undefined,
  );
  try {
    return await Promise.race([work(over.signal), stopped.promise]);
  } finally {
    done.abort();
    signal?.removeEventListener("abort", hear);
  }
}
