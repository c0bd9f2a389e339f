import type { GenerateRequest } from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createScriptedEngine } from "../testing/scripted-engine.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";

const en = { locale: "en" as const };
let database: Database;
let kit: TestKit;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
  // No worker: what is submitted stays as it was written.
  kit = createTestKit(database, { openingBalance: 10, limits: { imagesPerDay: 12 } });
});

afterAll(async () => {
  await kit.context.changes.close();
  await database.close();
});

async function rows(): Promise<unknown> {
  return await database.query(`SELECT
    (SELECT count(*) FROM media_jobs)::int AS jobs, (SELECT count(*) FROM media_assets)::int AS images,
    (SELECT coalesce(sum(used), 0) FROM media_daily_usage)::int AS used,
    (SELECT count(*) FROM media_credit_entries WHERE kind = 'hold')::int AS holds`);
}

async function refusalOf(work: () => Promise<unknown>): Promise<unknown> {
  const before = await rows();
  const refusal = await work().then(
    () => "accepted",
    (error: unknown) => error,
  );
  expect(await rows()).toEqual(before);
  return refusal;
}

describe("a refusal changes nothing", () => {
  it("answers a private or missing entity as not found, a foreign one as forbidden", async () => {
    const stranger = { userId: "stranger" };
    const hidden = kit.newOwner("private").entity;
    const foreign = kit.newOwner("public").entity;
    const missing = { entity_type: "story" as const, entity_id: "nothing" };
    const codes = [];
    for (const entity of [hidden, missing, foreign]) {
      const request = { ...entity, prompt: "sea" };
      codes.push(await refusalOf(() => kit.services.generation.submit(stranger, request, en)));
    }
    expect(codes).toMatchObject([{ code: "not_found" }, { code: "not_found" }, { code: "forbidden" }]);
  });

  it.each<[string, Partial<GenerateRequest>]>([
    ["/count", { count: 9 }],
    ["/count", { count: 0 }],
    ["/prompt", { prompt: " …!?\u200b\u3164 " }],
    ["/prompt", { prompt: "가".repeat(2001) }],
    ["/negative_prompt", { negative_prompt: "x".repeat(501) }],
    ["/style", { style: "cubist" }],
    ["/ratio", { ratio: "2:1" }],
    ["/provider", { provider: "nobody" }],
    ["/preset_id", { preset_id: "0198c0de-0000-7000-8000-000000000000" }],
  ])("names the field %s of %j", async (path, fault) => {
    const { caller, entity } = kit.newOwner();
    const request = { ...entity, prompt: "sea", ...fault };
    const refusal = await refusalOf(() => kit.services.generation.submit(caller, request, en));
    expect(refusal).toMatchObject({ code: "validation_failed", details: { errors: [{ path }] } });
  });

  it("accepts exactly 2,000 code points, emoji counted as people count them", async () => {
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(
      caller,
      { ...entity, prompt: "🌙".repeat(2000), count: 1 },
      en,
    );
    expect(job.status).toBe("queued");
    expect(job.credits).toEqual({ held: 1, charged: 0, refunded: 0 });
  });

  it("refuses what the engine cannot honour", async () => {
    const engine = createScriptedEngine({
      capabilities: {
        seed: false,
        negative_prompt: false,
        variation_strength: false,
        ratios: ["1:1"],
        styles: ["anime"],
        max_images_per_call: 1,
      },
    });
    const plain = createTestKit(database, { engine });
    const { caller, entity } = plain.newOwner();
    const request = {
      ...entity,
      prompt: "sea",
      negative_prompt: "fog",
      seed: 1,
      variation_strength: 0.5,
      style: "realistic",
      ratio: "3:4",
    };
    const refusal = await refusalOf(() => plain.services.generation.submit(caller, request, en));
    expect(refusal).toMatchObject({ code: "validation_failed" });
    const { errors } = (refusal as { details: { errors: { path: string }[] } }).details;
    expect(errors.map((error) => error.path).toSorted()).toEqual([
      "/negative_prompt",
      "/ratio",
      "/seed",
      "/style",
      "/variation_strength",
    ]);
  });

  it("passes on what the guard says", async () => {
    const { caller, entity } = kit.newOwner();
    const spans = [{ field: "prompt" as const, start: 0, end: 3 }];
    kit.guard.text = { action: "block", categories: ["gore"], reason: "Too bloody.", spans, guard: "test" };
    const refusal = await refusalOf(() =>
      kit.services.generation.submit(caller, { ...entity, prompt: "sea" }, en),
    );
    kit.guard.text = { action: "allow" };
    expect(refusal).toMatchObject({
      code: "content_blocked",
      details: { detail: "Too bloody.", categories: ["gore"], spans },
    });
  });

  it("refuses a second job of an entity and names the first", async () => {
    const { caller, entity } = kit.newOwner();
    const request = { ...entity, prompt: "sea", count: 1 };
    const { job } = await kit.services.generation.submit(caller, request, en);
    const refusal = await refusalOf(() => kit.services.generation.submit(caller, request, en));
    expect(refusal).toMatchObject({ code: "job_already_running", details: { job_id: job.job_id } });
    expect(await kit.services.generation.quota(caller, entity, en)).toMatchObject({
      active_job_id: job.job_id,
      latest_job_id: job.job_id,
    });
  });

  it("refuses what the balance does not cover", async () => {
    const { caller, entity } = kit.newOwner();
    await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 7 }, en);
    const other = kit.newOwner().entity;
    kit.records.set(`story/${other.entity_id}`, { ownerId: caller.userId, visibility: "public" });
    const refusal = await refusalOf(() =>
      kit.services.generation.submit(caller, { ...other, prompt: "sea", count: 4 }, en),
    );
    expect(refusal).toMatchObject({ code: "insufficient_credits", details: { remaining: 3 } });
  });

  it("refuses more than the day allows and says when it ends", async () => {
    const { caller } = kit.newOwner();
    const rich = createTestKit(database, { openingBalance: 100, limits: { imagesPerDay: 9 } });
    const submit = async (count: number) => {
      const { entity } = rich.newOwner();
      rich.records.set(`story/${entity.entity_id}`, { ownerId: caller.userId, visibility: "public" });
      return await rich.services.generation.submit(caller, { ...entity, prompt: "sea", count }, en);
    };
    await submit(8);
    const refusal = await refusalOf(() => submit(2));
    expect(refusal).toMatchObject({ code: "daily_limit_reached", details: { remaining: 1 } });
    const { retry_after } = (refusal as { details: { retry_after: number } }).details;
    expect(retry_after).toBeGreaterThan(0);
    expect(retry_after).toBeLessThanOrEqual(86_400);
    await expect(submit(1)).resolves.toMatchObject({ replayed: false });
  });

  it("answers a repeated key with the first job, and refuses it for another request", async () => {
    const { caller, entity } = kit.newOwner();
    const request = { ...entity, prompt: "sea", count: 1 };
    const options = { ...en, idempotencyKey: "one-press" };
    const first = await kit.services.generation.submit(caller, request, options);
    const before = await rows();
    const second = await kit.services.generation.submit(caller, { ...request }, options);
    expect(second).toMatchObject({ replayed: true, job: { job_id: first.job.job_id } });
    expect(await rows()).toEqual(before);
    const other = { ...request, prompt: "mountain" };
    const refusal = await refusalOf(() => kit.services.generation.submit(caller, other, options));
    expect(refusal).toMatchObject({ code: "idempotency_conflict" });
  });
});

