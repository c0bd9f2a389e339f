import { randomUUID } from "node:crypto";
import { createBullmqQueue } from "@media-gen/server-kit/queues/bullmq";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { startRedis } from "../../scripts/servers/redis.ts";
import type { Row } from "../report.ts";
import { compareInTurns } from "./in-turns.ts";

const jobs = 2000;
const concurrency = 8;

/** A function that counts down from `jobs`, and a promise of zero. */
function countdown(): { count: () => void; done: Promise<void> } {
  let left = jobs;
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    done,
    count: () => {
      left -= 1;
      if (left === 0) finish();
    },
  };
}

/** Messages in a second, from the first that is sent to the last that is taken. */
async function throughAdapter(redisUrl: string): Promise<number> {
  const queue = createBullmqQueue({ redisUrl, name: randomUUID() });
  const { count, done } = countdown();
  const stop = await queue.consume(async () => count(), { concurrency });
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: jobs }, () => queue.enqueue(randomUUID(), {})));
  await done;
  const perSecond = (jobs / (performance.now() - startedAt)) * 1000;
  await stop();
  await queue.close?.();
  return perSecond;
}

async function throughBullmq(redisUrl: string): Promise<number> {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const name = randomUUID();
  const queue = new Queue(name, { connection });
  const { count, done } = countdown();
  const worker = new Worker(name, async () => count(), { connection, concurrency });
  await worker.waitUntilReady();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: jobs }, () => {
      const jobId = randomUUID();
      return queue.add("job", { job_id: jobId }, { jobId, removeOnComplete: true, removeOnFail: true });
    }),
  );
  await done;
  const perSecond = (jobs / (performance.now() - startedAt)) * 1000;
  await worker.close();
  await queue.close();
  connection.disconnect();
  return perSecond;
}

/** Jobs that do nothing, sent and taken in one process, through the adapter and through BullMQ alone. */
export async function measureQueue(): Promise<Row[]> {
  const redis = await startRedis();
  try {
    return await compareInTurns({
      rows: {
        reference: "BullMQ alone",
        kit: "the adapter",
        ratio: "adapter ÷ BullMQ alone",
        atLeast: 0.8,
      },
      kit: () => throughAdapter(redis.url),
      reference: () => throughBullmq(redis.url),
    });
  } finally {
    await redis.stop();
  }
}
