import { randomUUID } from "node:crypto";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { freePort } from "../../../../scripts/servers/free-port.ts";
import { type RedisServer, startRedis } from "../../../../scripts/servers/redis.ts";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { describeJobQueue } from "../testing/job-queue-suite.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { createBullmqQueue } from "./bullmq.ts";

const en = { locale: "en" as const };
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

describe("a queue whose server is in trouble", () => {
  let redis: RedisServer;
  let database: Database;

  beforeAll(async () => {
    redis = await startRedis();
    database = await openPglite();
    await migrate(database);
  });

  afterAll(async () => {
    await database.close();
    await redis.stop();
  });

  /** A kit that is told of nothing but by its queue and its own look. */
  async function withKit(queue: JobQueue, work: (kit: TestKit) => Promise<void>): Promise<void> {
    const kit = createTestKit(database, { worker: { scanMs: 100 } });
    kit.context.queue = queue;
    kit.context.changes.subscribe = async () => () => undefined;
    try {
      await work(kit);
    } finally {
      await kit.worker.stop();
      await queue.close?.();
    }
  }

  const submitOne = async (kit: TestKit) => {
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 2 }, en);
    return { caller, jobId: job.job_id };
  };

  const succeeded = async (kit: TestKit, { caller, jobId }: Awaited<ReturnType<typeof submitOne>>) => {
    const job = await polled(kit, caller, jobId);
    expect(job).toMatchObject({ status: "succeeded", credits: { held: 0, charged: 2, refunded: 0 } });
  };

  async function polled(kit: TestKit, caller: { userId: string }, jobId: string) {
    return await expect
      .poll(async () => await kit.services.generation.read(caller, jobId, en), { timeout: 20_000 })
      .toMatchObject({ finished_at: expect.any(String) })
      .then(() => kit.services.generation.read(caller, jobId, en));
  }

  const onRedis = (): JobQueue => createBullmqQueue({ redisUrl: redis.url, ...named() });

  it("takes jobs and draws them while it is down from the start", async () => {
    const port = await freePort();
    await withKit(createBullmqQueue({ redisUrl: `redis://127.0.0.1:${port}` }), async (kit) => {
      await kit.worker.start();
      await succeeded(kit, await submitOne(kit));
    });
  });

  it("loses nothing when Redis is flushed", async () => {
    await withKit(onRedis(), async (kit) => {
      const job = await submitOne(kit);
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
      await kit.worker.start();
      await succeeded(kit, job);
    });
  });

  it("loses nothing when Redis is restarted empty", async () => {
    const queue = onRedis();
    await withKit(queue, async (kit) => {
      await kit.worker.start();
      await succeeded(kit, await submitOne(kit));
      const before = await submitOne(kit);
      await redis.restart();
      await succeeded(kit, before);
      await succeeded(kit, await submitOne(kit));
    });
  });

  it("hands messages on again once Redis is back", async () => {
    const queue = onRedis();
    const heard: string[] = [];
    const stop = await queue.consume(async (id) => void heard.push(id), { concurrency: 1 });
    const taken = (id: string): Promise<boolean> =>
      queue.enqueue(id, {}).then(
        () => true,
        () => false,
      );
    expect(await taken("before")).toBe(true);
    await expect.poll(() => heard).toContain("before");
    await redis.restart();
    await expect.poll(() => taken("after"), { timeout: 10_000 }).toBe(true);
    await expect.poll(() => heard, { timeout: 10_000 }).toContain("after");
    await stop();
    await queue.close?.();
  });

  it("changes nothing when a message is lost", async () => {
    const { enqueue: _, ...deaf } = onRedis();
    await withKit({ ...deaf, enqueue: async () => undefined }, async (kit) => {
      await kit.worker.start();
      await succeeded(kit, await submitOne(kit));
    });
  });

  it("changes nothing when a message is delivered five times, also after the job has ended", async () => {
    const { name } = named();
    const queue = createBullmqQueue({ redisUrl: redis.url, name });
    const sender = new Queue(name, { connection: { url: redis.url } });
    await withKit(queue, async (kit) => {
      const job = await submitOne(kit);
      const deliver = async (): Promise<void> => {
        for (let time = 0; time < 5; time += 1) await sender.add("job", { job_id: job.jobId });
      };
      await deliver();
      await kit.worker.start();
      await succeeded(kit, job);
      const calls = kit.engine.calls.length;
      await deliver();
      await expect.poll(async () => await sender.getJobCountByTypes("wait", "active")).toBe(0);
      await succeeded(kit, job);
      expect(kit.engine.calls).toHaveLength(calls);
    });
    await sender.close();
  });

  it("holds nobody up when it takes a message and never answers", async () => {
    const silent: JobQueue = {
      enqueue: () => new Promise(() => undefined),
      consume: async () => async () => undefined,
    };
    await withKit(silent, async (kit) => {
      await kit.worker.start();
      await succeeded(kit, await submitOne(kit));
    });
  });
});

describe("the look at the queue's server", () => {
  it("finds nothing wrong with a Redis that keeps what it is given", async () => {
    const queue = createBullmqQueue({ redisUrl: inject("redisUrl"), ...named() });
    expect(await queue.check!({})).toEqual([]);
  });

  it("warns of a Redis that throws messages away, when asked and when the queue is first used", async () => {
    const evicting = await startRedis({ policy: "allkeys-lru" });
    const warned: unknown[] = [];
    const warn = (facts: Record<string, unknown>): void => {
      warned.push(facts.code);
    };
    const logger = { debug: () => undefined, info: () => undefined, warn, error: () => undefined };
    const queue = createBullmqQueue({ redisUrl: evicting.url, logger, ...named() });
    expect(await queue.check!({})).toContainEqual(
      expect.objectContaining({ level: "warning", code: "redis_policy" }),
    );
    await queue.enqueue(randomUUID(), {});
    await expect.poll(() => warned).toEqual(["redis_policy"]);
    await queue.close?.();
    await evicting.stop();
  });

  it("says that a Redis is away", async () => {
    const queue = createBullmqQueue({ redisUrl: `redis://127.0.0.1:${await freePort()}` });
    expect(await queue.check!({})).toEqual([
      expect.objectContaining({ level: "error", code: "redis_unreachable" }),
    ]);
  });
});