describe("a quota", () => {
  it("is about the caller alone: a stranger learns nothing of the entity's jobs", async () => {
    const { caller, entity } = kit.newOwner("private");
    await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 3 }, en);
    expect(await kit.services.generation.quota(caller, entity, en)).toMatchObject({
      limit: 12,
      used: 3,
      remaining: 9,
      balance: 7,
      time_zone: "Asia/Seoul",
      active_job_id: expect.any(String),
    });
    expect(await kit.services.generation.quota({ userId: "stranger" }, entity, en)).toMatchObject({
      used: 0,
      active_job_id: null,
      latest_job_id: null,
    });
  });
});

describe("a job's reader", () => {
  it("is its owner; others learn no more than the entity's page tells them", async () => {
    const stranger = { userId: "stranger" };
    const open = kit.newOwner("public");
    const hidden = kit.newOwner("private");
    const codes = [];
    for (const { caller, entity } of [open, hidden]) {
      const { job } = await kit.services.generation.submit(
        caller,
        { ...entity, prompt: "sea", count: 1 },
        en,
      );
      codes.push(await kit.services.generation.read(stranger, job.job_id, en).catch((error) => error.code));
    }
    expect(codes).toEqual(["forbidden", "not_found"]);
  });

  it("gets the job as it is when the wait is over", async () => {
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 1 }, en);
    const same = await kit.services.generation.read(caller, job.job_id, {
      ...en,
      wait: 0.05,
      since: job.version,
    });
    expect(same.version).toBe(job.version);
  });

  it("stops waiting when it goes away", async () => {
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 1 }, en);
    const leaving = new AbortController();
    const reading = kit.services.generation.read(caller, job.job_id, {
      ...en,
      wait: 25,
      since: job.version,
      signal: leaving.signal,
    });
    leaving.abort(new Error("gone"));
    await expect(reading).rejects.toThrow("gone");
  });
});
