import type { Client } from "pg";
import { endWithin } from "./end-within.ts";

/** One connection that only listens, for all listeners of this process. */
export interface PostgresListener {
  listen(listener: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Sent to listeners after a lost connection came back: what happened in between is not known. */
export const resyncPayload = "resync";

const firstDelayMs = 100;
// With the time that a try takes, well within five seconds of the server's coming back.
const longestDelayMs = 2000;
const closeMs = 1000;

/** What the listener is made of. */
export interface PostgresListenerOptions {
  /** A new connection whose statements have a deadline. */
  connect(): Client;
  channel: string;
  /** A connection that does not answer so often is given up: a peer that vanished sends nothing, and nothing is what one hears on a quiet day too. */
  checkMs: number;
  onTrouble(error: Error): void;
}

/** Keeps one LISTEN connection open while somebody listens, and opens it again when it breaks or falls silent. */
export function createPostgresListener(options: PostgresListenerOptions): PostgresListener {
  const { connect, channel, checkMs, onTrouble } = options;
  const listeners = new Set<(payload: string) => void>();
  let client: Client | null = null;
  let opening: Promise<void> | null = null;
  let closed = false;
  let missed = false;
  let delay = firstDelayMs;
  let timer: NodeJS.Timeout | undefined;
  let checking: NodeJS.Timeout | undefined;

  const tell = (payload: string): void => {
    for (const listener of [...listeners]) listener(payload);
  };

  const open = async (): Promise<void> => {
    const fresh = connect();
    const onLost = (error?: Error): void => {
      if (client !== fresh) return;
      client = null;
      missed = true;
      clearTimeout(checking);
      fresh.removeAllListeners("notification");
      fresh.end().catch(() => undefined);
      if (error) onTrouble(error);
      reconnectLater();
    };
    fresh.on("notification", (message) => {
      if (message.payload !== undefined) tell(message.payload);
    });
    fresh.on("error", onLost);
    fresh.on("end", () => onLost());
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
    } catch (error) {
      fresh.end().catch(() => undefined);
      throw error;
    }
    if (closed) {
      await fresh.end();
      return;
    }
    client = fresh;
    delay = firstDelayMs;
    const check = (): void => {
      checking = setTimeout(() => {
        fresh.query("SELECT 1").then(() => {
          if (client === fresh) check();
        }, onLost);
      }, checkMs);
      checking.unref();
    };
    check();
    if (!missed) return;
    missed = false;
    tell(resyncPayload);
  };

  /** One connection at a time, however many ask for it. */
  const ensureOpen = async (): Promise<void> => {
    if (client) return;
    opening ??= open().finally(() => {
      opening = null;
    });
    await opening;
  };

  const reconnectLater = (): void => {
    if (closed || listeners.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      ensureOpen().catch((error: Error) => {
        onTrouble(error);
        reconnectLater();
      });
    }, delay);
    timer.unref();
    delay = Math.min(delay * 2, longestDelayMs);
  };

  return {
    listen: async (listener) => {
      listeners.add(listener);
      await ensureOpen().catch((error: unknown) => {
        listeners.delete(listener);
        throw error;
      });
      return async () => {
        listeners.delete(listener);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      clearTimeout(checking);
      listeners.clear();
      await opening?.catch(() => undefined);
      const last = client;
      client = null;
      if (last) await endWithin(closeMs, last.end());
    },
  };
}
