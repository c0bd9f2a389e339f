import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { MediaGenError } from "../errors.ts";
import { createTestKit, type TestKit, type TestKitOptions } from "../testing/test-kit.ts";

const en = { locale: "en" as const };
let database: Database;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
});

afterAll(async () => {
  await database.close();
});

async function withKit(options: TestKitOptions, work: (kit: TestKit) => Promise<void>): Promise<void> {
  const kit = createTestKit(database, options);
  try {
    await work(kit);
  } finally {
    await kit.worker.stop({ drainMs: 0 });
    await kit.context.changes.close();
  }
}

/** Lets the engine wait with its pictures: `begun` when it was called, until `goOn` is resolved. */
function holdEngine({ engine }: TestKit): Record<"begun" | "goOn", PromiseWithResolvers<void>> {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  engine.script = async (): Promise<"draw"> => {
    begun.resolve();
    await goOn.promise;
    return "draw";
  };
  return { begun, goOn };
}

describe("a worker that stops", () => {
  it("gives a job back at once, and the next one draws the rest without counting the stopped calls", async () => {
    await withKit({}, async (first) => {
      const { caller, entity } = first.newOwner();
      const hanging = Promise.withResolvers<void>();
      first.engine.script = (slot) => {
        if (slot === 0) return "draw";
        if (slot === 2) hanging.resolve();
        return "hang";
      };
      await first.worker.start();
      const request = { ...entity, prompt: "sea", count: 3 };
      const { job } = await first.services.generation.submit(caller, request, en);
      await hanging.promise;
      await first.worker.stop({ drainMs: 0 });
      const paused = await first.services.generation.read(caller, job.job_id, en);
      expect(paused).toMatchObject({ status: "running", counts: { ready: 1, failed: 0 } });
      expect(paused.results.map((result) => result.drawing)).toEqual([false, false, false]);

      await withKit({ records: first.records }, async (second) => {
        await second.worker.start();
        const done = await second.finished(caller, job.job_id);
        expect(done).toMatchObject({ status: "succeeded", credits: { charged: 3 } });
        expect(second.engine.calls).toHaveLength(2);
        const attempts = await database.query("SELECT attempt FROM media_assets WHERE job_id = $1", [
          job.job_id,
        ]);
        expect(attempts).toEqual([{ attempt: 1 }, { attempt: 1 }, { attempt: 1 }]);
      });
    });
  });

  it("lets a job finish that is done within its patience", async () => {
    await withKit({ worker: { drainMs: 60_000 } }, async (kit) => {
      const { caller, entity } = kit.newOwner();
      const { begun, goOn } = holdEngine(kit);
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 1 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      await begun.promise;
      const stopping = kit.worker.stop();
      goOn.resolve();
      await stopping;
      const done = await kit.services.generation.read(caller, job.job_id, en);
      expect(done.status).toBe("succeeded");
    });
  });
});

describe("a job whose time is over", () => {
  it("ends, and gives back what is not ready", async () => {
    await withKit({ worker: { jobTimeoutMs: 100, callTimeoutMs: 300_000 } }, async (kit) => {
      const { caller, entity } = kit.newOwner();
      kit.engine.script = () => "hang";
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 3 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      const done = await kit.finished(caller, job.job_id);
      expect(done.status).toBe("failed");
      expect(done.results.map((result) => result.error?.code)).toEqual(["expired", "expired", "expired"]);
      expect(await kit.services.generation.quota(caller, null, en)).toMatchObject({ used: 0, balance: 100 });
    });
  });
});

