import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPostgres } from "../database/postgres.ts";
import type { RaceCall, RaceOutcome } from "./race-calls.ts";
import type { TestKitOptions } from "./test-kit.ts";

/** A database of its own on a real PostgreSQL. */
export interface RaceDatabase {
  connectionString: string;
  database: Database;
  close(): Promise<void>;
}

/** Makes an empty database beside the given one and brings its tables up to date. */
export async function createRaceDatabase(postgresUrl: string): Promise<RaceDatabase> {
  const name = `race_${randomUUID().replaceAll("-", "")}`;
  const server = await openPostgres({ connectionString: postgresUrl, maxConnections: 1 });
  await server.query(`CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const database = await openPostgres({ connectionString: url.href, maxConnections: 20 });
  await migrate(database);
  return {
    connectionString: url.href,
    database,
    close: async () => {
      await database.close();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.close();
    },
  };
}

/** A second process on the same database. */
export interface RacePartner {
  process: ChildProcess;
  race(call: RaceCall): Promise<RaceOutcome[]>;
  close(): Promise<void>;
}

/** Starts the second process and waits until it is ready. */
export async function startPartner(connectionString: string, options: TestKitOptions): Promise<RacePartner> {
  const script = fileURLToPath(new URL("./race-partner.ts", import.meta.url));
  const child = fork(script, [connectionString, JSON.stringify(options)], {
    execArgv: ["--conditions=@media-gen/source"],
  });
  await once(child, "message");
  return {
    process: child,
    race: async (call) => {
      const answer = once(child, "message");
      child.send(call);
      return (await answer)[0] as RaceOutcome[];
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, "exit");
      child.disconnect();
      await exit;
    },
  };
}
