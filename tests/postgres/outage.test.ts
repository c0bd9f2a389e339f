import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job, Problem } from "@media-gen/contract";
import {
  createMediaGen,
  type Database,
  type MediaGen,
  MediaGenError,
  silentLogger,
} from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../../scripts/servers/postgres.ts";
import { openBlackHole } from "./black-hole.ts";
import { createQuickEngine } from "./quick-engine.ts";

let server: PostgresServer;
let folder: string;
let database: Database;
let mediaGen: MediaGen;
/** Held back while it is not null. */
let gate: Promise<void> | null = null;
let engineCalls = 0;

beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), "media-gen-outage-"));
  database = await openPostgres({ connectionString: server.url });
  mediaGen = createMediaGen({
    database,
    entities: { find: async () => ({ ownerId: "rin", visibility: "public" }) },
    authenticate: () => ({ userId: "rin" }),
    providers: [
      createQuickEngine(async () => {
        engineCalls += 1;
        await gate;
      }),
    ],
    objects: createLocalObjectStore({ folder }),
    limits: { imagesPerDay: 1000, writesPerMinute: 1000, readsPerMinute: 1000 },
    worker: { leaseMs: 900, heartbeatMs: 300, scanMs: 200 },
  });
  await mediaGen.worker.start();
});

afterEach(() => {
  gate = null;
});

