import { startPostgres } from "./postgres.ts";
import { startRedis } from "./redis.ts";
import { type SwiftServer, startSwift } from "./swift.ts";

/** The servers that a fleet stands on, each with data of its own. */
export interface FleetServers {
  postgresUrl: string;
  redisUrl: string;
  s3: Omit<SwiftServer, "stop">;
  /** Ends them, the last started first. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, Redis and S3 (Swift) on free ports, one after another: the start of one would hold up the others'
 * deadlines on a busy machine.
 *
 * @throws Error that says what did not start; what had started is ended.
 */
export async function startFleetServers(): Promise<FleetServers> {
  const running: (() => void | Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of running.splice(0).toReversed()) await end();
  };
  try {
    const postgres = await startPostgres();
    running.push(postgres.stop);
    const redis = await startRedis();
    running.push(redis.stop);
    const { stop: stopSwift, ...s3 } = await startSwift();
    running.push(stopSwift);
    return { postgresUrl: postgres.url, redisUrl: redis.url, s3, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
