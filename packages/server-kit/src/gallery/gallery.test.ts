import type { EntityRef, Image } from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import type { Caller } from "../ports/authenticator.ts";
import type { PresignFile } from "../services.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";

const en = { locale: "en" as const };
let database: Database;
let kit: TestKit;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
  kit = createTestKit(database, { limits: { imagesPerDay: 1000 } });
  await kit.worker.start();
});

afterAll(async () => {
  await kit.worker.stop();
  await kit.context.changes.close();
  await database.close();
});

interface Filled {
  caller: Caller;
  entity: EntityRef;
  ids: string[];
}

async function filled(count: number, visibility: "public" | "private" = "public"): Promise<Filled> {
  const { caller, entity } = kit.newOwner(visibility);
  const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count }, en);
  await kit.finished(caller, job.job_id);
  return { caller, entity, ids: (await shown({ caller, entity })).map((image) => image.id) };
}

async function shown({ caller, entity }: Pick<Filled, "caller" | "entity">): Promise<Image[]> {
  return (await kit.services.gallery.list(caller, entity, en)).images;
}

async function order(gallery: Filled): Promise<string[]> {
  const images = await shown(gallery);
  expect(images.map((image) => image.order_index)).toEqual(images.map((_, place) => place));
  expect(images.map((image) => image.is_primary)).toEqual(images.map((_, place) => place === 0));
  return images.map((image) => gallery.ids.indexOf(image.id)).map((index) => "abcdefgh"[index]!);
}

function letters(gallery: Filled, wanted: string): string[] {
  return [...wanted].map((letter) => gallery.ids["abcdefgh".indexOf(letter)]!);
}

describe("the primary image", () => {
  it("moves to the front, and the others keep their order", async () => {
    const gallery = await filled(4);
    await kit.services.gallery.setPrimary(gallery.caller, gallery.entity, gallery.ids[2]!, en);
    expect(await order(gallery)).toEqual([..."cabd"]);
    const told = kit.told.at(-1)!;
    expect(told.avatarUrl).toContain(gallery.ids[2]);
    await kit.services.gallery.setPrimary(gallery.caller, gallery.entity, gallery.ids[2]!, en);
    expect(await order(gallery)).toEqual([..."cabd"]);
    expect(kit.told.at(-1)?.representativeImageVersion).toBe(told.representativeImageVersion);
  });

  it("is followed by the next in order when it is deleted, and comes back with the undo", async () => {
    const gallery = await filled(3);
    await kit.services.gallery.remove(gallery.caller, gallery.entity, gallery.ids[0]!, en);
    expect(await order(gallery)).toEqual([..."bc"]);
    expect(kit.told.at(-1)).toMatchObject({ galleryCount: 2 });
    const image = await kit.services.gallery.restore(gallery.caller, gallery.entity, gallery.ids[0]!, en);
    expect(image).toMatchObject({ is_primary: true, order_index: 0 });
    expect(await order(gallery)).toEqual([..."abc"]);
  });

  it("stays as its owner chose it since, when an old primary is restored", async () => {
    const gallery = await filled(3);
    await kit.services.gallery.remove(gallery.caller, gallery.entity, gallery.ids[0]!, en);
    await kit.services.gallery.setPrimary(gallery.caller, gallery.entity, gallery.ids[2]!, en);
    await kit.services.gallery.restore(gallery.caller, gallery.entity, gallery.ids[0]!, en);
    expect(await order(gallery)).toEqual([..."cab"]);
  });
});

describe("order", () => {
  it("is stored as it was sent, with the primary first wherever the list has it", async () => {
    const gallery = await filled(4);
    const images = await kit.services.gallery.reorder(
      gallery.caller,
      gallery.entity,
      letters(gallery, "dcab"),
      en,
    );
    expect(images.map((image) => image.id)).toEqual(letters(gallery, "adcb"));
    expect(await order(gallery)).toEqual([..."adcb"]);
  });

  it.each(["abc", "abcdd", "abca"])("refuses the list %s and gives the ids as they are", async (list) => {
    const gallery = await filled(4);
    const reorder = kit.services.gallery.reorder(gallery.caller, gallery.entity, letters(gallery, list), en);
    await expect(reorder).rejects.toMatchObject({
      code: "order_conflict",
      details: { ids: gallery.ids },
    });
    expect(await order(gallery)).toEqual([..."abcd"]);
  });
});

