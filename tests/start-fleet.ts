import type { TestProject } from "vitest/node";
import { startFleetServers } from "../scripts/servers/fleet-servers.ts";

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
  const { postgresUrl, redisUrl, s3, stop } = await startFleetServers();
  project.provide("postgresUrl", postgresUrl);
  project.provide("redisUrl", redisUrl);
  project.provide("s3", s3);
  return stop;
}
