import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { Kysely, PGliteDialect } from "kysely";
import { type Clock, systemClock } from "../ports/clock.ts";
import type { Database } from "./database.ts";
import { FolderInUseError, lockFolder } from "./folder-lock.ts";
import { createKyselyDatabase } from "./kysely-database.ts";
import { notificationChannel } from "./notify.ts";
import type { Tables } from "./schema.ts";

/** Where the embedded database keeps its data. */
export interface PgliteOptions {
  /** A folder for this process alone; made when it is missing. Without it the data lives in memory and dies with the process. */
  folder?: string;
  /** Milliseconds to wait for another process to give the folder free, for a restart close on the heels of an end. @default 0 */
  patienceMs?: number;
  /** @default the machine's clock */
  clock?: Clock;
}

const betweenTriesMs = 100;

/**
 * Opens the embedded PostgreSQL. One process at a time may use a folder: a lock file beside it says which.
 *
 * @param options Where the data is.
 * @throws Error when another living process uses the folder.
 * @example
 * const database = await openPglite({ folder: ".data/database" });
 */
export async function openPglite(options: PgliteOptions = {}): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite");
  const folder = options.folder === undefined ? undefined : resolve(options.folder);
  const unlock = folder === undefined ? undefined : await lockPatiently(folder, options);
  try {
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
    const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return createKyselyDatabase(kysely, {
      kind: "pglite",
      listen: async (listener) => {
        const stop = await pglite.listen(notificationChannel, listener);
        return async () => {
          if (!pglite.closed) await stop();
        };
      },
      close: async () => {
        try {
          await kysely.destroy();
          if (!pglite.closed) await pglite.close();
        } finally {
          unlock?.();
        }
      },
    });
  } catch (error) {
    unlock?.();
    throw error;
  }
}

async function lockPatiently(folder: string, options: PgliteOptions): Promise<() => void> {
  const { patienceMs = 0, clock = systemClock } = options;
  const until = clock.now().getTime() + patienceMs;
  for (;;) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (!(error instanceof FolderInUseError) || clock.now().getTime() >= until) throw error;
    }
    await clock.sleep(betweenTriesMs);
  }
}
