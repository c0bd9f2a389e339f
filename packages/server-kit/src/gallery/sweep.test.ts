import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { createSweep } from "./sweep.ts";

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

describe("the sweep", () => {
  it("removes files of images deleted 30 days ago, and files that two looks in a row found without an image", async () => {
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 3 }, en);
    await kit.finished(caller, job.job_id);
    const ids = job.results.map((result) => result.asset_id);
    for (const id of ids.slice(0, 2)) await kit.services.gallery.remove(caller, entity, id, en);
    await database.query("UPDATE media_assets SET deleted_at = now() - interval '31 days' WHERE id = $1", [
      ids[0],
    ]);
    const left = () => [...kit.objects.files.keys()].map((key) => key.split("/")[1]);
    const filesOf = (id: string | undefined) => left().filter((other) => other === id).length;
    const each = filesOf(ids[0]);
    expect(each).toBeGreaterThan(1);
    const orphan = `images/${ids[2]}/00000000000000000000000000000000/640.webp`;
    kit.objects.files.set(orphan, new Uint8Array(1));

    const sweep = createSweep(kit.context);
    expect(await sweep.run({})).toBe(each);
    expect(left()).not.toContain(ids[0]);
    expect(kit.objects.files.has(orphan)).toBe(true);
    expect(await sweep.run({})).toBe(1);
    expect(filesOf(ids[1])).toBe(each);
    expect(filesOf(ids[2])).toBe(each);
    expect(await sweep.run({})).toBe(0);
  });
});