describe("deleting", () => {
  it("closes the gap, and restoring opens it again at the old place", async () => {
    const gallery = await filled(4);
    await kit.services.gallery.remove(gallery.caller, gallery.entity, gallery.ids[1]!, en);
    expect(await order(gallery)).toEqual([..."acd"]);
    await kit.services.gallery.remove(gallery.caller, gallery.entity, gallery.ids[1]!, en);
    await kit.services.gallery.restore(gallery.caller, gallery.entity, gallery.ids[1]!, en);
    expect(await order(gallery)).toEqual([..."abcd"]);
  });

  it("leaves an empty gallery without a primary", async () => {
    const gallery = await filled(1);
    await kit.services.gallery.remove(gallery.caller, gallery.entity, gallery.ids[0]!, en);
    expect(await shown(gallery)).toEqual([]);
    expect(kit.told.at(-1)).toMatchObject({ galleryCount: 0, avatarUrl: null });
    await expect(
      kit.services.gallery.openFile(gallery.caller, gallery.ids[0]!, "640", en),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("cannot be undone after 30 days", async () => {
    const gallery = await filled(2);
    await kit.services.gallery.remove(gallery.caller, gallery.entity, gallery.ids[1]!, en);
    await database.query("UPDATE media_assets SET deleted_at = now() - interval '31 days' WHERE id = $1", [
      gallery.ids[1],
    ]);
    await expect(
      kit.services.gallery.restore(gallery.caller, gallery.entity, gallery.ids[1]!, en),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("cropping", () => {
  it("shows a part as a new version, tells the host, and shows the whole again", async () => {
    const gallery = await filled(1);
    const [before] = await shown(gallery);
    const told = kit.told.at(-1)!;
    const crop = { x: 10, y: 20, width: 300, height: 400 };
    const files = kit.objects.files.size;
    const focal_point = { x: 0.5, y: 0.25 };
    const image = await kit.services.gallery.crop(
      gallery.caller,
      gallery.entity,
      gallery.ids[0]!,
      { ...crop, focal_point },
      en,
    );
    expect(image).toMatchObject({ crop, focal_point, width: 300, height: 400, version: 2 });
    expect(image.url).not.toBe(before?.url);
    expect(kit.told.at(-1)).toMatchObject({
      avatarUrl: image.url,
      focalPoint: focal_point,
      representativeImageVersion: told.representativeImageVersion + 1,
    });
    expect(kit.objects.files.size).toBe(files);
    const whole = await kit.services.gallery.crop(
      gallery.caller,
      gallery.entity,
      gallery.ids[0]!,
      { reset: true },
      en,
    );
    expect(whole).toMatchObject({ crop: null, width: 768, height: 1024, version: 3 });
  });

  it("refuses a rectangle that leaves the original", async () => {
    const gallery = await filled(1);
    await expect(
      kit.services.gallery.crop(
        gallery.caller,
        gallery.entity,
        gallery.ids[0]!,
        { x: 700, y: 0, width: 100, height: 100 },
        en,
      ),
    ).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("texts", () => {
  it("are normalised, and an empty one is none", async () => {
    const gallery = await filled(1);
    const image = await kit.services.gallery.update(
      gallery.caller,
      gallery.entity,
      gallery.ids[0]!,
      { alt: " 달빛 아래 도서관 ", caption: "\u200b " },
      en,
    );
    expect(image).toMatchObject({ alt: "달빛 아래 도서관", caption: null });
    await expect(
      kit.services.gallery.update(gallery.caller, gallery.entity, image.id, { alt: "x".repeat(501) }, en),
    ).rejects.toMatchObject({ code: "validation_failed", details: { errors: [{ path: "/alt" }] } });
  });
});

describe("a store that does not answer", () => {
  it("costs a request a while, and changes nothing", async () => {
    const gallery = await filled(1);
    const id = gallery.ids[0]!;
    const before = await shown(gallery);
    const { get } = kit.objects;
    const away = { code: "service_unavailable", details: { retry_after: 5 } };
    const crop = { x: 0, y: 0, width: 100, height: 100 };
    const cut = () => kit.services.gallery.crop(gallery.caller, gallery.entity, id, crop, en);
    try {
      kit.objects.get = () => Promise.reject(new Error("away"));
      await expect(kit.services.gallery.openFile(null, id, "640", en)).rejects.toMatchObject(away);
      await expect(cut()).rejects.toMatchObject(away);
      kit.objects.presign = () => Promise.reject(new Error("away"));
      const { source } = await kit.services.gallery.openFile(null, id, "640", en);
      const address = { expiresInSeconds: 60, contentType: "image/webp", cacheControl: "no-store" };
      await expect((source as PresignFile)(address)).rejects.toMatchObject(away);
      kit.objects.presign = undefined;
      kit.objects.get = get;
      kit.objects.beforePut = () => Promise.reject(new Error("away"));
      await expect(cut()).rejects.toMatchObject(away);
    } finally {
      Object.assign(kit.objects, { get, presign: undefined, beforePut: () => undefined });
    }
    expect(await shown(gallery)).toEqual(before);
  });
});

describe("who sees what", () => {
  it("keeps prompt, seed and the original for the owner", async () => {
    const gallery = await filled(1);
    const [own] = await shown(gallery);
    const [public_] = (await kit.services.gallery.list(null, gallery.entity, en)).images;
    expect(own).toMatchObject({ prompt: "sea", seed: expect.any(Number) });
    expect(public_).not.toHaveProperty("prompt");
    expect(public_).not.toHaveProperty("seed");
    expect(public_?.variants.map((variant) => variant.name)).toEqual(["320", "480", "640", "1024"]);
    await expect(kit.services.gallery.openFile(null, own!.id, "original", en)).rejects.toMatchObject({
      code: "not_found",
    });
    const file = await kit.services.gallery.openFile(gallery.caller, own!.id, "original", en);
    expect(file.source).toMatchObject({ size: 4 });
  });

  it("hides a private gallery and its files as if they were not there, from the next request on", async () => {
    const gallery = await filled(1);
    const id = gallery.ids[0]!;
    await expect(kit.services.gallery.openFile(null, id, "640", en)).resolves.toMatchObject({ version: 1 });
    kit.records.set(`story/${gallery.entity.entity_id}`, {
      ownerId: gallery.caller.userId,
      visibility: "private",
    });
    await expect(kit.services.gallery.openFile(null, id, "640", en)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(kit.services.gallery.list(null, gallery.entity, en)).rejects.toMatchObject({
      code: "not_found",
    });
    const stranger = { userId: "stranger" };
    await expect(kit.services.gallery.setPrimary(stranger, gallery.entity, id, en)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("refuses writes of others, and of images that are another entity's", async () => {
    const gallery = await filled(1);
    const other = await filled(1);
    const stranger = { userId: "stranger" };
    const { caller, entity } = other;
    const id = gallery.ids[0]!;
    const writes = (who: Caller, where: EntityRef) => [
      kit.services.gallery.setPrimary(who, where, id, en),
      kit.services.gallery.remove(who, where, id, en),
      kit.services.gallery.restore(who, where, id, en),
      kit.services.gallery.crop(who, where, id, { reset: true }, en),
      kit.services.gallery.update(who, where, id, { alt: "x" }, en),
    ];
    for (const write of await Promise.allSettled(writes(stranger, gallery.entity))) {
      expect(write).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    }
    for (const write of await Promise.allSettled(writes(caller, entity))) {
      expect(write).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    }
  });

  it("pages through a long gallery", async () => {
    const gallery = await filled(5);
    const first = await kit.services.gallery.list(null, gallery.entity, { ...en, limit: 2 });
    const second = await kit.services.gallery.list(null, gallery.entity, {
      ...en,
      limit: 3,
      cursor: first.next!,
    });
    expect([...first.images, ...second.images].map((image) => image.id)).toEqual(gallery.ids);
    expect(second.next).toBeNull();
    await expect(
      kit.services.gallery.list(null, gallery.entity, { ...en, cursor: "made-up" }),
    ).rejects.toMatchObject({ code: "validation_failed" });
  });
});
