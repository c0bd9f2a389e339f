import type { Image, Preset, Problem } from "@media-gen/contract/wire";
import { describe, expect, it } from "vitest";
import { ask } from "./asking.ts";
import { createMemoryServer } from "./memory-server.ts";
import type { MemoryServer } from "./memory-server-options.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;

function world(count = 4) {
  const server = createMemoryServer();
  const ids = server.seedImages(haru, count).map(({ id }) => id);
  return { server, ids };
}

function gallery(server: MemoryServer): Image[] {
  return server.snapshot().galleries["character/haru"]!;
}

function order(server: MemoryServer): string[] {
  const images = gallery(server);
  // Wherever a test looks: one primary image, first, and places without a gap.
  expect(images.map(({ is_primary }) => is_primary)).toEqual(images.map((_, index) => index === 0));
  expect(images.map(({ order_index }) => order_index)).toEqual(images.map((_, index) => index));
  return images.map(({ id }) => id);
}

const at = (asset_id: string) => ({ ...haru, asset_id });

describe("the primary image", () => {
  it("is the first that became ready", () => {
    const { server, ids } = world();
    expect(order(server)).toEqual(ids);
  });

  it("goes first when it is chosen; the others keep their order", async () => {
    const { server, ids } = world();
    const [a, b, c, d] = ids as [string, string, string, string];
    const { body } = await ask<Image[]>(server, "setPrimary", { params: at(c) });
    expect(body.map(({ id }) => id)).toEqual([c, a, b, d]);
    expect(order(server)).toEqual([c, a, b, d]);
  });

  it("is followed by the next in order when it is deleted", async () => {
    const { server, ids } = world();
    await ask(server, "deleteImage", { params: at(ids[0]!) });
    expect(order(server)).toEqual(ids.slice(1));
  });
});

describe("the order", () => {
  it("is stored as it is given, behind the primary image", async () => {
    const { server, ids } = world();
    const [a, b, c, d] = ids as [string, string, string, string];
    await ask(server, "reorderImages", { params: haru, body: { ids: [d, a, c, b] } });
    expect(order(server)).toEqual([a, d, c, b]);
  });

  it.each([
    ["misses one", (ids: string[]) => ids.slice(1)],
    ["names one twice", (ids: string[]) => [ids[0]!, ...ids.slice(0, -1)]],
    [
      "names one that is not there",
      (ids: string[]) => [...ids.slice(1), "00000000-0000-4000-8000-ffffffffffff"],
    ],
  ])("that %s is refused with the order as it is", async (_, change) => {
    const { server, ids } = world();
    const { body } = await ask<Problem>(server, "reorderImages", {
      params: haru,
      body: { ids: change(ids) },
    });
    expect(body).toMatchObject({ code: "order_conflict", status: 409, ids });
    expect(order(server)).toEqual(ids);
  });
});

describe("deleting", () => {
  it("can be undone: the image comes back to its place", async () => {
    const { server, ids } = world();
    await ask(server, "deleteImage", { params: at(ids[2]!) });
    expect(order(server)).toHaveLength(3);
    const { body } = await ask<Image>(server, "restoreImage", { params: at(ids[2]!) });
    expect(body.order_index).toBe(2);
    expect(order(server)).toEqual(ids);
  });

  it("of the primary image brings it back as primary", async () => {
    const { server, ids } = world(3);
    await ask(server, "deleteImage", { params: at(ids[0]!) });
    await ask(server, "restoreImage", { params: at(ids[0]!) });
    expect(order(server)).toEqual(ids);
  });

  it("of the primary image brings it back behind one that the owner has named since", async () => {
    const { server, ids } = world(3);
    await ask(server, "deleteImage", { params: at(ids[0]!) });
    await ask(server, "setPrimary", { params: at(ids[2]!) });
    await ask(server, "restoreImage", { params: at(ids[0]!) });
    expect(order(server)).toEqual([ids[2], ids[0], ids[1]]);
  });

  it("of the last image empties the gallery, and restoring makes it primary again", async () => {
    const { server, ids } = world(1);
    await ask(server, "deleteImage", { params: at(ids[0]!) });
    expect(order(server)).toEqual([]);
    await ask(server, "restoreImage", { params: at(ids[0]!) });
    expect(order(server)).toEqual(ids);
  });

  it("again, and restoring what is there, change nothing", async () => {
    const { server, ids } = world();
    await ask(server, "restoreImage", { params: at(ids[1]!) });
    expect(order(server)).toEqual(ids);
    await ask(server, "deleteImage", { params: at(ids[1]!) });
    expect((await ask(server, "deleteImage", { params: at(ids[1]!) })).status).toBe(204);
    expect((await ask<Problem>(server, "setPrimary", { params: at(ids[1]!) })).body.code).toBe("not_found");
  });
});

