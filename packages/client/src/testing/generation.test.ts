import type { Job, Problem, Quota } from "@media-gen/contract/wire";
import { describe, expect, it } from "vitest";
import { ask } from "./asking.ts";
import { createMemoryServer } from "./memory-server.ts";
import type { MemoryServer, MemoryServerOptions } from "./memory-server-options.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;
const other = { entity_type: "story", entity_id: "moonlit-library" } as const;
const entities = [haru, other].map((entity) => ({ ...entity, owner_id: "writer" }));
const noon = Date.UTC(2026, 5, 1, 3);

/** A test knows which of the two it has got. */
type JobOrProblem = Job & Omit<Problem, "status">;

function world(options: MemoryServerOptions = {}) {
  return createMemoryServer({ entities, now: () => noon, ...options });
}

async function generate(server: MemoryServer, more: object = {}, key?: string) {
  const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key };
  return ask<JobOrProblem>(server, "generate", {
    body: { ...haru, prompt: "달빛 아래의 사서", ...more },
    headers,
  });
}

async function read(server: MemoryServer, job: Job) {
  return (await ask<Job>(server, "getJob", { params: { job_id: job.job_id } })).body;
}

async function quota(server: MemoryServer) {
  return (await ask<Quota>(server, "getQuota", { query: { ...haru } })).body;
}

describe("a job", () => {
  it("waits, draws one image after the other, and ends", async () => {
    const server = world();
    const { body: job } = await generate(server, { count: 2 });
    expect(job).toMatchObject({ status: "queued", progress: 0, version: 1 });
    server.startDrawing();
    const drawing = await read(server, job);
    expect(drawing).toMatchObject({ status: "running", results: [{ drawing: true }, { drawing: false }] });
    server.finishNext();
    const half = await read(server, job);
    expect(half).toMatchObject({
      status: "running",
      progress: 0.5,
      results: [{ status: "ready" }, { drawing: true }],
    });
    server.finishNext();
    const done = await read(server, job);
    expect(done).toMatchObject({ status: "succeeded", progress: 1, finished_at: expect.any(String) });
    expect(done.version).toBeGreaterThan(half.version);
  });

  it.each([
    ["succeeded", ["ready", "ready", "ready"]],
    ["partial", ["ready", "timeout", "ready"]],
    ["failed", ["blocked", "timeout", "corrupt"]],
    ["cancelled", ["ready", "cancelled", "timeout"]],
  ] as const)("ends %s when its images end %j", async (status, outcomes) => {
    const server = world({ outcome: (slot) => outcomes[slot]! });
    const { body: job } = await generate(server, { count: 3 });
    server.finishAll();
    expect((await read(server, job)).status).toBe(status);
  });

  it("charges ready images, refunds the others, and holds nothing at its end", async () => {
    const server = world({ outcome: (slot) => (slot === 1 ? "timeout" : "ready") });
    const { body: job } = await generate(server, { count: 3 });
    expect(await quota(server)).toMatchObject({ balance: 97, used: 3 });
    server.finishAll();
    expect((await read(server, job)).credits).toEqual({ held: 0, charged: 2, refunded: 1 });
    expect(await quota(server)).toMatchObject({ balance: 98, used: 2 });
  });

  it("gives a blocked image's credit back, but not its share of the day", async () => {
    const server = world({ outcome: () => "blocked" });
    await generate(server, { count: 2 });
    server.finishAll();
    expect(await quota(server)).toMatchObject({ balance: 100, used: 2 });
  });

  it("says why an image failed in the caller's language", async () => {
    const server = world();
    const { body: job } = await generate(server, { count: 1 });
    server.fail(0, "timeout");
    const { body } = await ask<Job>(server, "getJob", {
      params: { job_id: job.job_id },
      headers: { "accept-language": "en-US,en;q=0.9" },
    });
    expect(body.results[0]?.error).toEqual({
      code: "timeout",
      message: "The engine did not answer.",
      retryable: true,
    });
  });

  it("draws each image with a seed of its own, the same for the same job seed", async () => {
    const server = world();
    const seeds = async () => {
      const { body } = await generate(server, { seed: 7, count: 4 });
      server.finishAll();
      return body.results.map(({ seed }) => seed);
    };
    const first = await seeds();
    expect(new Set(first).size).toBe(4);
    expect(await seeds()).toEqual(first);
  });

  it("fills what the request leaves out from the preset, then from the defaults", async () => {
    const server = world();
    const { body: preset } = await ask<{ id: string }>(server, "createPreset", {
      body: { name: "밤", style: "anime", count: 2, negative_prompt: "글자" },
    });
    const { body } = await generate(server, { preset_id: preset.id, ratio: "16:9" });
    expect(body.settings).toMatchObject({
      style: "anime",
      ratio: "16:9",
      negative_prompt: "글자",
      provider: "memory",
    });
    expect(body.counts.total).toBe(2);
  });
});

