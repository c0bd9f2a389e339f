import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { createScriptedEngine } from "../testing/scripted-engine.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";

const en = { locale: "en" as const };
let database: Database;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
});

afterAll(async () => {
  await database.close();
});

interface Told {
  jobId: string;
  again?: boolean | undefined;
  withdrawn?: true;
}

/** A queue for workers outside that remembers what it was told. */
function toldQueue(): JobQueue & { told: Told[] } {
  const told: Told[] = [];
  return {
    told,
    consumers: "outside",
    enqueue: async (jobId, { again }) => void told.push({ jobId, again }),
    withdraw: async (jobId) => void told.push({ jobId, withdrawn: true }),
    consume: async () => async () => undefined,
  };
}

/** A kit whose pictures are drawn outside, or here when `drawn` says so. */
function openKit({ drawn = "outside" as "outside" | "here", resendMs = 30_000 } = {}) {
  const engine = Object.assign(createScriptedEngine(), { drawn });
  const queue = toldQueue();
  const worker = { leaseMs: 900, heartbeatMs: 300, scanMs: 50, resendMs };
  const kit = createTestKit(database, { engine, queue, worker });
  return { kit, queue, work: kit.services.outsideWork };
}

const message = () => ({ messageId: randomUUID() });
const picture = (slot: number) => ({ slot, bytes: new Uint8Array([slot, 1, 2, 3]) });

async function submit(kit: TestKit, count = 2) {
  const { caller, entity } = kit.newOwner();
  const request = { ...entity, prompt: "sea", count, variation_strength: 0.5 };
  const { job } = await kit.services.generation.submit(caller, request, en);
  const read = () => kit.services.generation.read(caller, job.job_id, en);
  return { caller, entity, id: job.job_id, read };
}

const endLease = (jobId: string) =>
  database.query("UPDATE media_jobs SET lease_expires_at = now() WHERE id = $1", [jobId]);

