import { createPostgresBackend, Queue, Worker } from "bullmq";
import { withDeadline } from "../deadline.ts";
import { errorFacts } from "../error-facts.ts";
import { type Clock, systemClock } from "../ports/clock.ts";
import type { Finding } from "../ports/finding.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { type Logger, silentLogger } from "../ports/logger.ts";
import { checkRedis } from "./check-redis.ts";

/** Where BullMQ keeps its messages. */
export type BullmqServer =
  /** Redis 6.2 or later, as `redis://host:6379`; `prefix` sets its keys apart. */
  | { redisUrl: string; prefix?: string }
  /** PostgreSQL 13 or later; BullMQ keeps its tables in a schema of its own, `bullmq` unless named. */
  | { postgresUrl: string; schema?: string };

/** Settings of the BullMQ queue. */
export type BullmqQueueOptions = BullmqServer & {
  /** Name of the queue; the same in every server and worker of one kit. @default "media-gen" */
  name?: string;
  /** @default silent */
  logger?: Logger;
  clock?: Clock;
};

const goodbye = { ms: 2000, who: "The queue's server" };

/**
 * Hands job ids to the workers of a fleet by BullMQ 6, on Redis or on PostgreSQL. Needs the packages `bullmq` and, for
 * Redis, `ioredis` or, for PostgreSQL, `pg`.
 *
 * @param options Exactly one server.
 * @throws TypeError when the address is none.
 * @example
 * createMediaGen({ …, queue: createBullmqQueue({ redisUrl: "redis://127.0.0.1:6379" }) });
 */
export function createBullmqQueue(options: BullmqQueueOptions): JobQueue {
  const { name = "media-gen", logger = silentLogger, clock = systemClock } = options;
  const address = "redisUrl" in options ? options.redisUrl : options.postgresUrl;
  if (!URL.canParse(address)) throw new TypeError("The queue's server must be named by an address.");
  const report = (error: unknown): void =>
    logger.warn({ queue: name, error: errorFacts(error) }, "the queue's server is in trouble");
  const check = async (signal?: AbortSignal): Promise<Finding[]> =>
    "redisUrl" in options ? await checkRedis(options.redisUrl, signal) : [];
  let producer: Queue | null = null;
  let checked = false;

  /** Waits for something that a server which is away would hold up for ever. */
  const atMost = async (work: Promise<unknown> | undefined): Promise<void> => {
    await withDeadline(clock, goodbye, async () => await work).catch(() => undefined);
  };

  const warnOnce = (): void => {
    if (checked) return;
    checked = true;
    check()
      .then((findings) => {
        for (const { code, message } of findings) logger.warn({ queue: name, code }, message);
      })
      .catch(report);
  };

  return {
    enqueue: async (jobId, { signal }) => {
      signal?.throwIfAborted();
      producer ??= openProducer(name, options, report);
      warnOnce();
      await producer.add("job", { job_id: jobId }, { jobId, removeOnComplete: true, removeOnFail: true });
    },
    consume: async (run, { concurrency }) => {
      const running = new Set<Promise<void>>();
      const worker = openConsumer(name, options, concurrency, async (jobId) => {
        // The row keeps a job whose run failed; its message has done its part.
        const done = run(jobId).catch(() => undefined);
        running.add(done);
        await done;
        running.delete(done);
      });
      worker.on("error", report);
      warnOnce();
      return async () => {
        const closing = worker.close().catch(report);
        await Promise.all(running);
        await atMost(closing);
      };
    },
    check: ({ signal }) => check(signal),
    close: async () => {
      const closing = producer?.close().catch(report);
      producer = null;
      await atMost(closing);
    },
  };
}

function openProducer(name: string, server: BullmqServer, report: (error: unknown) => void): Queue {
  const queue =
    "redisUrl" in server
      ? new Queue(name, {
          // A message that finds no server is given up at once; the worker finds the job without it.
          connection: { url: server.redisUrl, enableOfflineQueue: false },
          ...(server.prefix && { prefix: server.prefix }),
        })
      : new Queue(name, { connection: postgresConnection(server) }, createPostgresBackend);
  queue.on("error", report);
  return queue as Queue;
}

function openConsumer(
  name: string,
  server: BullmqServer,
  concurrency: number,
  run: (jobId: string) => Promise<void>,
): Worker {
  const process = async (message: { data: { job_id?: unknown } }): Promise<void> => {
    const { job_id: jobId } = message.data;
    if (typeof jobId === "string") await run(jobId);
  };
  if ("redisUrl" in server) {
    const connection = { url: server.redisUrl, maxRetriesPerRequest: null };
    return new Worker(name, process, {
      connection,
      concurrency,
      ...(server.prefix && { prefix: server.prefix }),
    });
  }
  return new Worker(
    name,
    process,
    { connection: postgresConnection(server), concurrency },
    createPostgresBackend,
  ) as unknown as Worker;
}

function postgresConnection(server: { postgresUrl: string; schema?: string }) {
  return {
    connectionString: server.postgresUrl,
    migrate: true,
    max: 4,
    ...(server.schema && { schema: server.schema }),
  };
}
