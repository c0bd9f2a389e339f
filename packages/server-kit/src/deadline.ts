import type { Clock } from "./ports/clock.ts";

/**
 * Waits for work, but not for ever. The work's own signal aborts when its time is over.
 *
 * @param options.who Who is waited for, as a sentence's subject.
 * @throws Error that says who did not answer, or what the work threw.
 */
export async function withDeadline<T>(
  clock: Clock,
  { ms, who }: { ms: number; who: string },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  const deadline = clock.sleep(ms, done.signal).then(() => {
    late.abort(new Error(`${who} did not answer within ${ms} ms.`));
    throw late.signal.reason;
  });
  const answer = work(late.signal);
  // Whichever comes second has nobody who listens.
  deadline.catch(() => undefined);
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    done.abort();
  }
}
