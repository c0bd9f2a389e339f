import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";

const en = { locale: "en" as const };
let database: Database;
let kit: TestKit;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
  kit = createTestKit(database, { openingBalance: 100 });
  await kit.worker.start();
});

afterAll(async () => {
  await kit.worker.stop();
  await kit.context.changes.close();
  await database.close();
});

describe("from a request to images", () => {
  it("makes a job's images ready, the first of them primary, and charges each", async () => {
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(
      caller,
      { ...entity, prompt: "달빛 도서관", count: 3, seed: 7 },
      en,
    );
    expect(job).toMatchObject({
      counts: { total: 3, failed: 0 },
      settings: { prompt: "달빛 도서관", seed: 7 },
    });

    const done = await kit.finished(caller, job.job_id);
    expect(done).toMatchObject({ status: "succeeded", progress: 1 });
    expect(done.credits).toEqual({ held: 0, charged: 3, refunded: 0 });

    const page = await kit.services.gallery.list(null, entity, en);
    expect(page.images.map((image) => [image.is_primary, image.order_index])).toEqual([
      [true, 0],
      [false, 1],
      [false, 2],
    ]);
    expect(kit.told.at(-1)).toMatchObject({ galleryCount: 3, avatarUrl: page.images[0]?.url });
  });
});
