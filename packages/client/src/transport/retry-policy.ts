import { type CallName, calls } from "@media-gen/contract/wire";
import type { MediaGenError } from "../errors.ts";

/** Longest `Retry-After` that a call waits out by itself, in seconds. A longer one is for a person to decide. */
const patience = 30;
const firstPause = 300;
const longestPause = 5_000;

/** Whether doing an operation twice leaves the same state as doing it once. */
export function isRepeatable(name: CallName, hasIdempotencyKey: boolean): boolean {
  return calls[name].method !== "POST" || hasIdempotencyKey;
}

/** Whether the same request may succeed a moment later. Refusals (4xx) never do, but for a short 429. */
export function isPassing(error: MediaGenError): boolean {
  if (error.code === "network_error" || error.code === "timeout") return error.retryable;
  if (error.status === 429) return error.retryAfter !== null && error.retryAfter <= patience;
  if (error.status === 502 || error.status === 503 || error.status === 504) {
    return error.retryAfter === null || error.retryAfter <= patience;
  }
  return false;
}

/** Milliseconds before the next try: doubling with jitter, and never sooner than the server asked. */
export function pauseBefore(
  nextTry: number,
  retryAfter: number | null,
  random: () => number,
  bounds: { first: number; longest: number } = { first: firstPause, longest: longestPause },
): number {
  const ceiling = Math.min(bounds.longest, bounds.first * 2 ** Math.min(nextTry - 2, 16));
  const jittered = ceiling / 2 + (ceiling / 2) * random();
  return Math.max(jittered, (retryAfter ?? 0) * 1000);
}
