import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Job } from "@media-gen/contract";
import { createCeleryQueue } from "@media-gen/server-kit/queues/celery";
import { describeJobQueue } from "@media-gen/server-kit/testing";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type CeleryFleet, openCeleryFleet } from "./fleet.ts";

// A database of its own on the shared Redis, which is also part of the channel that revokes go over.
const brokerUrl = (database: number): string => `${inject("redisUrl")}/${database}`;
const ended = (job: Job): boolean => job.finished_at !== null;
const drawing = (job: Job): boolean => job.results.some((result) => result.drawing);

describeJobQueue(
  "celery",
  async () => createCeleryQueue({ brokerUrl: brokerUrl(9), queue: `queue-${randomUUID()}` }),
  // Its consumers are Celery's: concurrency and acknowledgement are settings of theirs, and its tests.
  { consumers: "outside" },
);

describe("what stands in Celery's queue", () => {
  it("is the job's id and nothing more", async () => {
    const redis = new Redis(brokerUrl(9));
    const queue = createCeleryQueue({ brokerUrl: brokerUrl(9), queue: "look" });
    await queue.enqueue("the-job", {});
    const message = JSON.parse((await redis.lpop("look"))!) as { body: string; headers: object };
    expect(JSON.parse(Buffer.from(message.body, "base64").toString())).toEqual([
      ["the-job"],
      {},
      { callbacks: null, errbacks: null, chain: null, chord: null },
    ]);
    expect(message.headers).toMatchObject({ id: "the-job", task: "media_gen.job" });
    await queue.close?.();
    redis.disconnect();
  });
});

it("the example's worker has at most 60 lines", () => {
  const source = new URL("../../../examples/celery-worker/media_gen_worker.py", import.meta.url);
  expect(readFileSync(source, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(60);
});

describe("Debian's Celery", () => {
  let fleet: CeleryFleet;

  beforeAll(async () => {
    fleet = await openCeleryFleet(
      { postgresUrl: inject("postgresUrl"), brokerUrl: brokerUrl(3) },
      { drawMs: 600 },
    );
  });

  afterAll(() => fleet?.close());

  it("asks the server to run a job, and four pictures arrive", async () => {
    const worker = await fleet.startWorker({ mode: "run" });
    const job = await fleet.post({ provider: "quick", count: 4 });
    const done = await fleet.until(job.job_id, ended);
    expect(done).toMatchObject({ status: "succeeded", counts: { ready: 4 } });
    await expect.poll(() => worker.log()).toMatch(/Task media_gen\.job\[.*\] succeeded/);
    await worker.kill();
  });

  it("draws a job with an engine in Python, and four pictures arrive", async () => {
    const worker = await fleet.startWorker({ mode: "engine" });
    const job = await fleet.post({ provider: "python", count: 4 });
    const done = await fleet.until(job.job_id, ended);
    expect(done).toMatchObject({ status: "succeeded", counts: { ready: 4 } });
    expect(new Set(done.results.map((result) => result.seed)).size).toBe(4);
    const picture = await fetch(new URL(done.results[0]!.url!, fleet.url));
    expect(picture.headers.get("content-type")).toBe("image/webp");
    await worker.kill();
  });

  it("does not run what was cancelled before it ran", async () => {
    const job = await fleet.post({ provider: "quick", count: 1 });
    const worker = await fleet.startWorker({ mode: "run" });
    await fleet.until(job.job_id, (now) => drawing(now) || ended(now));
    // Both of the worker's processes are busy while the third job waits.
    const [, waiting] = [
      await fleet.post({ provider: "quick", count: 8 }),
      await fleet.post({ provider: "quick", count: 8 }),
    ];
    const third = await fleet.post({ provider: "quick", count: 1 });
    expect(await fleet.cancel(third.job_id)).toMatchObject({ status: "cancelled" });
    await expect.poll(() => worker.log()).toContain(`Tasks flagged as revoked: ${third.job_id}`);
    await fleet.until(waiting!.job_id, ended);
    await expect
      .poll(() => worker.log())
      .toContain(`Discarding revoked task: media_gen.job[${third.job_id}]`);
    await worker.kill();
  });

  it("is honoured when it revokes a running task: the job is given back, and drawn by the next", async () => {
    const worker = await fleet.startWorker({ mode: "run" });
    const job = await fleet.post({ provider: "quick", count: 8 });
    await fleet.until(job.job_id, drawing);
    execFileSync("/usr/bin/python3", [
      "-c",
      "import sys, celery; celery.Celery(broker=sys.argv[1]).control.revoke(sys.argv[2], terminate=True)",
      fleet.brokerUrl,
      job.job_id,
    ]);
    await fleet.until(job.job_id, (now) => !drawing(now));
    const done = await fleet.until(job.job_id, ended);
    expect(done).toMatchObject({ status: "succeeded", counts: { ready: 8 } });
    await expect.poll(() => worker.log()).toMatch(/Terminating|terminated|Revoked/i);
    await worker.kill();
  });

  it.each([
    ["while the server runs its job", "run", "quick"],
    ["while it draws the job itself", "engine", "python"],
  ] as const)("may be killed %s: another takes the job up again", async (_, mode, provider) => {
    const victim = await fleet.startWorker({ mode, slow: true });
    const job = await fleet.post({ provider, count: 4 });
    await fleet.until(job.job_id, (now) => drawing(now) && now.counts.ready > 0);
    await victim.kill();
    const next = await fleet.startWorker({ mode });
    const done = await fleet.until(job.job_id, ended);
    expect(done).toMatchObject({ status: "succeeded", counts: { ready: 4 } });
    await next.kill();
  });

  it("hears that the owner wants no more while it draws", async () => {
    const worker = await fleet.startWorker({ mode: "engine", slow: true });
    const job = await fleet.post({ provider: "python", count: 8 });
    await fleet.until(job.job_id, drawing);
    await fleet.cancel(job.job_id);
    const done = await fleet.until(job.job_id, ended);
    expect(done.status).toBe("cancelled");
    await worker.kill();
  });
});
