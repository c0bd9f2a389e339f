import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ObjectStore } from "../ports/object-store.ts";

/**
 * Declares the tests that every `ObjectStore` must pass. Call it in a test file of your adapter.
 *
 * @param name Shown as the suite's title.
 * @param open Gives a store that nothing else writes to; asked once per test. The tests use fresh random keys.
 * @example
 * describeObjectStore("my bucket", () => createMyObjectStore({ bucket: "test" }));
 */
export function describeObjectStore(name: string, open: () => ObjectStore | Promise<ObjectStore>): void {
  const put = { contentType: "image/webp" };

  describe(`${name} is an object store`, () => {
    it("gives back the bytes that were put, and their size", async () => {
      const store = await open();
      const key = newKey();
      for (const [at, bytes] of [new Uint8Array(), randomBytes(1), randomBytes(300_001)].entries()) {
        await store.put(`${key}/${at}.webp`, bytes, put);
        const object = await store.get(`${key}/${at}.webp`, {});
        expect(object?.size).toBe(bytes.length);
        expect(Buffer.compare(await bytesOf(object!.body), bytes)).toBe(0);
      }
    });

    it("answers null for a key that is not there, also when it is a part of another", async () => {
      const store = await open();
      const key = newKey();
      expect(await store.get(key, {})).toBeNull();
      await store.put(`${key}/320.webp`, randomBytes(8), put);
      expect(await store.get(key, {})).toBeNull();
      expect(await store.get(`${key}/320.webp/more`, {})).toBeNull();
    });

    it("deletes keys, also those that are not there", async () => {
      const store = await open();
      const [kept, gone, missing] = [newKey(), newKey(), newKey()];
      await store.put(kept, randomBytes(8), put);
      await store.put(gone, randomBytes(8), put);
      await store.delete([gone, missing], {});
      await store.delete([gone], {});
      await store.delete([], {});
      expect(await store.get(gone, {})).toBeNull();
      expect(await sizeOf(store, kept)).toBe(8);
    });

    it("lists the keys under a prefix, each once, in order, and no others", async () => {
      const store = await open();
      const prefix = newKey();
      // A dot sorts before a slash.
      const names = ["a.webp", "a/320.webp", "a/640.webp", "a0.webp", "b/320.webp"];
      const keys = names.map((name) => `${prefix}/${name}`);
      for (const key of [...keys.toReversed(), `${newKey()}/a/320.webp`]) {
        await store.put(key, randomBytes(8), put);
      }
      expect(await listed(store, `${prefix}/`)).toEqual(keys);
      expect(await listed(store, `${prefix}/a/`)).toEqual(keys.slice(1, 3));
      expect(await listed(store, `${prefix}/nothing`)).toEqual([]);
    });

    it("says when each file was stored", async () => {
      const store = await open();
      const key = newKey();
      await store.put(key, randomBytes(8), put);
      const aMinute = 60_000;
      for await (const { storedAt } of store.list(key, {})) {
        expect(Math.abs(storedAt.getTime() - Date.now())).toBeLessThan(aMinute);
      }
    });

    it("keeps its readers apart: a reader that stops half way disturbs nobody", async () => {
      const store = await open();
      const key = newKey();
      const bytes = randomBytes(500_000);
      await store.put(key, bytes, put);
      const [stopped, whole] = await Promise.all([store.get(key, {}), store.get(key, {})]);
      const reader = stopped!.body.getReader();
      await reader.read();
      await reader.cancel();
      expect(Buffer.compare(await bytesOf(whole!.body), bytes)).toBe(0);
    });

    it.each([
      "../outside",
      "a/../../outside",
      "/etc/passwd",
      "a//b",
      "a/./b",
      "A",
      "a b",
      "a\\b",
      "a\u0000b",
      "",
      "%2e%2e/a",
    ])("refuses the key %j", async (key) => {
      const store = await open();
      await expect(store.put(key, randomBytes(1), put)).rejects.toThrow();
      await expect(store.get(key, {})).rejects.toThrow();
      await expect(store.delete([key], {})).rejects.toThrow();
    });

    it("stores nothing when it was told to stop", async () => {
      const store = await open();
      const key = newKey();
      const signal = AbortSignal.abort(new Error("stopped"));
      await expect(store.put(key, randomBytes(8), { ...put, signal })).rejects.toThrow();
      expect(await store.get(key, {})).toBeNull();
    });
  });
}

const newKey = (): string => `test/${randomBytes(16).toString("hex")}`;

async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body).arrayBuffer());
}

async function sizeOf(store: ObjectStore, key: string): Promise<number | undefined> {
  const object = await store.get(key, {});
  await object?.body.cancel();
  return object?.size;
}

async function listed(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix, {})) keys.push(key);
  return keys;
}
