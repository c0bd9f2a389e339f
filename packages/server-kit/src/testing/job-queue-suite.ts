import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { JobQueue } from "../ports/job-queue.ts";

/**
 * Holds a `JobQueue` to its contract, as a group of vitest tests.
 *
 * @param name Named in the tests.
 * @param open Gives an empty queue; asked in each test, which closes it.
 * @example
 * describeJobQueue("in-process", async () => createInProcessQueue());
 */
export function describeJobQueue(name: string, open: () => Promise<JobQueue>): void {
  const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

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

    it("does not take a message whose sender has gone", async () => {
      const queue = await open();
      const gone = AbortSignal.abort(new Error("gone"));
      await expect(queue.enqueue(randomUUID(), { signal: gone })).rejects.toThrow("gone");
      await queue.close?.();
    });
  });
}
