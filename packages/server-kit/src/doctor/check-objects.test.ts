import { describe, expect, it } from "vitest";
import type { ObjectStore } from "../ports/object-store.ts";
import { createMemoryObjectStore } from "../testing/memory-objects.ts";
import { checkObjects } from "./check-objects.ts";

const { signal } = new AbortController();
const denied = () => Promise.reject(new Error("AccessDenied"));

async function found(wrong: Partial<ObjectStore>): Promise<string[]> {
  const findings = await checkObjects({ ...createMemoryObjectStore(), ...wrong }, signal);
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

describe("an object store", () => {
  it("that stores, reads, lists and removes is well, and keeps nothing of the probe", async () => {
    const objects = createMemoryObjectStore();
    expect(await checkObjects(objects, signal)).toEqual([]);
    const left: unknown[] = [];
    for await (const entry of objects.list("", {})) left.push(entry);
    expect(left).toEqual([]);
  });

  it("without a right is told which one", async () => {
    expect(await found({ put: denied })).toEqual([
      expect.stringMatching(/^objects_put: .*AccessDenied.*no picture can be stored.*s3:PutObject/),
    ]);
    expect(await found({ get: denied })).toEqual([expect.stringMatching(/^objects_get: .*s3:GetObject/)]);
    expect(await found({ delete: denied })).toEqual([
      expect.stringMatching(/^objects_delete: .*s3:DeleteObject/),
    ]);
    const list = async function* (): AsyncGenerator<never> {
      yield await denied();
    };
    expect(await found({ list })).toEqual([expect.stringMatching(/^objects_list: .*s3:ListBucket/)]);
  });

  it("that loses or changes bytes is found out", async () => {
    expect(await found({ get: async () => null })).toEqual([expect.stringContaining("not there after")]);
    const other = async () => ({ body: new Blob(["other"]).stream(), size: 5 });
    expect(await found({ get: other })).toEqual([expect.stringContaining("other bytes came back")]);
  });
});
