import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createMediaGen, type Database, type MediaGen } from "@media-gen/server-kit";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openFreshDatabase } from "./fresh-database.ts";
import { createQuickEngine } from "./quick-engine.ts";

const program = fileURLToPath(new URL("../../packages/server-kit/src/cli/main.ts", import.meta.url));
const workerModule = fileURLToPath(new URL("./worker-module.ts", import.meta.url));
const owner = { ownerId: "rin", unlimited: true };
let folder: string;
let database: Database;
let url: string;
/** Takes requests and, when it is started, draws without asking. */
let here: MediaGen;
let gate: Server;
/** Engine calls that wait for the test. */
let held: ServerResponse[] = [];
let onHeld: () => void = () => undefined;

beforeAll(async () => {
  ({ database, url } = await openFreshDatabase(inject("postgresUrl")));
  folder = mkdtempSync(join(tmpdir(), "media-gen-drain-"));
  gate = createServer((_, response) => {
    held.push(response);
    onHeld();
  }).listen(0, "127.0.0.1");
  await once(gate, "listening");
});

afterAll(async () => {
  gate.closeAllConnections();
  gate.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

interface RunningWorker {
  process: ChildProcess;
  /** Address of its probes. */
  probes: string;
  exit: Promise<unknown[]>;
  printed: string[];
}

async function startWorker(...options: string[]): Promise<RunningWorker> {
  const words = [
    "--conditions=@media-gen/source",
    program,
    "worker",
    workerModule,
    "--port",
    "0",
    ...options,
  ];
  const gateUrl = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, words, {
    env: { ...process.env, DATABASE_URL: url, OBJECTS: folder, GATE: gateUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  const printed: string[] = [];
  const ready = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    printed.push(line);
    const address = /metrics: (http\S+)/.exec(line)?.[1];
    if (address) ready.resolve(address);
  });
  return { process: child, probes: await ready.promise, exit, printed };
}

async function ask(): Promise<string> {
  const entity = { entity_type: "story", entity_id: randomUUID() } as const;
  const job = await here.generate({ ...entity, prompt: "sea", count: 1 }, owner);
  return job.job_id;
}

/** Resolves when an engine call waits for the test. */
async function aCallIsHeld(): Promise<void> {
  while (held.length === 0) {
    const { promise, resolve } = Promise.withResolvers<void>();
    onHeld = resolve;
    await promise;
  }
}

function letGo(): void {
  for (const response of held) response.end();
  held = [];
}

async function jobOf(id: string): Promise<{ status: string; attempt: number; held: boolean }> {
  const [row] = await database.query<{ status: string; attempt: number; held: boolean }>(
    "SELECT status, attempt, lease_token IS NOT NULL AS held FROM media_jobs WHERE id = $1",
    [id],
  );
  return row!;
}

describe("a worker that is told to end", () => {
  beforeAll(() => {
    here = createMediaGen({
      database,
      entities: { find: async () => ({ ownerId: "rin", visibility: "public" }) },
      authenticate: () => null,
      providers: [createQuickEngine()],
      objects: createLocalObjectStore({ folder }),
      worker: { scanMs: 100 },
    });
  });

  afterAll(async () => {
    await here.close();
  });

  it("says that it is not ready, takes nothing more, and finishes what it has", async () => {
    const worker = await startWorker();
    expect((await fetch(`${worker.probes}/readyz`)).status).toBe(200);
    const first = await ask();
    await aCallIsHeld();
    worker.process.kill("SIGTERM");
    let readiness = await fetch(`${worker.probes}/readyz`);
    while (readiness.status === 200) readiness = await fetch(`${worker.probes}/readyz`);
    expect([readiness.status, await readiness.json()]).toEqual([503, { status: "draining" }]);
    expect((await fetch(`${worker.probes}/healthz`)).status).toBe(200);
    const later = await ask();
    const metrics = await (await fetch(`${worker.probes}/metrics`)).text();
    expect(metrics).toContain("\nmedia_gen_draining 1\n");
    expect(metrics).toContain("\nmedia_gen_jobs_waiting 1\n");
    letGo();
    expect(await worker.exit).toEqual([0, null]);
    expect(await jobOf(first)).toEqual({ status: "succeeded", attempt: 1, held: false });
    expect(await jobOf(later)).toEqual({ status: "queued", attempt: 0, held: false });
    await database.query("DELETE FROM media_assets WHERE job_id = $1", [later]);
    await database.query("DELETE FROM media_jobs WHERE id = $1", [later]);
  });

  it.each([
    ["at a second signal", 2, []],
    ["when the grace is over", 1, ["--grace", "0.2"]],
  ])("gives back %s what it has, for others to take at once", async (_, signals, options) => {
    const worker = await startWorker(...options);
    const job = await ask();
    await aCallIsHeld();
    for (let sent = 0; sent < signals; sent += 1) {
      worker.process.kill("SIGTERM");
      while (worker.printed.at(-1)?.includes("stopping") === false && sent === 0) {
        await fetch(`${worker.probes}/healthz`).catch(() => undefined);
      }
    }
    expect(await worker.exit).toEqual([0, null]);
    letGo();
    expect(await jobOf(job)).toEqual({ status: "running", attempt: 1, held: false });
    await here.worker.start();
    let now = await jobOf(job);
    while (now.status === "running") now = await jobOf(job);
    expect(now).toEqual({ status: "succeeded", attempt: 2, held: false });
    await here.worker.stop();
  });
});
