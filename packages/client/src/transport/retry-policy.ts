import type { MediaGenError } from "../errors.ts";

/** Longest `Retry-After` that a call waits out by itself, in seconds. A longer one is for a person to decide. */
const patience = 30;
const firstPause = 300;
const longestPause = 5_000;

/** Whether the same request may succeed a moment later. Refusals (4xx) never do, but for a short 429. */
export function isPassing({ code, status, retryable, retryAfter }: MediaGenError): boolean {
  if (code === "network_error" || code === "timeout") return retryable;
  if (status === 429) return retryAfter !== null && retryAfter <= patience;
  return status >= 502 && status <= 504 && (retryAfter ?? 0) <= patience;
}

/** Milliseconds before the next try: doubling with jitter, and never sooner than the server asked. */
export function pauseBefore(
  nextTry: number,
  retryAfter: number | null,
  random: () => number,
  bounds: { first: number; longest: number } = { first: firstPause, longest: longestPause },
): number {
  const ceiling = Math.min(bounds.longest, bounds.first * 2 ** (nextTry - 2));
  const jittered = ceiling / 2 + (ceiling / 2) * random();
  return Math.max(jittered, (retryAfter ?? 0) * 1000);
}
