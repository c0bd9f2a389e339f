import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeObjectStore } from "../testing/object-store-suite.ts";
import { createLocalObjectStore } from "./local.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "media-gen-objects-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeObjectStore("the local folder", () => createLocalObjectStore({ folder: join(folder, "store") }));
describeObjectStore("the durable local folder", () =>
  createLocalObjectStore({ folder: join(folder, "durable"), durable: true }),
);

describe("the local folder", () => {
  it("makes its folder by itself and lists nothing before", async () => {
    const store = createLocalObjectStore({ folder: join(folder, "new/deep") });
    const keys: string[] = [];
    for await (const { key } of store.list("", {})) keys.push(key);
    expect(keys).toEqual([]);
    await store.put("a/b.webp", new Uint8Array([1]), { contentType: "image/webp" });
    const object = await store.get("a/b.webp", {});
    expect(await new Response(object?.body).bytes()).toEqual(new Uint8Array([1]));
  });

  it("lists no half-written file and leaves none behind", async () => {
    const place = join(folder, "unfinished");
    const store = createLocalObjectStore({ folder: place });
    const stop = new AbortController();
    const writing = store.put("a.webp", new Uint8Array(5_000_000), {
      contentType: "image/webp",
      signal: stop.signal,
    });
    stop.abort(new Error("stopped"));
    await expect(writing).rejects.toThrow();
    expect(await readdir(join(place, "_incoming"))).toEqual([]);
    for await (const { key } of store.list("", {})) throw new Error(`Listed ${key}`);
  });

  it("removes what a crash left half-written an hour ago, and nothing that may be under way", async () => {
    const place = join(folder, "crashed");
    const store = createLocalObjectStore({ folder: place });
    expect(await store.removeUnfinished?.({})).toBe(0);
    await mkdir(join(place, "_incoming"), { recursive: true });
    for (const [name, seconds] of [
      ["left", 3700],
      ["under-way", 3500],
    ] as const) {
      await writeFile(join(place, "_incoming", name), "half");
      const then = Date.now() / 1000 - seconds;
      await utimes(join(place, "_incoming", name), then, then);
    }
    expect(await store.removeUnfinished?.({})).toBe(1);
    expect(await readdir(join(place, "_incoming"))).toEqual(["under-way"]);
  });

  it("shows whole files only while many writers write beside many readers", async () => {
    const store = createLocalObjectStore({ folder: join(folder, "busy") });
    const sizes = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const key = `busy/${at}.webp`;
        const [, seen] = await Promise.all([
          store.put(key, new Uint8Array(200_000), { contentType: "image/webp" }),
          store.get(key, {}),
        ]);
        await seen?.body.cancel();
        return seen?.size ?? 200_000;
      }),
    );
    expect(new Set(sizes)).toEqual(new Set([200_000]));
  });
});
