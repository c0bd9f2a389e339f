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
  const [postgres, redis, swift] = await Promise.all([startPostgres(), startRedis(), startSwift()]);
  const { stop: stopSwift, ...s3 } = swift;
  project.provide("postgresUrl", postgres.url);
  project.provide("redisUrl", redis.url);
  project.provide("s3", s3);
  return async () => {
    await Promise.all([redis.stop(), stopSwift()]);
    postgres.stop();
  };
}