describe("cancelling", () => {
  it("keeps what is ready and refunds the rest", async () => {
    const server = world();
    const { body: job } = await generate(server, { count: 3 });
    server.finishNext();
    const { body } = await ask<Job>(server, "cancelJob", { params: { job_id: job.job_id } });
    expect(body).toMatchObject({
      status: "cancelled",
      cancel_requested: true,
      counts: { ready: 1, failed: 2 },
    });
    expect(await quota(server)).toMatchObject({ balance: 99, active_job_id: null });
  });

  it("gives back the day's share of images that the engine was not asked for yet", async () => {
    const server = world();
    const { body: job } = await generate(server, { count: 4 });
    server.finishNext();
    await ask(server, "cancelJob", { params: { job_id: job.job_id } });
    // One ready, one whose drawing had begun, two untouched.
    expect((await quota(server)).used).toBe(2);
  });

  it("of an ended job changes nothing", async () => {
    const server = world();
    const { body: job } = await generate(server, { count: 1 });
    server.finishAll();
    const before = await read(server, job);
    expect((await ask(server, "cancelJob", { params: { job_id: job.job_id } })).body).toEqual(before);
  });
});

describe("drawing failed images again", () => {
  async function withFailures() {
    const server = world({
      outcome: (slot, job) => (slot > 0 && job.retry_of === null ? "timeout" : "ready"),
    });
    const { body: job } = await generate(server, { count: 3 });
    const retry = (body?: object) =>
      ask<JobOrProblem>(server, "retryJob", { params: { job_id: job.job_id }, body });
    return { server, job, retry };
  }

  it("takes all of them, in their places and with their seeds", async () => {
    const { server, job, retry } = await withFailures();
    server.finishAll();
    const { status, body } = await retry();
    expect(status).toBe(202);
    expect(body).toMatchObject({ retry_of: job.job_id, counts: { total: 2 }, credits: { held: 2 } });
    expect(body.results.map(({ slot, seed }) => [slot, seed])).toEqual(
      job.results.slice(1).map(({ slot, seed }) => [slot, seed]),
    );
    server.finishAll();
    expect(await quota(server)).toMatchObject({ balance: 97, latest_job_id: body.job_id });
  });

  it("takes only those that are named", async () => {
    const { server, retry } = await withFailures();
    server.finishAll();
    expect((await retry({ slots: [2] })).body.results.map(({ slot }) => slot)).toEqual([2]);
  });

  it("is refused while the job runs, for images that are ready, and where none failed", async () => {
    const { server, job, retry } = await withFailures();
    expect((await retry()).body).toMatchObject({ code: "job_not_retryable", job_id: job.job_id });
    server.finishAll();
    expect((await retry({ slots: [0, 1] })).body.code).toBe("job_not_retryable");
    const { body: again } = await retry();
    server.finishAll();
    const { body } = await ask<Problem>(server, "retryJob", { params: { job_id: again.job_id } });
    expect(body.code).toBe("job_not_retryable");
  });
});

describe("an image", () => {
  it("is drawn again once, by one retry", async () => {
    const server = world({
      outcome: (slot, job) => (slot > 0 && job.retry_of === null ? "timeout" : "ready"),
    });
    const { body: job } = await generate(server, { count: 3 });
    server.finishAll();
    const retry = (body: object) =>
      ask<JobOrProblem>(server, "retryJob", { params: { job_id: job.job_id }, body });
    await retry({ slots: [1] });
    server.finishAll();
    expect((await retry({ slots: [1] })).body.code).toBe("job_not_retryable");
    expect((await retry({})).body.results.map(({ slot }) => slot)).toEqual([2]);
  });

  it("that was blocked cannot succeed, and is not drawn again", async () => {
    const server = world({ outcome: () => "blocked" });
    const { body: job } = await generate(server, { count: 2 });
    server.finishAll();
    const { body } = await ask<Problem>(server, "retryJob", { params: { job_id: job.job_id } });
    expect(body.code).toBe("job_not_retryable");
  });
});

describe("the quota of an entity", () => {
  it("is for its owner", async () => {
    const server = world();
    server.setCaller("reader");
    const { body } = await ask<Problem>(server, "getQuota", { query: { ...haru } });
    expect(body.code).toBe("forbidden");
    expect((await ask(server, "getQuota")).status).toBe(200);
  });

  it("needs both parts of its name", async () => {
    const { body } = await ask<Problem>(world(), "getQuota", { query: { entity_type: "character" } });
    expect(body).toMatchObject({ code: "validation_failed", errors: [{ path: "entity_id" }] });
  });
});