afterAll(async () => {
  await mediaGen.close();
  await database.close();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function post(entityId: string, key: string): Promise<Response> {
  return await mediaGen.fetch(
    new Request("http://localhost/api/media/generate", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify({ entity_type: "story", entity_id: entityId, prompt: "sea", count: 2 }),
    }),
  );
}

const get = (path: string): Promise<Response> => mediaGen.fetch(new Request(`http://localhost/api${path}`));

async function finished(jobId: string): Promise<Job> {
  let since = 0;
  for (;;) {
    const answer = await get(`/media/jobs/${jobId}?wait=2&since=${since}`);
    if (!answer.ok) continue;
    const job = (await answer.json()) as Job;
    if (job.finished_at !== null) return job;
    since = job.version;
  }
}

describe("a PostgreSQL that is restarted in mid-load", () => {
  it("makes requests answer 503 with the time to wait, and nothing is half done", async () => {
    const [entity, key] = [randomUUID(), randomUUID()];
    await server.restart(async () => {
      for (const answer of [await post(entity, key), await get(`/story/${entity}/images`)]) {
        expect(answer.status).toBe(503);
        expect(answer.headers.get("retry-after")).toBe("2");
        expect((await answer.json()) as Problem).toMatchObject({
          code: "service_unavailable",
          retryable: true,
          retry_after: 2,
        });
      }
    });
    const none = await get(`/story/${entity}/images`);
    expect([none.status, await none.json()]).toEqual([200, []]);
    const again = await post(entity, key);
    expect(again.status).toBe(202);
    const { job_id } = (await again.json()) as Job;
    expect(await finished(job_id)).toMatchObject({ status: "succeeded" });
    expect(await database.query("SELECT id FROM media_jobs WHERE entity_id = $1", [entity])).toHaveLength(1);
  });

  it("is waited for by a kit that has not made its tables yet", async () => {
    const early = await openPostgres({ connectionString: server.url });
    const fresh = createMediaGen({
      database: early,
      entities: { find: async () => ({ ownerId: "rin", visibility: "public" }) },
      authenticate: () => null,
      providers: [createQuickEngine()],
      objects: createLocalObjectStore({ folder }),
    });
    const ask = (): Promise<Response> =>
      fresh.fetch(new Request(`http://localhost/api/story/${randomUUID()}/images`));
    const probe = async (): Promise<number> =>
      (await fresh.operations.fetch(new Request("http://localhost/readyz"))).status;
    await server.restart(async () => {
      expect([(await ask()).status, await probe()]).toEqual([503, 503]);
    });
    expect([(await ask()).status, await probe()]).toEqual([200, 200]);
    await fresh.close();
    await early.close();
  });

  it("costs a job that was being drawn time and nothing else: no picture is drawn twice", async () => {
    engineCalls = 0;
    const held = Promise.withResolvers<void>();
    gate = held.promise;
    const entity = randomUUID();
    const { job_id } = (await (await post(entity, randomUUID())).json()) as Job;
    let now = (await (await get(`/media/jobs/${job_id}`)).json()) as Job;
    while (engineCalls < 2) {
      now = (await (await get(`/media/jobs/${job_id}?wait=2&since=${now.version}`)).json()) as Job;
    }
    await server.restart(async () => {
      gate = null;
      held.resolve();
      // Longer than the lease of 900 ms: who holds it tries on, and nobody else is there to take it.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    });
    const job = await finished(job_id);
    expect(engineCalls).toBe(2);
    expect(job.credits).toMatchObject({ held: 0 });
    expect(job).toMatchObject({ status: "succeeded", counts: { total: 2, ready: 2, failed: 0 } });
    const shown = await get(`/story/${entity}/images`);
    expect(await shown.json()).toHaveLength(2);
  });
});

describe("a connection whose other end has vanished", () => {
  it("is noticed by the statement that waits on it, and replaced", async () => {
    const hole = await openBlackHole(server.url);
    const away = await openPostgres({
      connectionString: hole.url,
      statementTimeoutMs: 100,
      connectTimeoutMs: 500,
    });
    hole.silent = true;
    const failure = await away.query("SELECT 1").catch((error: unknown) => error);
    expect(MediaGenError.isInstance(failure) && failure.code).toBe("service_unavailable");
    const inTransaction = await away.transaction(async (tx) => await tx.query("SELECT 1")).catch((e) => e);
    expect(inTransaction).toMatchObject({ code: "service_unavailable" });
    hole.silent = false;
    expect(await away.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await away.close();
    await hole.close();
  });

  it("is noticed by the one that only listens, which then says that something may have been missed", async () => {
    const hole = await openBlackHole(server.url);
    const away = await openPostgres({
      connectionString: hole.url,
      connectTimeoutMs: 300,
      listenCheckMs: 50,
      logger: {
        ...silentLogger,
        warn: () => {
          hole.silent = false;
        },
      },
    });
    const resynced = Promise.withResolvers<string>();
    const told = Promise.withResolvers<string>();
    const stop = await away.listen((payload) =>
      payload === "resync" ? resynced.resolve(payload) : told.resolve(payload),
    );
    hole.silent = true;
    // Nobody hears this one: only the check of the connection can tell.
    await database.query("SELECT pg_notify('media_gen', 'lost')");
    expect(await resynced.promise).toBe("resync");
    await database.query("SELECT pg_notify('media_gen', 'heard')");
    expect(await told.promise).toBe("heard");
    await stop();
    await away.close();
    await hole.close();
  });

  it("does not hold up the end of the process", async () => {
    const hole = await openBlackHole(server.url);
    const away = await openPostgres({ connectionString: hole.url });
    const stop = await away.listen(() => undefined);
    hole.silent = true;
    await stop();
    await away.close();
    await hole.close();
  });
});

describe("opening", () => {
  it("says what to do when nobody answers", async () => {
    const failure = openPostgres({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    await expect(failure).rejects.toThrow(/ECONNREFUSED.*Check that the server runs/);
  });

  it("sets its limits and its name on the server", async () => {
    const limited = await openPostgres({ connectionString: server.url, applicationName: "shelf" });
    const [row] = await limited.query(
      "SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('application_name') AS name",
    );
    expect(row).toEqual({ statement: "15s", idle: "30s", name: "shelf" });
    const slow = await limited
      .transaction(async (tx) => {
        await tx.query("SET LOCAL statement_timeout = 20");
        await tx.query("SELECT pg_sleep(5)");
      })
      .catch((error: unknown) => error);
    expect(slow).toMatchObject({ code: "service_unavailable" });
    await limited.close();
  });
});
