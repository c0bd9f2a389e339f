import { sql } from "kysely";
import type { Database } from "./database.ts";
import { firstTables } from "./migrations/0001-first-tables.ts";
import { traceContext } from "./migrations/0002-trace-context.ts";
import { receivedMessages } from "./migrations/0003-received-messages.ts";
import { events } from "./migrations/0004-events.ts";
import type { Migration } from "./migrations/migration.ts";

const migrations: readonly Migration[] = [firstTables, traceContext, receivedMessages, events];

/** The names of the steps that the database has not seen yet, oldest first. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const [{ exists } = { exists: false }] = await database.query<{ exists: boolean }>(
    "SELECT to_regclass('media_migrations') IS NOT NULL AS exists",
  );
  const done = exists ? await database.kysely.selectFrom("media_migrations").select("name").execute() : [];
  const names = new Set(done.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !names.has(name));
}

/** Held by the one process that migrates; the others wait for it and then find nothing to do. */
const lockId = 7_305_611_204;

/**
 * Brings the kit's tables up to date. Only ever goes forward; safe to call from many processes at once.
 *
 * @param database An open database.
 * @returns The names of the steps that were applied now, oldest first.
 * @throws Whatever the database says when a step fails; then nothing of the call is kept.
 * @example
 * await migrate(await openPglite({ folder: ".data/database" }));
 */
export async function migrate(database: Database): Promise<string[]> {
  return await database.transaction(async (transaction) => {
    // A migration of large tables, and the wait for another process's, take the time that they take.
    await sql`SET LOCAL statement_timeout = 0`.execute(transaction);
    await sql`SELECT pg_advisory_xact_lock(${lockId})`.execute(transaction);
    await sql`CREATE TABLE IF NOT EXISTS media_migrations (
      name text PRIMARY KEY,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`.execute(transaction);
    const done = await transaction.selectFrom("media_migrations").select("name").execute();
    const names = new Set(done.map((row) => row.name));
    const missing = migrations.filter((migration) => !names.has(migration.name));
    for (const migration of missing) {
      for (const statement of migration.statements) {
        await sql.raw(statement).execute(transaction);
      }
      await transaction.insertInto("media_migrations").values({ name: migration.name }).execute();
    }
    return missing.map((migration) => migration.name);
  });
}
