import { createS3ObjectStore } from "@media-gen/server-kit/objects/s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultyS3, type S3Fault, type S3Request, startFaultyS3 } from "../faults/faulty-s3.ts";

const bytes = new Uint8Array(200_000).map((_, at) => (at * 7) % 251);
const key = "images/a/640.webp";
const slowDown: S3Fault = { kind: "refuse", status: 503, code: "SlowDown" };
let s3: FaultyS3;

beforeAll(async () => {
  s3 = await startFaultyS3({ pageSize: 3 });
});
afterAll(() => s3.stop());
beforeEach(() => {
  s3.objects.clear();
  s3.requests.length = 0;
  s3.fault = () => null;
});

const open = (times = {}) =>
  createS3ObjectStore({
    bucket: "pictures",
    region: "us-east-1",
    endpoint: s3.endpoint,
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    attemptMs: 500,
    deadlineMs: 3000,
    ...times,
  });
const put = (signal?: AbortSignal) => open().put(key, bytes, { contentType: "image/webp", signal });
const read = async (): Promise<Uint8Array> =>
  new Uint8Array(await new Response((await open().get(key, {}))!.body).arrayBuffer());
const tries = (method: S3Request["method"]): number =>
  s3.requests.filter((request) => request.method === method).length;
/** The first few requests of a method, counted over all keys, go wrong. */
const first = (count: number, method: S3Request["method"], fault: S3Fault): void => {
  let left = count;
  s3.fault = (request) => (request.method === method && left-- > 0 ? fault : null);
};

describe("an upload", () => {
  it.each<[string, S3Fault]>([
    ["is told to slow down", slowDown],
    ["meets an error of the server", { kind: "refuse", status: 500, code: "InternalError" }],
    ["is cut off half way", { kind: "reset", afterBytes: 60_000 }],
    ["is stored in part only, and called stored", { kind: "truncate", bytes: 1000 }],
    ["is stored, and the answer is lost", { kind: "ambiguous" }],
    ["is not answered", { kind: "hang" }],
  ])("that %s is sent again, until every byte is there", async (_, fault) => {
    first(1, "PUT", fault);
    await put();
    expect(tries("PUT")).toBe(2);
    expect(Buffer.compare(s3.objects.get(key)!.bytes, bytes)).toBe(0);
  });

  it("ends with a clear error when the store does not come back", async () => {
    first(99, "PUT", slowDown);
    await expect(put()).rejects.toMatchObject({
      name: "ObjectStoreError",
      code: "store_unavailable",
      message: expect.stringContaining('"pictures" did not store a file: SlowDown (503)'),
    });
    expect(tries("PUT")).toBe(4);
  });

  it("is not sent again when it is forbidden", async () => {
    first(99, "PUT", { kind: "refuse", status: 403, code: "AccessDenied" });
    await expect(put()).rejects.toMatchObject({
      code: "store_refused",
      message: expect.stringContaining("s3:PutObject"),
    });
    expect(tries("PUT")).toBe(1);
  });

  it("is over at its deadline, whatever the server does", async () => {
    first(99, "PUT", { kind: "hang" });
    const store = open({ attemptMs: 10_000, deadlineMs: 300 });
    await expect(store.put(key, bytes, { contentType: "image/webp" })).rejects.toMatchObject({
      code: "store_unavailable",
    });
  });

  it("stops as soon as nobody wants it", async () => {
    const stop = new AbortController();
    s3.fault = () => {
      stop.abort(new Error("not wanted"));
      return { kind: "hang" };
    };
    await expect(put(stop.signal)).rejects.toThrow("not wanted");
  });

  it("is read back where the server's tag is no digest of it", async () => {
    s3.tagOf = () => '"a-tag-of-another-kind"';
    first(1, "PUT", { kind: "truncate", bytes: 1000 });
    await put();
    s3.tagOf = undefined;
    expect(tries("PUT")).toBe(2);
    expect(tries("GET")).toBeGreaterThanOrEqual(2);
    expect(Buffer.compare(s3.objects.get(key)!.bytes, bytes)).toBe(0);
  });
});

describe("a download", () => {
  beforeEach(async () => {
    await put();
    s3.requests.length = 0;
  });

  it.each<[string, S3Fault]>([
    ["is told to slow down", slowDown],
    ["is cut off before its first byte", { kind: "reset", afterBytes: 0 }],
    ["is cut off half way", { kind: "reset", afterBytes: 90_000 }],
    ["offers a part only", { kind: "truncate", bytes: 1000 }],
    ["is not answered", { kind: "hang" }],
  ])("that %s is gone on with", async (_, fault) => {
    first(2, "GET", fault);
    expect(Buffer.compare(await read(), bytes)).toBe(0);
  });

  it("fails rather than end early", async () => {
    first(99, "GET", { kind: "reset", afterBytes: 1000 });
    await expect(read()).rejects.toMatchObject({ code: "store_unavailable" });
  });

  it("fails where the store has other bytes than were stored", async () => {
    s3.objects.get(key)!.bytes[100_000]! ^= 1;
    await expect(read()).rejects.toMatchObject({ message: expect.stringContaining("checksum") });
  });
});

describe("the other calls", () => {
  it("delete again what may not have been deleted", async () => {
    await put();
    first(1, "DELETE", { kind: "ambiguous" });
    await open().delete([key, "images/b/640.webp"], {});
    expect(s3.objects.size).toBe(0);
  });

  it("list page by page, also past a refusal", async () => {
    const names = Array.from({ length: 8 }, (_, at) => `images/${at}/640.webp`);
    for (const name of names) await open().put(name, bytes.subarray(0, 9), { contentType: "image/webp" });
    let asked = 0;
    s3.fault = ({ method }) => (method === "LIST" && ++asked === 2 ? slowDown : null);
    const listed: string[] = [];
    for await (const entry of open().list("images/", {})) listed.push(entry.key);
    expect(listed).toEqual(names);
    expect(asked).toBe(4);
  });
});
