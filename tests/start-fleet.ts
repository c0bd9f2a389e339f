import type { TestProject } from "vitest/node";
import { startPostgres } from "../scripts/servers/postgres.ts";
import { startRedis } from "../scripts/servers/redis.ts";
import { startSwift } from "../scripts/servers/swift.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A real Redis; each test file takes a key prefix or a queue name of its own. */
    redisUrl: string;
    /** The S3 interface of a real Swift; each test file makes a bucket of its own. */
    s3: { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string };
  }
}

/** Starts the servers of a fleet for the whole run and removes them afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running: (() => void | Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of running.splice(0).toReversed()) await stop();
  };
  try {
    // One after another: the start of one would hold up the others' deadlines on a busy machine.
    const postgres = await startPostgres();
    running.push(postgres.stop);
    const redis = await startRedis();
    running.push(redis.stop);
    const { stop: stopSwift, ...s3 } = await startSwift();
    running.push(stopSwift);
    project.provide("postgresUrl", postgres.url);
    project.provide("redisUrl", redis.url);
    project.provide("s3", s3);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}
