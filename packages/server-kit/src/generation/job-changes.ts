import type { Database } from "../database/database.ts";
import { readVersions } from "../database/media-jobs.ts";
import { type Notification, parseNotification } from "../database/notify.ts";
import { errorFacts } from "../error-facts.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";

/** Lets many waiters of one process share its one subscription to the database. */
export interface JobChanges {
  /** Calls `listener` for each notification until the returned function is called. Resolves once nothing can be missed. */
  subscribe(listener: (notification: Notification) => void): Promise<() => void>;
  /** Follows one job past a version. Resolves once no later change of it can be missed for more than `lookAgainMs`. */
  watch(jobId: string, since: number): Promise<JobWatch>;
  close(): Promise<void>;
}

/** One who waits for a job's next version. */
export interface JobWatch {
  /** Resolves when the job may have passed the version, after `ms`, or when the signal aborts. Never rejects. */
  next(ms: number, signal?: AbortSignal): Promise<void>;
  close(): void;
}

interface Waiter {
  since: number;
  wake: () => void;
}

/** A notification that was lost costs at most this long. */
export const lookAgainMs = 5000;

/** Subscribes to the database when somebody first listens. */
export function createJobChanges(
  database: Database,
  { clock, logger }: { clock: Clock; logger: Logger },
): JobChanges {
  const listeners = new Set<(notification: Notification) => void>();
  const waiters = new Map<string, Set<Waiter>>();
  let listening: Promise<() => Promise<void>> | null = null;
  let looking: AbortController | null = null;

  const wake = (jobId: string, version: number): void => {
    for (const waiter of waiters.get(jobId) ?? []) if (version > waiter.since) waiter.wake();
  };

  const dispatch = (payload: string): void => {
    const notification = parseNotification(payload);
    if (!notification) return;
    for (const listener of [...listeners]) listener(notification);
    if (notification.kind === "job") wake(notification.jobId, notification.version);
    else {
      const touched = notification.kind === "resync" ? [...waiters.keys()] : [notification.jobId];
      for (const jobId of touched) wake(jobId, Number.POSITIVE_INFINITY);
    }
  };

  const listen = async (): Promise<void> => {
    listening ??= database.listen(dispatch);
    try {
      await listening;
    } catch (error) {
      listening = null;
      throw error;
    }
  };

  /** One look for all who wait, however many they are. */
  const lookAgain = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      await clock.sleep(lookAgainMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      if (listening === null) await listen().catch(() => undefined);
      const versions = await readVersions(database.kysely, [...waiters.keys()]).catch((error: unknown) => {
        logger.warn({ error: errorFacts(error) }, "jobs that are waited for could not be looked at");
        return [];
      });
      for (const { id, version } of versions) wake(id, version);
    }
  };

  const leave = (jobId: string, waiter: Waiter): void => {
    const others = waiters.get(jobId);
    others?.delete(waiter);
    if (others?.size === 0) waiters.delete(jobId);
    if (waiters.size > 0) return;
    looking?.abort();
    looking = null;
  };

  return {
    subscribe: async (listener) => {
      await listen();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    watch: async (jobId, since) => {
      let told = false;
      let stopSleep: (() => void) | null = null;
      const waiter: Waiter = {
        since,
        wake: () => {
          told = true;
          stopSleep?.();
        },
      };
      waiters.set(jobId, (waiters.get(jobId) ?? new Set()).add(waiter));
      if (looking === null) {
        looking = new AbortController();
        void lookAgain(looking.signal);
      }
      await listen().catch((error: unknown) => {
        logger.warn(
          { error: errorFacts(error) },
          "changes are not heard of; jobs are looked at every few seconds instead",
        );
      });
      return {
        next: async (ms, signal) => {
          if (!told && !signal?.aborted) {
            const asleep = new AbortController();
            stopSleep = () => asleep.abort();
            signal?.addEventListener("abort", stopSleep);
            await clock.sleep(ms, asleep.signal).catch(() => undefined);
            signal?.removeEventListener("abort", stopSleep);
            stopSleep = null;
          }
          told = false;
        },
        close: () => leave(jobId, waiter),
      };
    },
    close: async () => {
      listeners.clear();
      looking?.abort();
      looking = null;
      const stop = await listening?.catch(() => null);
      listening = null;
      await stop?.();
    },
  };
}
