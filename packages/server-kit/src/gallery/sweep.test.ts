import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { sweep } from "./sweep.ts";

const en = { locale: "en" as const };
let database: Database;
let kit: TestKit;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
  kit = createTestKit(database);
  await kit.worker.start();
});

afterAll(async () => {
  await kit.worker.stop();
  await kit.context.changes.close();
  await database.close();
});

/** Three finished images of a new owner, by their ids. */
async function threeImages(owner = kit.newOwner()): Promise<string[]> {
  const { caller, entity } = owner;
  const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 3 }, en);
  await kit.finished(caller, job.job_id);
  return job.results.map((result) => result.asset_id);
}
const keysOf = (id: string | undefined): string[] =>
  [...kit.objects.files.keys()].filter((key) => key.split("/")[1] === id);

describe("the sweep", () => {
  it("removes the files of images that were deleted 30 days ago, and of no others", async () => {
    const owner = kit.newOwner();
    const ids = await threeImages(owner);
    const each = keysOf(ids[0]).length;
    expect(each).toBeGreaterThan(1);
    for (const id of ids.slice(1)) await kit.services.gallery.remove(owner.caller, owner.entity, id, en);
    await database.query("UPDATE media_assets SET deleted_at = now() - interval '31 days' WHERE id = $1", [
      ids[2],
    ]);
    expect(await sweep(kit.context)).toEqual({ removed: each, missing: [] });
    expect(ids.map((id) => keysOf(id).length)).toEqual([each, each, 0]);
    expect(await sweep(kit.context, { graceMs: 0 })).toEqual({ removed: 0, missing: [] });
  });

  it("removes files that no image names once they are an hour old", async () => {
    const [id] = await threeImages();
    const orphans = [id, "00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-8fff-ffffffffffff"].map(
      (owner) => `images/${owner}/00000000000000000000000000000000/640.webp`,
    );
    for (const key of orphans) kit.objects.files.set(key, new Uint8Array(1));
    expect((await sweep(kit.context)).removed).toBe(0);
    for (const key of orphans) kit.objects.storedAt.set(key, new Date(Date.now() - 3_700_000));
    expect((await sweep(kit.context)).removed).toBe(orphans.length);
    expect(orphans.filter((key) => kit.objects.files.has(key))).toEqual([]);
  });

  it("leaves the files of an image that is being drawn alone, however old", async () => {
    const { caller, entity } = kit.newOwner();
    kit.engine.script = () => "hang";
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 1 }, en);
    const key = `images/${job.results[0]!.asset_id}/00000000000000000000000000000000/640.webp`;
    kit.objects.files.set(key, new Uint8Array(1));
    expect((await sweep(kit.context, { graceMs: 0 })).removed).toBe(0);
    await kit.services.generation.cancel(caller, job.job_id, en);
    await kit.finished(caller, job.job_id);
    expect((await sweep(kit.context, { graceMs: 0 })).removed).toBe(1);
    kit.engine.script = () => "draw";
  });

  it("lets the store remove what was never stored whole, and counts it", async () => {
    const objects = { ...kit.objects, removeUnfinished: async () => 2 };
    expect(await sweep({ ...kit.context, objects })).toEqual({ removed: 2, missing: [] });
  });

  it("says which files are named and not there", async () => {
    const [, id] = await threeImages();
    const [key] = keysOf(id);
    kit.objects.files.delete(key!);
    expect(await sweep(kit.context)).toEqual({ removed: 0, missing: [{ assetId: id, key }] });
  });
});
