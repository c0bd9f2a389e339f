import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { describe, expect, inject, it } from "vitest";
import { describeJobQueue } from "../testing/job-queue-suite.ts";
import { createBullmqQueue } from "./bullmq.ts";

const named = (): { name: string } => ({ name: `queue-${randomUUID()}` });

describeJobQueue("bullmq on Redis", async () =>
  createBullmqQueue({ redisUrl: inject("redisUrl"), ...named() }),
);
describeJobQueue("bullmq on PostgreSQL", async () =>
  createBullmqQueue({ postgresUrl: inject("postgresUrl"), ...named() }),
);

describe("what stands in Redis", () => {
  it("is the job's id and nothing more, once however often it is sent, and nothing after the run", async () => {
    const { name } = named();
    const redis = new Redis(inject("redisUrl"));
    const queue = createBullmqQueue({ redisUrl: inject("redisUrl"), name });
    const id = randomUUID();
    await queue.enqueue(id, {});
    await queue.enqueue(id, {});
    expect(await redis.hget(`bull:${name}:${id}`, "data")).toBe(JSON.stringify({ job_id: id }));
    const runs: string[] = [];
    const ran = Promise.withResolvers<void>();
    const stop = await queue.consume(
      async (jobId) => {
        runs.push(jobId);
        ran.resolve();
      },
      { concurrency: 1 },
    );
    await ran.promise;
    await stop();
    expect(runs).toEqual([id]);
    expect(await redis.exists(`bull:${name}:${id}`)).toBe(0);
    await queue.close?.();
    redis.disconnect();
  });
});

describe("the look at the queue's server", () => {
  it("finds nothing wrong with a Redis that keeps what it is given", async () => {
    const queue = createBullmqQueue({ redisUrl: inject("redisUrl"), ...named() });
    expect(await queue.check!({})).toEqual([]);
  });

  it("says that a Redis is away", async () => {
    const queue = createBullmqQueue({ redisUrl: "redis://127.0.0.1:1" });
    expect(await queue.check!({})).toEqual([
      expect.objectContaining({ level: "error", code: "redis_unreachable" }),
    ]);
  });
});
