import type { Database } from "@media-gen/server-kit";
import { fillTables } from "./seed/fill-tables.ts";

/** Held by the one process that makes the site's tables; others that start beside it wait. */
const lockId = 8_420_117;

/** Makes what is missing of the site's own tables. Safe to call from many processes at once. */
export async function makeTables(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query("select pg_advisory_xact_lock($1)", [lockId]);
    await transaction.query(
      "create table if not exists sessions (id text primary key, user_id text not null)",
    );
    await transaction.query(
      "create table if not exists demo_weather (here boolean primary key check (here), weather text not null)",
    );
    await fillTables(transaction);
  });
}
