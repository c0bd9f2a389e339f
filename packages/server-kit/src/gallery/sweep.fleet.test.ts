import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createWorker } from "../generation/worker.ts";
import { createS3ObjectStore } from "../objects/s3.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { createRaceDatabase, type RaceDatabase } from "../testing/race-database.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { sweep } from "./sweep.ts";

const { endpoint, region, ...credentials } = inject("s3");
const bucket = `sweep-${randomUUID()}`;
const en = { locale: "en" as const };
let server: RaceDatabase;
let kit: TestKit;
let objects: ObjectStore;

beforeAll(async () => {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
  server = await createRaceDatabase(inject("postgresUrl"));
  kit = createTestKit(server.database);
  // A page ends within an image's files, and a batch of the sweep holds many pages.
  objects = createS3ObjectStore({ bucket, endpoint, region, credentials, listPageSize: 3 });
  kit.context.objects = objects;
});

afterAll(async () => {
  await kit.context.changes.close();
  await server.close();
});

const keys = async (): Promise<Set<string>> => {
  const found = new Set<string>();
  for await (const { key } of objects.list("images/", {})) found.add(key);
  return found;
};
const named = async (): Promise<Set<string>> => {
  const rows = await server.database.query<{ key: string }>(
    "SELECT file->>'key' AS key FROM media_assets, jsonb_array_elements(variants) AS file",
  );
  return new Set(rows.map((row) => row.key));
};

describe("the sweep of a bucket", () => {
  it("leaves no file without an image, and says which files were lost", async () => {
    const worker = createWorker(kit.context);
    await worker.start();
    const { caller, entity } = kit.newOwner();
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count: 4 }, en);
    await kit.finished(caller, job.job_id);
    const ids = job.results.map((result) => result.asset_id);
    for (const owner of [ids[0], ids[2], randomUUID(), randomUUID()]) {
      const key = `images/${owner}/${"0".repeat(32)}/640.webp`;
      await objects.put(key, new Uint8Array(9), { contentType: "image/webp" });
    }
    await kit.services.gallery.remove(caller, entity, ids[3]!, en);
    const wanted = await named();
    expect((await sweep(kit.context)).removed).toBe(0);
    expect(await sweep(kit.context, { graceMs: 0 })).toEqual({ removed: 4, missing: [] });
    expect(await keys()).toEqual(wanted);

    const lost = [...wanted].find((key) => key.includes(ids[1]!))!;
    await objects.delete([lost], {});
    expect((await sweep(kit.context, { graceMs: 0 })).missing).toEqual([{ assetId: ids[1], key: lost }]);
    await worker.stop();
  });

  it("takes nothing from jobs that are drawn beside it", async () => {
    const worker = createWorker(kit.context);
    await worker.start();
    const jobs = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const { caller, entity } = kit.newOwner();
        const { job } = await kit.services.generation.submit(
          caller,
          { ...entity, prompt: "sea", count: 4 },
          en,
        );
        return { caller, entity, id: job.job_id };
      }),
    );
    const before = new Set((await sweep(kit.context)).missing.map(({ key }) => key));
    let running = true;
    const sweeping = (async () => {
      while (running) await sweep(kit.context, { graceMs: 0 });
    })();
    for (const { caller, id } of jobs) {
      expect((await kit.finished(caller, id)).counts).toMatchObject({ ready: 4, failed: 0 });
    }
    running = false;
    await sweeping;
    const { missing } = await sweep(kit.context, { graceMs: 0 });
    expect(missing.filter(({ key }) => !before.has(key))).toEqual([]);
    await worker.stop();
  });
});
