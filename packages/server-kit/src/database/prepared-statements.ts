import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { PoolClient } from "pg";
import type { LentPool } from "./bounded-connections.ts";

// The kit has about a hundred; a host that builds texts of its own must not fill every connection's memory.
const mostStatements = 500;

// What a named statement's plan meets after a migration has changed the columns of its answer.
const changedResultType = "0A000";

/**
 * Lends a pool's connections so that each plans a statement once: PostgreSQL spends more time on planning the kit's short
 * statements than on running them. After a migration, plans of the old columns are left behind.
 */
export function preparing(pool: LentPool): PostgresPool {
  const names = new Map<string, string>();
  const lent = new WeakMap<PoolClient, PostgresPoolClient>();
  let generation = 0;

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostStatements) return known;
    const hash = createHash("sha1").update(text).digest("base64url");
    const name = `media_gen_${generation}_${hash}`;
    names.set(text, name);
    return name;
  };

  const forget = (): void => {
    generation += 1;
    names.clear();
  };

  const lend = (client: PoolClient): PostgresPoolClient => {
    let inTransaction = false;
    const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
      if (values.length === 0) {
        // Kysely begins with the words of the isolation level, and ends with one word.
        if (/^(begin|start transaction)/i.test(text)) inTransaction = true;
        else if (text === "commit" || text === "rollback") inTransaction = false;
        return await client.query(text);
      }
      const run = (): Promise<unknown> => client.query({ name: nameOf(text), text, values: [...values] });
      const name = names.get(text);
      return await run().catch((error: unknown) => {
        if ((error as { code?: unknown }).code !== changedResultType) throw error;
        if (names.get(text) === name) forget();
        // A transaction is lost with its statement; who began it begins it again.
        if (inTransaction) throw error;
        return run();
      });
    };
    const wrapped = Object.create(client, { query: { value: query } }) as PostgresPoolClient;
    return wrapped;
  };

  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = lent.get(client) ?? lend(client);
      lent.set(client, known);
      return known;
    },
    end: () => pool.end(),
  } as PostgresPool;
}
