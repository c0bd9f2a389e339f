import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { errorFacts } from "../error-facts.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { type Logger, silentLogger } from "../ports/logger.ts";
import { revokeMessage, taskMessage } from "./celery-message.ts";
import { checkRedis } from "./check-redis.ts";

/** Settings of the Celery queue. */
export interface CeleryQueueOptions {
  /** Celery's broker, as `redis://host:6379/0`; the database's number is part of it. */
  brokerUrl: string;
  /** Celery's queue. @default "celery" */
  queue?: string;
  /** Name of the task, which gets the job's id as its only argument. @default "media_gen.job" */
  task?: string;
  /** @default silent */
  logger?: Logger;
}

/**
 * Hands job ids to Celery workers over Redis (Celery protocol 2, JSON), which ask the kit by signed requests to run the job
 * or draw its images themselves; see `examples/celery-worker`. A job that is cancelled before it runs is revoked. Needs the
 * package `ioredis`.
 *
 * @throws TypeError when the broker's address is none.
 * @example
 * createMediaGen({
 *   …,
 *   queue: createCeleryQueue({ brokerUrl: "redis://127.0.0.1:6379/0" }),
 *   outsideWorkers: { secrets: [process.env.MEDIA_GEN_WORKER_SECRET] },
 * });
 */
export function createCeleryQueue(options: CeleryQueueOptions): JobQueue {
  const { brokerUrl, queue = "celery", task = "media_gen.job", logger = silentLogger } = options;
  if (!URL.canParse(brokerUrl)) throw new TypeError("The Celery broker must be named by an address.");
  let redis: Redis | null = null;

  const open = (): Redis => {
    if (redis) return redis;
    // A message that finds no broker is given up at once; the job is told of again later.
    redis = new Redis(brokerUrl, { maxRetriesPerRequest: 1, connectTimeout: 1000 });
    redis.on("error", (error: unknown) =>
      logger.warn({ queue, error: errorFacts(error) }, "the Celery broker is in trouble"),
    );
    return redis;
  };

  return {
    consumers: "outside",
    enqueue: async (jobId, { again = false, signal }) => {
      signal?.throwIfAborted();
      // A task that was revoked once is dropped for good, so a job that is told of again gets a new one.
      const id = again ? randomUUID() : jobId;
      await open().lpush(queue, taskMessage({ id, task, jobId, queue }));
    },
    withdraw: async (jobId, { signal }) => {
      signal?.throwIfAborted();
      const client = open();
      await client.publish(`/${client.options.db ?? 0}.celery.pidbox`, revokeMessage(jobId));
    },
    consume: async () => async () => undefined,
    check: async ({ signal }) => await checkRedis(brokerUrl, signal),
    close: async () => {
      redis?.disconnect();
      redis = null;
    },
  };
}