describe("a crop", () => {
  it("shows a part, keeps the original and changes the address", async () => {
    const { server, ids } = world();
    const [before] = gallery(server);
    const body = { x: 100, y: 50, width: 300, height: 400, focal_point: { x: 0.5, y: 0.25 } };
    const { body: cropped } = await ask<Image>(server, "cropImage", { params: at(ids[0]!), body });
    expect(cropped).toMatchObject({
      width: 300,
      height: 400,
      original_width: 768,
      original_height: 1024,
      version: 2,
    });
    expect(cropped.focal_point).toEqual({ x: 0.5, y: 0.25 });
    expect(cropped.url).not.toBe(before!.url);
    expect(decodeURIComponent(cropped.url)).toContain('viewBox="100 50 300 400"');

    const { body: whole } = await ask<Image>(server, "cropImage", {
      params: at(ids[0]!),
      body: { reset: true },
    });
    expect(whole).toMatchObject({ crop: null, focal_point: null, width: 768, height: 1024, version: 3 });
  });

  it("that changes nothing makes no new version", async () => {
    const { server, ids } = world();
    const crop = async (body: object) =>
      (await ask<Image>(server, "cropImage", { params: at(ids[0]!), body })).body;
    const rectangle = { x: 0, y: 0, width: 200, height: 200 };
    expect((await crop({ reset: true })).version).toBe(1);
    expect((await crop(rectangle)).version).toBe(2);
    expect((await crop(rectangle)).version).toBe(2);
  });

  it("outside the picture is refused", async () => {
    const { server, ids } = world();
    const body = { x: 700, y: 0, width: 100, height: 100 };
    const answer = await ask<Problem>(server, "cropImage", { params: at(ids[0]!), body });
    expect(answer.body.code).toBe("validation_failed");
    expect(gallery(server)[0]!.version).toBe(1);
  });
});

describe("an image's texts", () => {
  it("are set, kept and removed one by one", async () => {
    const { server, ids } = world();
    const change = async (body: object) =>
      (await ask<Image>(server, "updateImage", { params: at(ids[0]!), body })).body;
    expect(await change({ alt: "사서", caption: "창가에서" })).toMatchObject({
      alt: "사서",
      caption: "창가에서",
    });
    expect(await change({ alt: null })).toMatchObject({ alt: null, caption: "창가에서" });
    expect(await change({ caption: "  " })).toMatchObject({ caption: null });
  });

  it("are 500 characters at most, as people count", async () => {
    const { server, ids } = world();
    const set = (alt: string) => ask<Problem>(server, "updateImage", { params: at(ids[0]!), body: { alt } });
    expect((await set("🌙".repeat(500))).status).toBe(200);
    expect((await set("🌙".repeat(501))).body.code).toBe("validation_failed");
  });
});

