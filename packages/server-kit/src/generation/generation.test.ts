import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { slotSeed } from "./seeds.ts";

const en = { locale: "en" as const };
let database: Database;
let kit: TestKit;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
  kit = createTestKit(database);
  await kit.worker.start();
});

beforeEach(() => {
  kit.engine.script = () => "draw";
  kit.guard.text = { action: "allow" };
  kit.guard.image = { action: "allow" };
});

afterAll(async () => {
  await kit.worker.stop();
  await kit.context.changes.close();
  await database.close();
});

async function quotaOf(caller: { userId: string }) {
  const quota = await kit.services.generation.quota(caller, null, en);
  return { used: quota.used, balance: quota.balance };
}

describe("from a request to images", () => {
  it("makes a job's images ready, the first of them primary, and charges each", async () => {
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(
      caller,
      { ...entity, prompt: " 달빛 도서관 ", count: 3, seed: 7 },
      en,
    );
    expect(job).toMatchObject({
      counts: { total: 3, failed: 0 },
      settings: { prompt: "달빛 도서관", seed: 7 },
    });
    const done = await kit.finished(caller, job.job_id);
    expect(done).toMatchObject({
      status: "succeeded",
      progress: 1,
      credits: { held: 0, charged: 3, refunded: 0 },
    });
    expect(done.results.map((result) => result.seed)).toEqual([7, slotSeed(7, 1), slotSeed(7, 2)]);
    const page = await kit.services.gallery.list(null, entity, en);
    expect(page.images.map((image) => [image.is_primary, image.order_index])).toEqual([
      [true, 0],
      [false, 1],
      [false, 2],
    ]);
    expect(kit.told.at(-1)).toMatchObject({ galleryCount: 3, avatarUrl: page.images[0]?.url });
    expect(await quotaOf(caller)).toEqual({ used: 3, balance: 97 });
  });

  it("keeps the images of one job in the order of their slots behind the primary", async () => {
    const { caller, entity } = kit.newOwner();
    const second = Promise.withResolvers<void>();
    kit.engine.script = async (slot): Promise<"draw"> => {
      if (slot === 1) await second.promise;
      if (slot === 3) setImmediate(second.resolve);
      return "draw";
    };
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 4 }, en);
    await kit.finished(caller, job.job_id);
    const { images } = await kit.services.gallery.list(null, entity, en);
    expect(images.map((image) => image.slot)).toEqual([0, 1, 2, 3]);
  });

  it("tells a waiting reader of each change, and never of a step back", async () => {
    const { caller, entity } = kit.newOwner();
    let { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 2 }, en);
    const seen = [job];
    while (job.finished_at === null) {
      job = await kit.services.generation.read(caller, job.job_id, { ...en, wait: 25, since: job.version });
      seen.push(job);
    }
    expect(seen.map((one) => one.version)).toEqual(seen.map((one) => one.version).toSorted((a, b) => a - b));
    expect(seen.map((one) => one.progress)).toEqual(
      seen.map((one) => one.progress).toSorted((a, b) => a - b),
    );
    expect(job.status).toBe("succeeded");
  });
});

describe("images that are not made", () => {
  it("gives back what a failed image held, and its share of the day", async () => {
    const { caller, entity } = kit.newOwner();
    kit.engine.script = (slot) => (["draw", "fail", "corrupt", "skip", "throw"] as const)[slot]!;
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 5 }, en);
    const done = await kit.finished(caller, job.job_id);
    expect(done.status).toBe("partial");
    expect(done.results.map((result) => result.error?.code)).toEqual([
      undefined,
      "provider_error",
      "corrupt",
      "provider_error",
      "provider_error",
    ]);
    expect(done.credits).toEqual({ held: 0, charged: 1, refunded: 4 });
    expect(await quotaOf(caller)).toEqual({ used: 1, balance: 99 });
  });

  it("gives back the credit of an image that was blocked after it was drawn, but not its share", async () => {
    const { caller, entity } = kit.newOwner();
    kit.guard.image = { action: "block", categories: ["gore"], reason: "", spans: [], guard: "test" };
    const before = kit.objects.files.size;
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 2 }, en);
    const done = await kit.finished(caller, job.job_id);
    expect(done.status).toBe("failed");
    expect(done.results.map((result) => result.error)).toMatchObject([
      { code: "blocked", retryable: false },
      { code: "blocked", retryable: false },
    ]);
    expect(await quotaOf(caller)).toEqual({ used: 2, balance: 100 });
    expect(kit.objects.files.size).toBe(before);
  });

  it("fails an image whose files cannot be stored, and leaves none of them", async () => {
    const { caller, entity } = kit.newOwner();
    const before = kit.objects.files.size;
    kit.objects.beforePut = (key) => {
      if (key.endsWith("/1024.webp")) throw new Error("The disk is full.");
    };
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 1 }, en);
    const done = await kit.finished(caller, job.job_id);
    kit.objects.beforePut = () => undefined;
    expect(done.results[0]?.error?.code).toBe("storage_error");
    expect(kit.objects.files.size).toBe(before);
  });
});