describe("engines", () => {
  it("get as many images in one call as they can draw", async () => {
    await withKit({}, async (kit) => {
      const { caller, entity } = kit.newOwner();
      kit.engine.capabilities.max_images_per_call = 3;
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 7, variation_strength: 0.5, seed: 11 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      const done = await kit.finished(caller, job.job_id);
      expect(done.counts.ready).toBe(7);
      const sizes = kit.engine.calls.map((call) => call.images.length);
      expect(sizes.toSorted()).toEqual([1, 3, 3]);
      expect(kit.engine.calls[0]?.variation).toEqual({ baseSeed: 11, strength: 0.5 });
      expect(kit.engine.calls[0]?.ratio).toEqual({ id: "3:4", width: 768, height: 1024 });
    });
  });

  it("that do not answer in time fail their images", async () => {
    await withKit({ worker: { callTimeoutMs: 100 } }, async (kit) => {
      const { caller, entity } = kit.newOwner();
      kit.engine.script = () => "hang";
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 3 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      const done = await kit.finished(caller, job.job_id);
      expect(done.results.map((result) => result.error)).toMatchObject(
        Array(3).fill({ code: "timeout", retryable: true }),
      );
    });
  });

  it("that are not there any more fail the job instead of keeping it", async () => {
    await withKit({}, async (kit) => {
      const { caller, entity } = kit.newOwner();
      const request = { ...entity, prompt: "sea", count: 2 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      await database.query("UPDATE media_jobs SET provider = 'retired' WHERE id = $1", [job.job_id]);
      await kit.worker.start();
      const done = await kit.finished(caller, job.job_id);
      expect(done.results.map((result) => result.error?.code)).toEqual(["provider_error", "provider_error"]);
    });
  });

  it("that hang and ignore their signal do not hold a cancelled job", async () => {
    await withKit({}, async (kit) => {
      const { caller, entity } = kit.newOwner();
      const deaf = Promise.withResolvers<void>();
      kit.engine.script = async () => {
        deaf.resolve();
        return await new Promise<never>(() => undefined);
      };
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 1 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      await deaf.promise;
      await kit.services.generation.cancel(caller, job.job_id, en);
      expect((await kit.finished(caller, job.job_id)).status).toBe("cancelled");
    });
  });
});

describe("a database that is away when a picture is to become real", () => {
  const away = (): never => {
    throw new MediaGenError("service_unavailable", { retry_after: 2 });
  };

  it.each([
    ["before it was asked", "before"],
    ["before it could say that all was done", "after"],
  ])("%s costs no second engine call and no file", async (_, moment) => {
    await withKit({}, async (kit) => {
      const { caller, entity } = kit.newOwner();
      const { database: real } = kit.context;
      let outages = 0;
      kit.context.database = {
        ...real,
        transaction: async (work) => {
          const isSettling = kit.objects.files.size > 0 && outages < 2;
          if (isSettling) outages += 1;
          if (isSettling && moment === "before") away();
          const result = await real.transaction(work);
          return isSettling ? away() : result;
        },
      };
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 1 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      const done = await kit.finished(caller, job.job_id);
      expect(done).toMatchObject({ status: "succeeded", credits: { held: 0, charged: 1 } });
      await kit.worker.stop({ drainMs: 60_000 });
      expect(kit.engine.calls).toHaveLength(1);
      expect(kit.objects.files.size).toBe(5);
      expect(outages).toBeGreaterThan(0);
    });
  });
});

describe("a lease that is over because its worker was too busy to extend it", () => {
  it("is not taken by that worker from itself, and goes on while nobody else takes it", async () => {
    await withKit({ worker: { scanMs: 5, leaseMs: 90, heartbeatMs: 30 } }, async (kit) => {
      const { caller, entity } = kit.newOwner();
      const { begun, goOn } = holdEngine(kit);
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 1 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      await begun.promise;
      const until = performance.now() + 120;
      while (performance.now() < until);
      await kit.context.clock.sleep(50);
      goOn.resolve();
      const done = await kit.finished(caller, job.job_id);
      expect(done.status).toBe("succeeded");
      expect(kit.engine.calls).toHaveLength(1);
      const claims = await database.query("SELECT attempt FROM media_jobs WHERE id = $1", [job.job_id]);
      expect(claims).toEqual([{ attempt: 1 }]);
    });
  });
});

describe("a host that refuses to be told of a gallery", () => {
  it("leaves no image half ready", async () => {
    await withKit({}, async (kit) => {
      const { caller, entity } = kit.newOwner();
      const source = kit.context.entitySource("story")!;
      const told = source.galleryChanged;
      source.galleryChanged = async () => {
        throw new Error("The host's table is locked.");
      };
      const before = kit.objects.files.size;
      await kit.worker.start();
      const request = { ...entity, prompt: "sea", count: 1 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      const done = await kit.finished(caller, job.job_id);
      source.galleryChanged = told;
      expect(done.results[0]?.error?.code).toBe("internal");
      expect(done.credits).toEqual({ held: 0, charged: 0, refunded: 1 });
      expect((await kit.services.gallery.list(null, entity, en)).images).toEqual([]);
      await kit.worker.stop();
      expect(kit.objects.files.size).toBe(before);
    });
  });
});
