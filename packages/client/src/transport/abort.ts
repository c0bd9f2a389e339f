/**
 * Aborts `controller` when `signal` does. `AbortSignal.any` and `AbortSignal.timeout` are missing on React Native, so that
 * signals are joined by hand.
 * @returns stops following
 */
export function follow(signal: AbortSignal | undefined, controller: AbortController): () => void {
  const abort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  return () => signal?.removeEventListener("abort", abort);
}

/** Rejects with the signal's reason as soon as it aborts; otherwise never settles. */
export function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
