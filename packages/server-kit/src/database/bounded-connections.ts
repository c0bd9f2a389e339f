import type { Pool, PoolClient } from "pg";
import { MediaGenError } from "../errors.ts";
import { meansUnavailable } from "./unavailable.ts";

// A restart takes a second or two; who comes back sooner waits for it.
const retryAfterSeconds = 2;

/** The part of a pool that lends. */
export type LentPool = Pick<Pool, "options" | "end"> & { connect(): Promise<PoolClient> };

type Command = string | { text: string; name?: string; values?: unknown[] };

/**
 * Lends a pool's connections so that nothing waits for ever on a server that says nothing, and so that everything that
 * means "the database is away" is one error. A connection that fell silent is thrown away when it is given back.
 *
 * @param deadlineMs How long one statement waits for its answer; 0 for ever. A transaction that lifts the server's own
 * limit by `SET LOCAL statement_timeout = 0` lifts this one too.
 */
export function bounded(pool: Pool, deadlineMs: number): LentPool {
  const lent = new WeakMap<PoolClient, PoolClient>();

  const lend = (client: PoolClient): PoolClient => {
    let patient = false;
    let broken = false;
    const query = async (command: Command, values?: readonly unknown[]): Promise<unknown> => {
      // Behind a statement that is not answered the next one would only wait as long again.
      if (broken) throw unavailable(new Error("The connection was given up."));
      const config = typeof command === "string" ? { text: command, values } : command;
      if (/^set local statement_timeout = 0$/i.test(config.text)) patient = true;
      else if (config.text === "commit" || config.text === "rollback") patient = false;
      try {
        return await client.query({ ...config, query_timeout: patient ? 0 : deadlineMs } as never);
      } catch (error) {
        if (!meansUnavailable(error)) throw error;
        broken = !isAnswer(error);
        throw unavailable(error);
      }
    };
    const release = (discard?: Error | boolean): void => client.release(discard || broken);
    return Object.create(client, { query: { value: query }, release: { value: release } });
  };

  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw meansUnavailable(error) ? unavailable(error) : error;
      });
      const known = lent.get(client) ?? lend(client);
      lent.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function unavailable(cause: unknown): MediaGenError {
  return new MediaGenError("service_unavailable", { retry_after: retryAfterSeconds }, { cause });
}

/** The server itself ended a statement that took too long: its connection is as good as before. */
function isAnswer(error: unknown): boolean {
  return (error as { code?: unknown }).code === "57014";
}
