import type { Kysely, Transaction } from "kysely";
import type { SqlTransaction } from "../ports/sql-transaction.ts";
import type { Tables } from "./schema.ts";

/** A running transaction: Kysely for the kit, plain SQL for the host's ports. */
export type DatabaseTransaction = Transaction<Tables> &
  SqlTransaction & {
    /** Calls `work` once the transaction has been committed, and never when it is rolled back. */
    afterCommit(work: () => void): void;
  };

/** An open database. Made by `openPglite` or `openPostgres`; the same migrations and queries run on both. */
export interface Database {
  readonly kind: "pglite" | "postgres";
  readonly kysely: Kysely<Tables>;
  /** One statement outside a transaction, for hosts that keep their tables here too. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs `work` in one READ COMMITTED transaction and commits when it resolves. */
  transaction<T>(work: (transaction: DatabaseTransaction) => Promise<T>): Promise<T>;
  /** Calls `listener` with the payload of each `pg_notify('media_gen', …)` of any process, after its commit. */
  listen(listener: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