describe("a refused request costs nothing", () => {
  async function refusalOf(server: MemoryServer, more: object = {}) {
    const before = JSON.stringify(server.snapshot());
    const { body } = await generate(server, more);
    expect(JSON.stringify(server.snapshot())).toBe(before);
    return body;
  }

  it("while the entity has a live job, which it names", async () => {
    const server = world();
    const { body: job } = await generate(server);
    expect(await refusalOf(server)).toMatchObject({ code: "job_already_running", job_id: job.job_id });
    expect((await generate(server, other)).status).toBe(202);
  });

  it("beyond 24 images in a day of Seoul, until midnight there", async () => {
    let now = noon;
    const server = world({ now: () => now });
    for (let jobs = 0; jobs < 3; jobs += 1) {
      await generate(server, { count: 7 });
      server.finishAll();
    }
    expect(await refusalOf(server, { count: 4 })).toMatchObject({
      code: "daily_limit_reached",
      remaining: 3,
      retry_after: 12 * 3600,
    });
    now = Date.UTC(2026, 5, 1, 15);
    expect((await generate(server, { count: 4 })).status).toBe(202);
  });

  it("beyond the credits", async () => {
    const server = world({ credits: 3 });
    expect(await refusalOf(server)).toMatchObject({ code: "insufficient_credits", remaining: 3 });
    server.setCredits("writer", 4);
    expect((await generate(server)).status).toBe(202);
  });

  it("when the guard objects, with its reasons and a safer wording", async () => {
    const verdict = {
      categories: ["likeness" as const],
      spans: [{ field: "prompt" as const, start: 0, end: 2 }],
      suggestion: "달빛",
    };
    const server = world({ guard: (prompt) => (prompt.includes("배우") ? verdict : null) });
    expect(await refusalOf(server, { prompt: "배우 얼굴" })).toMatchObject({
      code: "content_blocked",
      ...verdict,
    });
  });

  it.each([" ", "\u200b\u200b", "...!?", "\n"])("for the prompt %j, which says nothing", async (prompt) => {
    expect(await refusalOf(world(), { prompt })).toMatchObject({
      code: "validation_failed",
      errors: [{ path: "/prompt" }],
    });
  });

  it("for choices and lengths that there are not", async () => {
    const wrong = { style: "oil", ratio: "9:1", provider: "x", count: 9, prompt: "가".repeat(2001) };
    const { errors } = await refusalOf(world(), wrong);
    expect(errors?.map(({ path }) => path).sort()).toEqual([
      "/count",
      "/prompt",
      "/provider",
      "/ratio",
      "/style",
    ]);
  });

  it("for a preset that is not the caller's", async () => {
    const { errors } = await refusalOf(world(), { preset_id: "00000000-0000-4000-8000-ffffffffffff" });
    expect(errors).toMatchObject([{ path: "/preset_id" }]);
  });

  it("for what the engine cannot do", async () => {
    const server = world({ capabilities: { seed: false, styles: ["anime"] } });
    const { errors } = await refusalOf(server, { seed: 1, style: "realistic" });
    expect(errors?.map(({ path }) => path).sort()).toEqual(["/seed", "/style"]);
  });

  it("but an emoji says something", async () => {
    expect((await generate(world(), { prompt: "🌙" })).status).toBe(202);
  });
});

describe("an idempotency key", () => {
  it("makes one job of many requests, also after the job has ended", async () => {
    const server = world();
    const first = await generate(server, {}, "press-1");
    server.finishAll();
    const again = await generate(server, {}, "press-1");
    expect(again.status).toBe(202);
    expect(again.body).toMatchObject({ job_id: first.body.job_id, status: "succeeded" });
    expect(server.snapshot().jobs).toHaveLength(1);
  });

  it("is refused with another request", async () => {
    const server = world();
    await generate(server, {}, "press-1");
    expect((await generate(server, { count: 1 }, "press-1")).body.code).toBe("idempotency_conflict");
  });

  it("of a refused request may be used again", async () => {
    const server = world({ credits: 0 });
    expect((await generate(server, {}, "press-1")).status).toBe(402);
    server.setCredits("writer", 9);
    expect((await generate(server, {}, "press-1")).status).toBe(202);
  });
});

describe("waiting for a job", () => {
  const wait = (server: MemoryServer, job: Job, query: object, signal?: AbortSignal) =>
    ask<Job>(server, "getJob", { params: { job_id: job.job_id }, query: { ...query }, signal });

  it("is answered with the next change", async () => {
    const server = world();
    const { body: job } = await generate(server);
    const waiting = wait(server, job, { wait: 20, since: job.version });
    await Promise.resolve();
    server.startDrawing();
    expect((await waiting).body).toMatchObject({ status: "running", version: 2 });
  });

  it("is answered at once when there is news, when the job has ended, or without since", async () => {
    const server = world();
    const { body: job } = await generate(server, { count: 1 });
    server.finishAll();
    const ended = (await wait(server, job, { wait: 20, since: 0 })).body;
    expect((await wait(server, job, { wait: 20, since: ended.version })).body.version).toBe(ended.version);
    expect((await wait(server, job, { wait: 20 })).body.version).toBe(ended.version);
  });

  it("ends when the caller leaves, and when the server closes", async () => {
    const server = world();
    const { body: job } = await generate(server);
    const stop = new AbortController();
    const left = wait(server, job, { wait: 20, since: job.version }, stop.signal);
    stop.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    const held = wait(server, job, { wait: 20, since: job.version });
    await new Promise((resolve) => setImmediate(resolve));
    server.close();
    expect((await held).body.version).toBe(job.version);
  });
});
