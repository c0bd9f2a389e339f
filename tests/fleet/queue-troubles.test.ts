import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@media-gen/contract";
import { createMediaGen, type Database, type JobQueue, type MediaGen } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createBullmqQueue } from "@media-gen/server-kit/queues/bullmq";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../scripts/servers/free-port.ts";
import { type RedisServer, startRedis } from "../../scripts/servers/redis.ts";
import { createQuickEngine } from "../postgres/quick-engine.ts";

const caller = { userId: "rin" };
const en = { locale: "en" as const };
const named = (): { name: string } => ({ name: `queue-${randomUUID()}` });
let redis: RedisServer;
let database: Database;
let folder: string;
let drawn = 0;

beforeAll(async () => {
  redis = await startRedis();
  folder = mkdtempSync(join(tmpdir(), "media-gen-queues-"));
  database = await openPglite();
});

afterAll(async () => {
  await database.close();
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

const onRedis = (): JobQueue => createBullmqQueue({ redisUrl: redis.url, ...named() });

/** A kit whose worker hears of jobs by its queue and by its own look, and in no other way. */
async function withKit(queue: JobQueue, work: (kit: MediaGen) => Promise<void>): Promise<void> {
  const kit = createMediaGen({
    database: { ...database, listen: async () => async () => undefined },
    queue,
    entities: { find: async () => ({ ownerId: caller.userId, visibility: "public" }) },
    authenticate: () => caller,
    providers: [
      createQuickEngine(async () => {
        drawn += 1;
      }),
    ],
    objects: createLocalObjectStore({ folder }),
    limits: { imagesPerDay: 1000 },
    worker: { scanMs: 100 },
  });
  try {
    await work(kit);
  } finally {
    await kit.close();
  }
}

const submit = (kit: MediaGen): Promise<Job> =>
  kit.generate(
    { entity_type: "story", entity_id: randomUUID(), prompt: "sea", count: 2 },
    { ownerId: caller.userId },
  );

/** Holds a job to its end, and each of its pictures to one engine call. */
async function succeeds(kit: MediaGen, job: Job): Promise<void> {
  await expect
    .poll(() => kit.services.generation.read(caller, job.job_id, en), { timeout: 20_000 })
    .toMatchObject({ status: "succeeded", counts: { ready: 2 } });
  const calls = await database.query("SELECT attempt FROM media_assets WHERE job_id = $1", [job.job_id]);
  expect(calls).toEqual([{ attempt: 1 }, { attempt: 1 }]);
}

describe("a queue whose server is in trouble", () => {
  it("takes jobs and draws them while it is down from the start", async () => {
    const away = createBullmqQueue({ redisUrl: `redis://127.0.0.1:${await freePort()}` });
    await withKit(away, async (kit) => {
      await kit.worker.start();
      await succeeds(kit, await submit(kit));
    });
  });

  it("loses nothing when Redis is flushed", async () => {
    await withKit(onRedis(), async (kit) => {
      const job = await submit(kit);
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
      await kit.worker.start();
      await succeeds(kit, job);
    });
  });

  it("loses nothing when Redis is restarted empty", async () => {
    await withKit(onRedis(), async (kit) => {
      const before = await submit(kit);
      await redis.restart();
      await kit.worker.start();
      await succeeds(kit, before);
      await redis.restart();
      await succeeds(kit, await submit(kit));
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
    const deaf: JobQueue = { ...onRedis(), enqueue: async () => undefined };
    await withKit(deaf, async (kit) => {
      await kit.worker.start();
      await succeeds(kit, await submit(kit));
    });
  });

  it("changes nothing when a message is delivered five times, also after the job has ended", async () => {
    const { name } = named();
    const sender = new Queue(name, { connection: { url: redis.url } });
    await withKit(createBullmqQueue({ redisUrl: redis.url, name }), async (kit) => {
      const job = await submit(kit);
      const deliver = async (): Promise<void> => {
        for (let time = 0; time < 5; time += 1) await sender.add("job", { job_id: job.job_id });
      };
      await deliver();
      await kit.worker.start();
      await succeeds(kit, job);
      const before = drawn;
      await deliver();
      await expect.poll(() => sender.getJobCountByTypes("wait", "active")).toBe(0);
      await succeeds(kit, job);
      expect(drawn).toBe(before);
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
      await succeeds(kit, await submit(kit));
    });
  });
});

it("a Redis that throws messages away is warned of, when asked and when the queue is first used", async () => {
  const evicting = await startRedis({ policy: "allkeys-lru" });
  const warned: unknown[] = [];
  const ignore = (): void => undefined;
  const warn = (facts: Record<string, unknown>): void => void warned.push(facts.code);
  const logger = { debug: ignore, info: ignore, warn, error: ignore };
  const queue = createBullmqQueue({ redisUrl: evicting.url, logger, ...named() });
  expect(await queue.check!({})).toContainEqual(
    expect.objectContaining({ level: "warning", code: "redis_policy" }),
  );
  await queue.enqueue(randomUUID(), {});
  await expect.poll(() => warned).toEqual(["redis_policy"]);
  await queue.close?.();
  await evicting.stop();
});
