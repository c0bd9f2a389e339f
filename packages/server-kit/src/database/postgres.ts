import { Kysely, PostgresDialect } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { Logger } from "../ports/logger.ts";
import { silentLogger } from "../ports/logger.ts";
import type { Database } from "./database.ts";
import { createKyselyDatabase } from "./kysely-database.ts";
import { notificationChannel } from "./notify.ts";
import { createPostgresListener } from "./postgres-listener.ts";
import { preparing } from "./prepared-statements.ts";
import type { Tables } from "./schema.ts";

/** How to reach PostgreSQL. */
export interface PostgresOptions {
  /** For example `postgres://user@host:5432/database`. The listening connection is opened with it too. */
  connectionString: string;
  /** The host's own pool of `pg`; it stays open when the database is closed. Without it one is made. */
  pool?: Pool;
  /** Most connections of the pool that is made here. @default 10 */
  maxConnections?: number;
  /**
   * False sends each statement anew, for a proxy that hands out connections by the transaction and knows no prepared
   * statements (PgBouncer before 1.21). @default true
   */
  prepare?: boolean;
  /** Told when the listening connection breaks. @default silent */
  logger?: Logger;
}

/**
 * Opens PostgreSQL 13 or newer. Beside the pool, one connection only listens for changes and reconnects by itself.
 *
 * @param options How to reach it.
 * @example
 * const database = await openPostgres({ connectionString: process.env.DATABASE_URL! });
 */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { default: pg } = await import("pg");
  const logger = options.logger ?? silentLogger;
  const pool =
    options.pool ??
    new pg.Pool({
      connectionString: options.connectionString,
      max: options.maxConnections ?? 10,
      application_name: "media-gen",
    });
  const onLost = (error: Error): void => logger.warn({ reason: error.message }, "a connection was lost");
  // The pool looks after idle connections only: one that breaks while it is lent or closing must not end the process.
  const onConnect = (client: PoolClient): void => {
    client.on("error", onLost);
  };
  pool.on("error", onLost).on("connect", onConnect);
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: options.prepare === false ? pool : preparing(pool) }),
  });
  const listener = createPostgresListener(
    () =>
      new pg.Client({
        connectionString: options.connectionString,
        application_name: "media-gen listen",
        keepAlive: true,
      }),
    notificationChannel,
    (error) => logger.warn({ reason: error.message }, "the listening connection was lost"),
  );
  return createKyselyDatabase(kysely, {
    kind: "postgres",
    listen: (listen) => listener.listen(listen),
    close: async () => {
      await listener.close();
      if (!options.pool) await pool.end();
      else pool.removeListener("error", onLost).removeListener("connect", onConnect);
    },
  });
}
