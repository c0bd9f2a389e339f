import { expect, it } from "vitest";
import { describeJobQueue } from "../testing/job-queue-suite.ts";
import { createInProcessQueue } from "./in-process.ts";

describeJobQueue("in-process", async () => createInProcessQueue());

it("keeps no more than a thousand messages where no worker takes them", async () => {
  const queue = createInProcessQueue();
  for (let at = 0; at < 1500; at += 1) await queue.enqueue(`job-${at}`, {});
  const seen: string[] = [];
  const all = Promise.withResolvers<void>();
  const stop = await queue.consume(
    async (id) => {
      if (seen.push(id) === 1000) all.resolve();
    },
    { concurrency: 2 },
  );
  await all.promise;
  await stop();
  expect([seen.length, seen.at(0), seen.at(-1)]).toEqual([1000, "job-0", "job-999"]);
  await queue.close?.();
});
