import type { Clock } from "../ports/clock.ts";
import type { EngineOutcome, EngineRequest, ImageProvider } from "../ports/image-provider.ts";

/** The engine did not finish in the time that one call has. */
export class CallTimeoutError extends Error {
  constructor(timeoutMs: number) {
    super(`The engine call took longer than ${timeoutMs} ms.`);
    this.name = "CallTimeoutError";
  }
}

/**
 * One engine call with a deadline. Ends when the engine ends, when `signal` aborts or when the time is over, also with an
 * engine that ignores its signal.
 *
 * @throws The signal's reason, `CallTimeoutError`, or what the engine threw.
 */
export async function* callEngine(
  provider: ImageProvider,
  request: EngineRequest,
  options: { signal: AbortSignal; timeoutMs: number; clock: Clock },
): AsyncGenerator<EngineOutcome> {
  const timer = new AbortController();
  const expiry = new AbortController();
  options.clock
    .sleep(options.timeoutMs, timer.signal)
    .then(() => expiry.abort(new CallTimeoutError(options.timeoutMs)))
    .catch(() => undefined);
  const signal = AbortSignal.any([options.signal, expiry.signal]);
  const stopped = whenAborted(signal);
  const iterator = provider.generate(request, { signal })[Symbol.asyncIterator]();
  const waiting = new Set(request.images.map((image) => image.slot));
  try {
    while (waiting.size > 0) {
      const step = await Promise.race([iterator.next(), stopped.promise]);
      if (step.done) return;
      // An engine that yields a slot twice, or one that nobody asked for, is not listened to.
      if (waiting.delete(step.value.slot)) yield step.value;
    }
  } finally {
    timer.abort();
    stopped.forget();
    // Not awaited: an engine that hangs would hold the call for ever.
    Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function whenAborted(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  let forget = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else {
      signal.addEventListener("abort", abort, { once: true });
      forget = () => signal.removeEventListener("abort", abort);
    }
  });
  promise.catch(() => undefined);
  return { promise, forget };
}