describe("reading a gallery", () => {
  it("shows prompt, seed and original to the owner alone", async () => {
    const { server } = world();
    const read = async () => (await ask<Image[]>(server, "listImages", { params: haru })).body[0]!;
    expect(await read()).toMatchObject({ prompt: expect.any(String), seed: expect.any(Number) });
    expect((await read()).variants.map(({ name }) => name)).toContain("original");
    server.setCaller(null);
    expect(await read()).not.toHaveProperty("prompt");
    expect(await read()).not.toHaveProperty("seed");
    expect((await read()).variants.map(({ name }) => name)).toEqual(["320", "480", "640", "1024"]);
  });

  it("goes by pages that link to the next", async () => {
    const { server, ids } = world(5);
    const first = await ask<Image[]>(server, "listImages", { params: haru, query: { limit: 3 } });
    expect(first.headers.get("link")).toBe('</api/character/haru/images?limit=3&cursor=3>; rel="next"');
    const second = await ask<Image[]>(server, "listImages", {
      params: haru,
      query: { limit: 3, cursor: "3" },
    });
    expect(second.headers.get("link")).toBeNull();
    expect([...first.body, ...second.body].map(({ id }) => id)).toEqual(ids);
    const wrong = await ask<Problem>(server, "listImages", { params: haru, query: { cursor: "x" } });
    expect(wrong.body).toMatchObject({ code: "validation_failed", errors: [{ path: "cursor" }] });
  });

  it("answers 304 while nothing changed", async () => {
    const { server, ids } = world();
    const { headers } = await ask(server, "listImages", { params: haru });
    const again = () =>
      ask(server, "listImages", { params: haru, headers: { "if-none-match": headers.get("etag")! } });
    expect((await again()).status).toBe(304);
    await ask(server, "setPrimary", { params: at(ids[1]!) });
    expect((await again()).status).toBe(200);
  });
});

describe("an image's file", () => {
  it("is a picture; the original is its owner's", async () => {
    const { server, ids } = world();
    const open = (variant: string) => ask(server, "getFile", { params: { asset_id: ids[0]!, variant } });
    expect((await open("640")).headers.get("content-type")).toBe("image/svg+xml");
    expect((await open("original")).status).toBe(200);
    server.setCaller("reader");
    expect((await open("640")).status).toBe(200);
    expect((await open("original")).status).toBe(404);
  });
});

describe("presets", () => {
  const create = (server: MemoryServer, body: object) =>
    ask<Preset & Problem>(server, "createPreset", { body });

  it("are the caller's own", async () => {
    const { server } = world();
    const { body: mine } = await create(server, { name: "밤" });
    server.setCaller("reader");
    expect((await ask(server, "listPresets")).body).toEqual([]);
    const { body } = await ask<Problem>(server, "updatePreset", { params: { preset_id: mine.id }, body: {} });
    expect(body.code).toBe("not_found");
    expect((await create(server, { name: "밤" })).status).toBe(201);
  });

  it("have names of their own, fifty at most", async () => {
    const { server } = world();
    const { body: night } = await create(server, { name: " 밤 " });
    expect(night.name).toBe("밤");
    expect((await create(server, { name: "밤" })).body.code).toBe("preset_conflict");
    const { body: dawn } = await create(server, { name: "새벽" });
    const rename = (name: string) =>
      ask<Problem>(server, "updatePreset", { params: { preset_id: dawn.id }, body: { name } });
    expect((await rename("밤")).body.code).toBe("preset_conflict");
    expect((await rename("새벽")).status).toBe(200);
    for (let count = 2; count < 50; count += 1) await create(server, { name: `프리셋 ${count}` });
    expect((await create(server, { name: "하나 더" })).body.code).toBe("preset_conflict");
  });

  it("remember what is given, and forget what is set to null", async () => {
    const { server } = world();
    const { body } = await create(server, { name: "밤", style: "anime", seed: 0 });
    expect(body).toMatchObject({ style: "anime", seed: 0, ratio: null });
    const changed = await ask(server, "updatePreset", {
      params: { preset_id: body.id },
      body: { style: null },
    });
    expect(changed.body).toMatchObject({ style: null, seed: 0 });
  });
});