describe("cancelling", () => {
  it("ends what no engine draws at once, stops the call under way, and keeps what is ready", async () => {
    const { caller, entity } = kit.newOwner();
    const bothHang = Promise.withResolvers<void>();
    kit.engine.script = (slot) => {
      if (slot === 0) return "draw";
      if (slot === 2) bothHang.resolve();
      return "hang";
    };
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 6 }, en);
    await bothHang.promise;
    let now = await kit.services.generation.read(caller, job.job_id, en);
    while (now.counts.ready === 0) {
      now = await kit.services.generation.read(caller, job.job_id, { ...en, wait: 25, since: now.version });
    }
    const cancelled = await kit.services.generation.cancel(caller, job.job_id, en);
    expect(cancelled.cancel_requested).toBe(true);
    const done = await kit.finished(caller, job.job_id);
    expect(done.status).toBe("cancelled");
    expect(done.counts).toEqual({ total: 6, ready: 1, failed: 5 });
    expect(done.credits).toEqual({ held: 0, charged: 1, refunded: 5 });
    // The image and the two calls that had begun keep their share of the day.
    expect((await quotaOf(caller)).used).toBe(3);
    expect((await kit.services.generation.cancel(caller, job.job_id, en)).version).toBe(done.version);
  });
});

describe("retrying", () => {
  it("draws only the failed images again, in their slots and with their seeds", async () => {
    const { caller, entity } = kit.newOwner();
    kit.engine.script = (slot) => (slot % 2 === 0 ? "draw" : "fail");
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 4 }, en);
    const failed = await kit.finished(caller, job.job_id);
    kit.engine.script = () => "draw";
    const { job: again } = await kit.services.generation.retry(caller, job.job_id, {}, en);
    const done = await kit.finished(caller, again.job_id);
    expect(done).toMatchObject({ status: "succeeded", retry_of: job.job_id });
    expect(done.results.map(({ slot, seed }) => ({ slot, seed }))).toEqual(
      failed.results.filter((result) => result.error).map(({ slot, seed }) => ({ slot, seed })),
    );
    await expect(kit.services.generation.retry(caller, job.job_id, {}, en)).rejects.toMatchObject({
      code: "job_not_retryable",
    });
    await expect(kit.services.generation.retry(caller, job.job_id, { slots: [0] }, en)).rejects.toMatchObject(
      { code: "job_not_retryable" },
    );
  });

  it("answers a repeated retry with the job that the first one started", async () => {
    const { caller, entity } = kit.newOwner();
    kit.engine.script = () => "fail";
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 2 }, en);
    await kit.finished(caller, job.job_id);
    const options = { ...en, idempotencyKey: "once" };
    const first = await kit.services.generation.retry(caller, job.job_id, { slots: [1] }, options);
    await kit.finished(caller, first.job.job_id);
    const second = await kit.services.generation.retry(caller, job.job_id, { slots: [1] }, options);
    expect(second).toMatchObject({ replayed: true, job: { job_id: first.job.job_id } });
  });
});

describe("the host's own jobs", () => {
  it("take nothing of the owner's day and cost nothing", async () => {
    const { caller, entity } = kit.newOwner();
    const options = { ...en, unlimited: true };
    const { job } = await kit.services.generation.submit(
      caller,
      { ...entity, prompt: "sea", count: 2 },
      options,
    );
    const done = await kit.finished(caller, job.job_id);
    expect(done.credits).toEqual({ held: 0, charged: 0, refunded: 0 });
    expect(await quotaOf(caller)).toEqual({ used: 0, balance: 100 });
  });
});
