import type { TestProject } from "vitest/node";
import { startPostgres } from "../scripts/servers/postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser address of a real PostgreSQL server that lives as long as the run; each test file makes its own database. */
    postgresUrl: string;
  }
}

/** Starts a real PostgreSQL server for the whole run and removes it afterwards. */
export async function setup(project: TestProject): Promise<() => void> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  return server.stop;
}
