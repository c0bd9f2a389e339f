import type { ClientClock } from "../types.ts";

/** A clock that moves only when told, for `createMediaGenClient({ clock })` in tests. */
export interface ManualClock extends ClientClock {
  /** Milliseconds that each sleep asked for, oldest first, woken or not. */
  readonly slept: readonly number[];
  /** Moves the time on and wakes, in order, those whose time has come. */
  advance(ms: number): Promise<void>;
  /** Jumps from one sleeper to the next until `promise` settles, and settles as it does. */
  run<T>(promise: Promise<T>): Promise<T>;
}

interface Sleeper {
  at: number;
  wake: () => void;
}

/** Turns of the event loop after which answers that need no time have arrived. */
const turns = 4;

async function settleDown(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** Makes a clock that stands at `start` (epoch milliseconds, default 0). */
export function createManualClock(start = 0): ManualClock {
  let now = start;
  const slept: number[] = [];
  const sleepers = new Set<Sleeper>();

  const next = (): Sleeper | undefined => [...sleepers].sort((one, other) => one.at - other.at)[0];
  const wake = async (sleeper: Sleeper): Promise<void> => {
    now = Math.max(now, sleeper.at);
    sleepers.delete(sleeper);
    sleeper.wake();
    await settleDown();
  };

  return {
    slept,
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper = { at: now + ms, wake: resolve };
        slept.push(ms);
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      }),
    async advance(ms) {
      const end = now + ms;
      await settleDown();
      for (let sleeper = next(); sleeper !== undefined && sleeper.at <= end; sleeper = next())
        await wake(sleeper);
      now = end;
    },
    async run(promise) {
      let settled = false;
      const mark = (): void => {
        settled = true;
      };
      promise.then(mark, mark);
      await settleDown();
      while (!settled) {
        const sleeper = next();
        if (sleeper === undefined) await settleDown();
        else await wake(sleeper);
      }
      return promise;
    },
  };
}
