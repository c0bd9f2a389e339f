import { setTimeout as delay } from "node:timers/promises";

/** Time as the kit's own code sees it. Days, leases and deadlines in the database use the database's clock instead. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    await delay(ms, undefined, { signal, ref: true }).catch((error: unknown) => {
      throw signal?.aborted ? signal.reason : error;
    });
  },
};
