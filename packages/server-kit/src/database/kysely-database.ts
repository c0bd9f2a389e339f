import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import type { Database, DatabaseTransaction } from "./database.ts";
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
    transaction: async (work) => {
      const afterwards: (() => void)[] = [];
      const result = await kysely
        .transaction()
        .setIsolationLevel("read committed")
        .execute(async (transaction) => await work(lend(transaction, afterwards)));
      for (const call of afterwards) call();
      return result;
    },
  };
}

function lend(transaction: Transaction<Tables>, afterwards: (() => void)[]): DatabaseTransaction {
  return Object.assign(transaction, {
    query: <Row>(text: string, values?: readonly unknown[]): Promise<Row[]> =>
      runText<Row>(transaction, text, values),
    afterCommit: (work: () => void) => {
      afterwards.push(work);
    },
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
