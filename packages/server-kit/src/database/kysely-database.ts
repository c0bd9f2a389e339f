import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import type { SqlTransaction } from "../ports/sql-transaction.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./schema.ts";

/** Builds the parts of `Database` that do not depend on where the data is. */
export function createKyselyDatabase(
  kysely: Kysely<Tables>,
  rest: Pick<Database, "kind" | "listen" | "close">,
): Database {
  return {
    ...rest,
    kysely,
    query: (text, values) => runText(kysely, text, values),
    transaction: async (work) =>
      await kysely
        .transaction()
        .setIsolationLevel("read committed")
        .execute(async (transaction) => await work(lend(transaction))),
  };
}

function lend(transaction: Transaction<Tables>): Transaction<Tables> & SqlTransaction {
  return Object.assign(transaction, {
    query: <Row>(text: string, values?: readonly unknown[]): Promise<Row[]> =>
      runText<Row>(transaction, text, values),
  });
}

async function runText<Row>(
  executor: Kysely<Tables>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await executor.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
  return result.rows;
}
