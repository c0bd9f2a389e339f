import type { JobQueue } from "../ports/job-queue.ts";

// A process without a worker of its own hands nothing on; what is left out is found by the worker that looks at the rows.
const mostWaiting = 1000;

/**
 * Hands job ids to the worker of the same process. What waits here dies with the process and is found again by the
 * worker's own look at the database, and so is what comes while a thousand wait.
 *
 * @example
 * createMediaGen({ …, queue: createInProcessQueue() });
 */
export function createInProcessQueue(): JobQueue {
  const waiting: string[] = [];
  const consumers = new Set<() => void>();

  return {
    enqueue: async (jobId, { signal }) => {
      signal?.throwIfAborted();
      if (waiting.length < mostWaiting) waiting.push(jobId);
      for (const consumer of [...consumers]) consumer();
    },
    consume: async (run, { concurrency }) => {
      const running = new Set<Promise<void>>();
      const next = (): void => {
        while (consumers.has(next) && running.size < concurrency) {
          const jobId = waiting.shift();
          if (jobId === undefined) return;
          // The row keeps a job whose run failed; its message has done its part.
          const done = Promise.resolve()
            .then(() => run(jobId))
            .catch(() => undefined)
            .finally(() => {
              running.delete(done);
              next();
            });
          running.add(done);
        }
      };
      consumers.add(next);
      next();
      return async () => {
        consumers.delete(next);
        await Promise.all(running);
      };
    },
    close: async () => {
      consumers.clear();
      waiting.length = 0;
    },
  };
}
