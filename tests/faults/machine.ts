import { once } from "node:events";
import { connect } from "node:net";
import { type PostgresServer, startPostgres } from "../../scripts/servers/postgres.ts";
import { type RedisServer, startRedis } from "../../scripts/servers/redis.ts";

/** The servers below every stack of a run, and the faults that hit all of them at once. */
export interface Machine {
  postgresUrl: string;
  redisUrl: string | null;
  /** True when PostgreSQL was away, or coming back, at some time since then. */
  wasAway(since: number): boolean;
  /** Cuts PostgreSQL off as a crash would, and starts it again. */
  restartPostgres(): Promise<void>;
  /** Ends Redis and starts it again, empty. */
  restartRedis(): Promise<void>;
  /** Empties Redis. */
  flushRedis(): Promise<void>;
  close(): Promise<void>;
}

/** Starts PostgreSQL, unless one is given, and Redis where it is wanted. */
export async function startMachine(options: { postgres?: PostgresServer; redis: boolean }): Promise<Machine> {
  const postgres = options.postgres ?? (await startPostgres());
  const redis: RedisServer | null = options.redis ? await startRedis() : null;
  const away: { from: number; to: number }[] = [];
  let restarting: Promise<void> | null = null;
  let redisRestarting: Promise<void> | undefined;
  return {
    postgresUrl: postgres.url,
    redisUrl: redis?.url ?? null,
    wasAway: (since) => away.some((window) => window.from < Date.now() && window.to > since),
    restartPostgres: async () => {
      restarting ??= (async () => {
        const window = { from: Date.now(), to: Number.POSITIVE_INFINITY };
        away.push(window);
        await postgres.restart();
        // Pools of all processes find their way back in a moment.
        window.to = Date.now() + 3000;
      })().finally(() => {
        restarting = null;
      });
      await restarting;
    },
    restartRedis: async () => {
      redisRestarting ??= redis?.restart().finally(() => {
        redisRestarting = undefined;
      });
      await redisRestarting;
    },
    flushRedis: async () => {
      if (!redis) return;
      const socket = connect(redis.port, "127.0.0.1");
      try {
        const signal = AbortSignal.timeout(5000);
        await once(socket, "connect", { signal });
        socket.write("FLUSHALL\r\n");
        await once(socket, "data", { signal });
      } finally {
        socket.destroy();
      }
    },
    close: async () => {
      await redisRestarting;
      await restarting;
      await redis?.stop();
      if (!options.postgres) postgres.stop();
    },
  };
}