describe("a job that is drawn outside", () => {
  it("is claimed by one, who learns what to draw, and whose pictures are treated like any engine's", async () => {
    const { kit, work } = openKit();
    const job = await submit(kit);
    const claims = await Promise.all([work.claim(job.id, message()), work.claim(job.id, message())]);
    const [claimed, ...others] = claims.flatMap(({ work: one }) => (one ? [one] : []));
    expect(others).toEqual([]);
    expect(claimed).toMatchObject({
      job_id: job.id,
      prompt: "sea",
      ratio: { id: "3:4", width: 768, height: 1024 },
      variation: { strength: 0.5 },
      slots: [{ slot: 0 }, { slot: 1 }],
    });
    const token = claimed!.lease_token;
    expect((await job.read()).results.map((result) => result.drawing)).toEqual([true, true]);
    expect(await work.extend(job.id, token, message())).toEqual({ held: true, cancel_requested: false });
    expect(await work.settle(job.id, token, picture(0), {})).toEqual({ settled: true, held: true });
    expect(await work.settle(job.id, token, picture(1), {})).toEqual({ settled: true, held: false });
    expect(await job.read()).toMatchObject({ status: "succeeded", credits: { held: 0, charged: 2 } });
    expect(kit.engine.calls).toEqual([]);
  });

  it("takes a failure for a slot, and bytes that are no picture for a corrupt one", async () => {
    const { kit, work } = openKit();
    const job = await submit(kit, 3);
    const token = (await work.claim(job.id, message())).work!.lease_token;
    const error = { code: "blocked", retryable: true, message: "no" } as const;
    await work.settle(job.id, token, { slot: 0, error }, {});
    await work.settle(job.id, token, { slot: 1, bytes: new Uint8Array() }, {});
    await work.settle(job.id, token, picture(2), {});
    const done = await job.read();
    expect(done.results.map((result) => result.error?.code)).toEqual(["blocked", "corrupt", undefined]);
    expect(done).toMatchObject({ status: "partial", credits: { held: 0, charged: 1, refunded: 2 } });
  });

  it("changes nothing for a picture that comes twice, whatever it shows, nor for a stale lease", async () => {
    const { kit, work } = openKit();
    const job = await submit(kit);
    const stale = (await work.claim(job.id, message())).work!.lease_token;
    await work.settle(job.id, stale, picture(0), {});
    const before = await job.read();
    expect(await work.settle(job.id, stale, { slot: 0, bytes: new Uint8Array([9, 9, 9, 9]) }, {})).toEqual({
      settled: false,
      held: true,
    });
    await endLease(job.id);
    const fresh = (await work.claim(job.id, message())).work!;
    expect(fresh.slots.map(({ slot }) => slot)).toEqual([1]);
    expect(await work.settle(job.id, stale, picture(1), {})).toEqual({ settled: false, held: false });
    expect(await work.extend(job.id, stale, message())).toMatchObject({ held: false });
    expect(await work.release(job.id, stale)).toEqual({ released: false });
    const after = await job.read();
    expect(after.results[0]).toEqual(before.results[0]);
    expect(after.counts).toEqual({ total: 2, ready: 1, failed: 0 });
    await work.settle(job.id, fresh.lease_token, picture(1), {});
    expect(await job.read()).toMatchObject({ status: "succeeded", credits: { charged: 2 } });
  });

  it("does nothing for a message that was received before", async () => {
    const { kit, work } = openKit();
    const job = await submit(kit);
    const claim = message();
    expect((await work.claim(job.id, claim)).work).not.toBeNull();
    await endLease(job.id);
    expect(await work.claim(job.id, claim)).toEqual({ work: null });
    const token = (await work.claim(job.id, message())).work!.lease_token;
    const beat = message();
    await work.extend(job.id, token, beat);
    await endLease(job.id);
    expect(await work.extend(job.id, token, beat)).toMatchObject({ held: true });
    expect((await work.claim(job.id, message())).work).not.toBeNull();
  });

  it("says that the owner wants no more, and ends when it is released", async () => {
    const { kit, work } = openKit();
    const job = await submit(kit);
    const token = (await work.claim(job.id, message())).work!.lease_token;
    await kit.services.generation.cancel(job.caller, job.id, en);
    expect(await work.extend(job.id, token, message())).toEqual({ held: true, cancel_requested: true });
    expect(await work.release(job.id, token)).toEqual({ released: true });
    expect(await job.read()).toMatchObject({ status: "cancelled", credits: { held: 0, refunded: 2 } });
  });

  it("is told of again as soon as it is released, and ends after three who failed it", async () => {
    const { kit, work, queue } = openKit();
    const job = await submit(kit, 1);
    for (let time = 0; time < 3; time += 1) {
      const token = (await work.claim(job.id, message())).work!.lease_token;
      await work.release(job.id, token);
    }
    expect(queue.told.filter(({ again }) => again)).toHaveLength(3);
    expect(await work.claim(job.id, message())).toEqual({ work: null });
    expect((await job.read()).results[0]?.error?.code).toBe("internal");
  });

  it("is expired by the heartbeat after its time", async () => {
    const { kit, work } = openKit();
    const job = await submit(kit, 1);
    const token = (await work.claim(job.id, message())).work!.lease_token;
    await database.query("UPDATE media_jobs SET deadline_at = now() WHERE id = $1", [job.id]);
    expect(await work.extend(job.id, token, message())).toMatchObject({ held: false });
    expect((await job.read()).results[0]?.error?.code).toBe("expired");
  });

  it("is not run here, and one that is drawn here is not claimed", async () => {
    const outside = openKit();
    const job = await submit(outside.kit);
    expect(await outside.work.run(job.id, message())).toEqual({ ran: false, status: "queued" });
    const here = openKit({ drawn: "here" });
    const own = await submit(here.kit);
    expect(await here.work.claim(own.id, message())).toEqual({ work: null });
    await expect(here.work.run(randomUUID(), message())).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a job that runs here for somebody outside", () => {
  it("runs once, however many ask", async () => {
    const { kit, work } = openKit({ drawn: "here" });
    const job = await submit(kit);
    const again = message();
    const answers = await Promise.all([
      work.run(job.id, again),
      work.run(job.id, again),
      work.run(job.id, message()),
    ]);
    expect(answers.filter(({ ran }) => ran)).toEqual([{ ran: true, status: "succeeded" }]);
    expect(kit.engine.calls).toHaveLength(2);
    expect(await work.run(job.id, message())).toEqual({ ran: false, status: "succeeded" });
  });

  it("is given back when the one who asked goes, or the server does", async () => {
    const { kit, work, queue } = openKit({ drawn: "here" });
    const hangs = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let call = 0;
    kit.engine.script = () => {
      hangs[call]?.resolve();
      call += 1;
      return "hang";
    };
    const job = await submit(kit, 1);
    const caller = new AbortController();
    const first = work.run(job.id, { ...message(), signal: caller.signal });
    await hangs[0]!.promise;
    caller.abort();
    expect(await first).toEqual({ ran: true, status: "running" });
    expect(queue.told.at(-1)).toEqual({ jobId: job.id, again: true });
    const second = work.run(job.id, message());
    await hangs[1]!.promise;
    await kit.closeOutsideWork();
    expect(await second).toEqual({ ran: true, status: "running" });
    expect((await job.read()).results[0]).toMatchObject({ status: "pending", drawing: false });
    expect(await work.run(job.id, message())).toMatchObject({ ran: false });
  });

  it("is stopped when its owner cancels it", async () => {
    const { kit, work } = openKit({ drawn: "here" });
    const hanging = Promise.withResolvers<void>();
    kit.engine.script = () => {
      hanging.resolve();
      return "hang";
    };
    const job = await submit(kit, 1);
    const run = work.run(job.id, message());
    await hanging.promise;
    await kit.services.generation.cancel(job.caller, job.id, en);
    expect(await run).toEqual({ ran: true, status: "cancelled" });
  });
});

describe("the kit's own worker beside a queue for others", () => {
  it("takes no job, and tells the queue again of one that waits too long or whose worker is dead", async () => {
    const { kit, queue } = openKit({ drawn: "here", resendMs: 100 });
    await kit.worker.start();
    const job = await submit(kit);
    const toldOf = (id: string) => queue.told.filter((one) => one.jobId === id);
    await expect.poll(() => toldOf(job.id).length).toBeGreaterThan(2);
    expect(toldOf(job.id)[0]).toEqual({ jobId: job.id, again: false });
    expect(toldOf(job.id)[1]).toEqual({ jobId: job.id, again: true });
    expect(kit.engine.calls).toEqual([]);
    await kit.worker.stop();
  });

  it("ends what a dead worker was drawing when its owner wants it no more", async () => {
    const { kit, work } = openKit();
    const job = await submit(kit);
    await work.claim(job.id, message());
    await kit.services.generation.cancel(job.caller, job.id, en);
    await endLease(job.id);
    await kit.worker.start();
    expect(await kit.finished(job.caller, job.id)).toMatchObject({
      status: "cancelled",
      credits: { refunded: 2 },
    });
    await kit.worker.stop();
  });

  it("takes a message back when the job is cancelled before it runs, and not when it runs", async () => {
    const { kit, work, queue } = openKit();
    const waiting = await submit(kit);
    await kit.services.generation.cancel(waiting.caller, waiting.id, en);
    expect(queue.told).toContainEqual({ jobId: waiting.id, withdrawn: true });
    const running = await submit(kit);
    await work.claim(running.id, message());
    await kit.services.generation.cancel(running.caller, running.id, en);
    expect(queue.told).not.toContainEqual({ jobId: running.id, withdrawn: true });
  });
});
