import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { JobQueue } from "../ports/job-queue.ts";

/**
 * Holds a `JobQueue` to its contract, as a group of vitest tests.
 *
 * @param name Named in the tests.
 * @param open Gives an empty queue; asked in each test, which closes it.
 * @param options.consumers `outside` for a queue whose messages programs outside the kit take: how they do is theirs, and
 * only what the kit itself asks of the queue is tested.
 * @example
 * describeJobQueue("in-process", async () => createInProcessQueue());
 */
export function describeJobQueue(
  name: string,
  open: () => Promise<JobQueue>,
  options: { consumers?: JobQueue["consumers"] } = {},
): void {
  describe(`the job queue ${name}`, () => {
    it("does not take a message whose sender has gone", async () => {
      const queue = await open();
      const gone = AbortSignal.abort(new Error("gone"));
      await expect(queue.enqueue(randomUUID(), { signal: gone })).rejects.toThrow("gone");
      await queue.close?.();
    });

    it("takes a message again, and takes back one that it may not have", async () => {
      const queue = await open();
      const [id] = ids(1);
      await queue.enqueue(id!, {});
      await queue.enqueue(id!, { again: true });
      await queue.withdraw?.(id!, {});
      await queue.withdraw?.(randomUUID(), {});
      await queue.close?.();
    });
  });

  if (options.consumers === "outside") describeLeaving(name, open);
  else describeConsuming(name, open);
}

/** The kit's own worker must be able to start and stop over a queue that is not for it. */
function describeLeaving(name: string, open: () => Promise<JobQueue>): void {
  describe(`the job queue ${name}`, () => {
    it("says that its messages are for others, and gives the kit's own worker none", async () => {
      const queue = await open();
      expect(queue.consumers).toBe("outside");
      const seen: string[] = [];
      const stop = await queue.consume(async (id) => void seen.push(id), { concurrency: 1 });
      await queue.enqueue(randomUUID(), {});
      await stop();
      expect(seen).toEqual([]);
      await queue.close?.();
    });
  });
}

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

function describeConsuming(name: string, open: () => Promise<JobQueue>): void {
  /** Remembers what was run and resolves when all of `wanted` were. */
  const recorder = (wanted: readonly string[]) => {
    const seen: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const record = (id: string): void => {
      seen.push(id);
      if (wanted.every((one) => seen.includes(one))) resolve();
    };
    return { seen, record, all: promise };
  };

  describe(`the job queue ${name}`, () => {
    it("runs every message at least once, also those that came before the consumer", async () => {
      const queue = await open();
      const wanted = ids(20);
      const { record, all } = recorder(wanted);
      for (const id of wanted.slice(0, 10)) await queue.enqueue(id, {});
      const stop = await queue.consume(async (id) => record(id), { concurrency: 3 });
      for (const id of wanted.slice(10)) await queue.enqueue(id, {});
      await all;
      await stop();
      await queue.close?.();
    });

    it("runs no more than it was allowed to at the same time", async () => {
      const queue = await open();
      const wanted = ids(12);
      const { record, all } = recorder(wanted);
      let running = 0;
      let most = 0;
      const stop = await queue.consume(
        async (id) => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          record(id);
        },
        { concurrency: 3 },
      );
      for (const id of wanted) await queue.enqueue(id, {});
      await all;
      await stop();
      expect(most).toBeLessThanOrEqual(3);
      await queue.close?.();
    });

    it("goes on after a run that failed", async () => {
      const queue = await open();
      const wanted = ids(3);
      const { record, all } = recorder(wanted);
      const stop = await queue.consume(
        async (id) => {
          record(id);
          throw new Error("The run failed.");
        },
        { concurrency: 1 },
      );
      for (const id of wanted) await queue.enqueue(id, {});
      await all;
      await stop();
      await queue.close?.();
    });

    it("stops when no run is under way, and runs nothing afterwards", async () => {
      const queue = await open();
      const [first, later] = ids(2);
      const started = Promise.withResolvers<void>();
      const finish = Promise.withResolvers<void>();
      const seen: string[] = [];
      const stop = await queue.consume(
        async (id) => {
          seen.push(id);
          started.resolve();
          await finish.promise;
          seen.push("finished");
        },
        { concurrency: 1 },
      );
      await queue.enqueue(first!, {});
      await started.promise;
      const stopping = stop();
      await queue.enqueue(later!, {});
      finish.resolve();
      await stopping;
      expect(seen).toEqual([first, "finished"]);
      await queue.close?.();
    });
  });
}
