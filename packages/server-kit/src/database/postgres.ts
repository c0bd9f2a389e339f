import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { Logger } from "../ports/logger.ts";
import { silentLogger } from "../ports/logger.ts";
import { bounded } from "./bounded-connections.ts";
import type { Database } from "./database.ts";
import { endWithin } from "./end-within.ts";
import { createKyselyDatabase } from "./kysely-database.ts";
import { notificationChannel } from "./notify.ts";
import { createPostgresListener } from "./postgres-listener.ts";
import { requireVersion } from "./postgres-version.ts";
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
  /** Milliseconds to wait for a connection, new or free again. @default 5000 */
  connectTimeoutMs?: number;
  /**
   * Milliseconds that one statement may take on the server; the kit gives up on its answer two seconds later. Zero sets no
   * limit. @default 15000
   */
  statementTimeoutMs?: number;
  /** Milliseconds that a transaction may wait for its next statement; zero sets no limit. @default 30000 */
  idleInTransactionTimeoutMs?: number;
  /** How the connections are named in `pg_stat_activity`. @default "media-gen" */
  applicationName?: string;
  /** How often the listening connection is asked whether it is still there, in milliseconds. @default 5000 */
  listenCheckMs?: number;
  /**
   * False sends each statement anew, for a proxy that hands out connections by the transaction and knows no prepared
   * statements (PgBouncer before 1.21). @default true
   */
  prepare?: boolean;
  /** Told when a connection breaks. @default silent */
  logger?: Logger;
}

// The server's own limit comes first: its answer keeps the connection, ours costs it.
const answerMs = 2000;
const closeMs = 3000;
const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/**
 * Opens PostgreSQL 13 or newer. Beside the pool, one connection only listens for changes and reconnects by itself. Reads and
 * writes go to the same server, so that each reader sees what was written before; there are no read replicas.
 *
 * While the server is away, calls reject with a `MediaGenError` of the code `service_unavailable`, and work again as soon as
 * it is back.
 *
 * @param options How to reach it.
 * @throws Error when the server cannot be reached or is older than 13; it says what to do.
 * @example
 * const database = await openPostgres({ connectionString: process.env.DATABASE_URL! });
 */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { default: pg } = await import("pg");
  const {
    connectionString,
    connectTimeoutMs = 5000,
    statementTimeoutMs = 15_000,
    idleInTransactionTimeoutMs = 30_000,
    applicationName = "media-gen",
    listenCheckMs = 5000,
    logger = silentLogger,
  } = options;
  const pool =
    options.pool ??
    new pg.Pool({
      ...keepAlive,
      connectionString,
      max: options.maxConnections ?? 10,
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: applicationName,
      // Zero is not sent at all: a proxy may refuse settings that it does not know.
      statement_timeout: statementTimeoutMs || undefined,
      idle_in_transaction_session_timeout: idleInTransactionTimeoutMs || undefined,
    });
  const onLost = (error: Error): void => logger.warn({ reason: error.message }, "a connection was lost");
  // The pool looks after idle connections only: one that breaks while it is lent or closing must not end the process.
  const onConnect = (client: PoolClient): void => {
    client.on("error", onLost);
  };
  pool.on("error", onLost).on("connect", onConnect);
  const lent = bounded(pool, statementTimeoutMs && statementTimeoutMs + answerMs);
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: options.prepare === false ? (lent as PostgresPool) : preparing(lent),
    }),
  });
  const listener = createPostgresListener({
    connect: () =>
      new pg.Client({
        ...keepAlive,
        connectionString,
        application_name: `${applicationName} listen`,
        connectionTimeoutMillis: connectTimeoutMs,
        query_timeout: connectTimeoutMs,
      }),
    channel: notificationChannel,
    checkMs: listenCheckMs,
    onTrouble: (error) => logger.warn({ reason: error.message }, "the listening connection was lost"),
  });
  const database = createKyselyDatabase(kysely, {
    kind: "postgres",
    listen: (listen) => listener.listen(listen),
    close: async () => {
      await listener.close();
      if (!options.pool) await endWithin(closeMs, pool.end());
      else pool.removeListener("error", onLost).removeListener("connect", onConnect);
    },
  });
  try {
    await checkServer(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function checkServer(database: Database): Promise<void> {
  const rows = await database
    .query<{ server_version_num: string }>("SHOW server_version_num")
    .catch((error: unknown) => {
      const { cause, message } = error as Error;
      const reason = cause instanceof Error ? cause.message || cause.name : message;
      throw new Error(
        `PostgreSQL cannot be used: ${reason}. Check that the server runs, and that connectionString names its host, port, database and user.`,
        { cause: error },
      );
    });
  requireVersion(rows[0]?.server_version_num ?? "");
}
