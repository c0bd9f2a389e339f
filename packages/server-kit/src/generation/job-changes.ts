import type { Database } from "../database/database.ts";
import { type Notification, parseNotification } from "../database/notify.ts";

/** Lets many waiters of one process share its one subscription to the database. */
export interface JobChanges {
  /** Calls `listener` for each notification until the returned function is called. Resolves once nothing can be missed. */
  subscribe(listener: (notification: Notification) => void): Promise<() => void>;
  close(): Promise<void>;
}

/** Subscribes to the database when somebody first listens. */
export function createJobChanges(database: Database): JobChanges {
  const listeners = new Set<(notification: Notification) => void>();
  let listening: Promise<() => Promise<void>> | null = null;

  const dispatch = (payload: string): void => {
    const notification = parseNotification(payload);
    if (notification) for (const listener of [...listeners]) listener(notification);
  };

  return {
    subscribe: async (listener) => {
      listening ??= database.listen(dispatch);
      try {
        await listening;
      } catch (error) {
        listening = null;
        throw error;
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: async () => {
      listeners.clear();
      const stop = await listening?.catch(() => null);
      listening = null;
      await stop?.();
    },
  };
}
