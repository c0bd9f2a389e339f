import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { createOperations } from "./operations.ts";

const en = { locale: "en" as const };
let database: Database;

beforeAll(async () => {
  database = await openPglite();
});

afterAll(async () => {
  await database.close();
});

function open(kit: TestKit, isDraining = () => false): (path: string, method?: string) => Promise<Response> {
  const operations = createOperations(kit.context, isDraining);
  return (path, method = "GET") => operations.fetch(new Request(`http://localhost${path}`, { method }));
}

describe("probes", () => {
  it("say that the process lives, and whether it takes work", async () => {
    let draining = false;
    const ask = open(createTestKit(database), () => draining);
    const before = await ask("/readyz");
    expect([before.status, await before.json()]).toEqual([503, { status: "migrations_pending" }]);
    await migrate(database);
    expect((await ask("/readyz")).status).toBe(200);
    draining = true;
    const leaving = await ask("/internal/readyz");
    expect([leaving.status, await leaving.json()]).toEqual([503, { status: "draining" }]);
    expect((await ask("/healthz")).status).toBe(200);
  });

  it("answer nothing else", async () => {
    const ask = open(createTestKit(database));
    expect((await ask("/")).status).toBe(404);
    expect((await ask("/metrics/all")).status).toBe(404);
    expect((await ask("/metrics", "POST")).status).toBe(405);
  });

  it("say that the database is away, and no more of it", async () => {
    const away = await openPglite();
    const ask = open(createTestKit(away));
    await away.close();
    const answer = await ask("/readyz");
    expect([answer.status, await answer.json()]).toEqual([503, { status: "database_unavailable" }]);
    expect(await (await ask("/metrics")).text()).toContain("\nmedia_gen_database_up 0\n");
  });
});

describe("metrics", () => {
  it("count what became of jobs, pictures and engine calls, and what waits", async () => {
    const kit = createTestKit(database);
    const ask = open(kit);
    const { caller, entity } = kit.newOwner();
    const other = kit.newOwner();
    kit.engine.script = (slot) => (["draw", "fail", "corrupt"] as const)[slot] ?? "draw";
    const request = { ...entity, prompt: "sea", count: 3 };
    const { job } = await kit.services.generation.submit(caller, request, en);
    await kit.worker.start();
    await kit.finished(caller, job.job_id);
    await kit.worker.stop();
    const waiting = { ...other.entity, prompt: "sea", count: 1 };
    await kit.services.generation.submit(other.caller, waiting, en);
    const text = await (await ask("/metrics")).text();
    for (const line of [
      'media_gen_jobs_total{outcome="partial"} 1',
      'media_gen_images_total{outcome="ready"} 1',
      'media_gen_images_total{outcome="provider_error"} 1',
      'media_gen_images_total{outcome="corrupt"} 1',
      'media_gen_wasted_images_total{reason="corrupt"} 1',
      'media_gen_engine_calls_total{provider="scripted",outcome="ended"} 3',
      'media_gen_step_seconds_count{step="engine_call"} 3',
      'media_gen_step_seconds_count{step="settle"} 1',
      'media_gen_job_seconds_count{outcome="partial"} 1',
      "media_gen_jobs_waiting 1",
      "media_gen_jobs_running 0",
      "media_gen_database_up 1",
    ]) {
      expect(text).toContain(`\n${line}\n`);
    }
    await kit.context.changes.close();
  });

  it("count a call that was cut short as wasted, under the reason", async () => {
    const kit = createTestKit(database);
    const ask = open(kit);
    const { caller, entity } = kit.newOwner();
    kit.engine.script = () => "hang";
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 2 }, en);
    await kit.worker.start();
    let now = job;
    while (!now.results.every((result) => result.drawing)) {
      now = await kit.services.generation.read(caller, job.job_id, { ...en, wait: 25, since: now.version });
    }
    await kit.services.generation.cancel(caller, job.job_id, en);
    await kit.finished(caller, job.job_id);
    await kit.worker.stop();
    const text = await (await ask("/metrics")).text();
    expect(text).toContain('\nmedia_gen_wasted_images_total{reason="cancelled"} 2\n');
    expect(text).toContain('\nmedia_gen_jobs_total{outcome="cancelled"} 1\n');
    await kit.context.changes.close();
  });

  it("count a job that another worker took over as a lost lease, and its pictures as wasted", async () => {
    const kit = createTestKit(database, { worker: { leaseMs: 300, heartbeatMs: 50 } });
    const ask = open(kit);
    const { caller, entity } = kit.newOwner();
    kit.engine.script = () => "hang";
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 1 }, en);
    await kit.worker.start();
    let now = job;
    while (!now.results[0]?.drawing) {
      now = await kit.services.generation.read(caller, job.job_id, { ...en, wait: 25, since: now.version });
    }
    await database.query(
      "UPDATE media_jobs SET lease_token = $2, lease_expires_at = now() + interval '1 hour' WHERE id = $1",
      [job.job_id, randomUUID()],
    );
    const metrics = async (): Promise<string> => await (await ask("/metrics")).text();
    // The database lives in this thread: without a turn of the event loop no heartbeat would ever come.
    while (!(await metrics()).includes("\nmedia_gen_lease_losses_total 1\n")) await setImmediate();
    expect(await metrics()).toContain('\nmedia_gen_wasted_images_total{reason="lease_lost"} 1\n');
    await kit.worker.stop();
    await kit.context.changes.close();
  });
});
