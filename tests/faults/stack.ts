import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMediaGen, type MediaGen, migrate } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import pg from "pg";
import { prepareAudit } from "./audit.ts";
import type { Programs } from "./bundle.ts";
import { type FaultyEngine, startFaultyEngine } from "./faulty-engine.ts";
import { allowedBy, withStoreBug } from "./host/bugs.ts";
import { createTrialEngine } from "./host/engine.ts";
import { createPoints } from "./host/points.ts";
import { type HostSlot, openHostSlot } from "./host-slot.ts";
import type { Bug, HostReport } from "./names.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

/** Two servers and two workers on a database, an engine and a folder of their own. */
export interface Stack {
  servers: HostSlot[];
  workers: HostSlot[];
  engine: FaultyEngine;
  /** The wire of all four to PostgreSQL. */
  wire: TcpProxy;
  /** The harness's own way to the database, past the wire. */
  pool: pg.Pool;
  /** Every file that was put, as its process said. */
  puts: Map<string, { size: number; hash: string }>;
  /** Called with each report of each process. */
  hear: (report: HostReport, slot: HostSlot) => void;
  /** Keys and sizes of what the store holds of these images. */
  listFiles(assetIds: readonly string[]): Promise<Map<string, number>>;
  /** Removes what no row names, as the sweep of a worker does, whatever its age. */
  sweep(): Promise<void>;
  forgetFiles(assetIds: readonly string[]): void;
  close(): Promise<void>;
}

/** How a stack is started. */
export interface StackOptions {
  name: string;
  postgresUrl: string;
  programs: Programs;
  bug: Bug | null;
  /** Null for workers that hear of jobs by PostgreSQL alone. */
  redisUrl: string | null;
}

export async function startStack({
  name,
  postgresUrl,
  programs,
  bug,
  redisUrl,
}: StackOptions): Promise<Stack> {
  const admin = new pg.Client({ connectionString: postgresUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const own = new URL(postgresUrl);
  own.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: own.href, max: 4, application_name: "harness" });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const database = await openPostgres({
    connectionString: own.href,
    maxConnections: 2,
  });
  await migrate(database);
  await prepareAudit(pool);
  for (const statement of bug ? (allowedBy[bug] ?? []) : []) await pool.query(statement);

  const folder = mkdtempSync(join(tmpdir(), "media-gen-faults-"));
  const store = createLocalObjectStore({ folder });
  const engine = await startFaultyEngine();
  const wire = await startTcpProxy({ host: own.hostname, port: Number(own.port) });
  const puts = new Map<string, { size: number; hash: string }>();
  const wired = new URL(own.href);
  wired.port = String(wire.port);
  const sweeper: MediaGen = createMediaGen({
    database,
    entities: { find: async () => null },
    authenticate: () => null,
    providers: [createTrialEngine(engine.url, createPoints())],
    objects: withStoreBug(bug === "sweep-forgets-orphans" ? bug : null, store),
  });
  const stack: Stack = {
    servers: [],
    workers: [],
    engine,
    wire,
    pool,
    puts,
    hear: () => undefined,
    listFiles: async (assetIds) => {
      const files = new Map<string, number>();
      for (const id of assetIds) {
        for await (const { key } of store.list(`images/${id}/`, {})) {
          const object = await store.get(key, {});
          if (object) files.set(key, object.size);
          await object?.body.cancel();
        }
      }
      return files;
    },
    sweep: async () => {
      await sweeper.sweep({ graceMs: 0 });
    },
    forgetFiles: (assetIds) => {
      for (const id of assetIds) rmSync(join(folder, "images", id), { recursive: true, force: true });
      for (const key of puts.keys()) if (assetIds.some((id) => key.includes(id))) puts.delete(key);
    },
    close: async () => {
      await Promise.all([...stack.servers, ...stack.workers].map((slot) => slot.close()));
      await sweeper.close();
      await Promise.all([database.close(), pool.end(), engine.close(), wire.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const hear = (report: HostReport, slot: HostSlot): void => {
    if (report.kind === "put") puts.set(report.key, { size: report.size, hash: report.hash });
    stack.hear(report, slot);
  };
  const shared = { databaseUrl: wired.href, engineUrl: engine.url, folder, redisUrl, queueName: name, bug };
  const open = (role: "server" | "worker", n: number): HostSlot =>
    openHostSlot(programs, { ...shared, role, slot: `${role}${n}` }, hear);
  stack.servers = [1, 2].map((n) => open("server", n));
  stack.workers = [1, 2].map((n) => open("worker", n));
  await Promise.all([...stack.servers, ...stack.workers].map((slot) => slot.ready()));
  return stack;
}
