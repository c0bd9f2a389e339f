import { follow } from "./abort.ts";

/** Whether the person looks at something else. Without a page somebody always looks. */
export function isHidden(): boolean {
  return globalThis.document?.hidden === true;
}

/**
 * Runs `work` with a signal that follows the given one, and gives it up when the page comes back into sight or the
 * connection returns: what was waited for in the meantime may be long dead.
 * @returns null when it was given up
 */
export async function untilWoken<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const stop = new AbortController();
  const unfollow = follow(signal, stop);
  const wake = (): void => {
    if (!isHidden()) stop.abort();
  };
  globalThis.document?.addEventListener("visibilitychange", wake);
  globalThis.addEventListener?.("online", wake);
  try {
    return await work(stop.signal);
  } catch (error) {
    if (stop.signal.aborted && !signal.aborted) return null;
    throw error;
  } finally {
    unfollow();
    globalThis.document?.removeEventListener("visibilitychange", wake);
    globalThis.removeEventListener?.("online", wake);
  }
}
