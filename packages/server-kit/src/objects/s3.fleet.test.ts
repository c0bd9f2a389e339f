import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { describeObjectStore } from "../testing/object-store-suite.ts";
import { createS3ObjectStore, type S3ObjectStoreOptions } from "./s3.ts";

const { endpoint, region, ...credentials } = inject("s3");
const bucket = `objects-${randomUUID()}`;
const store = (options: Partial<S3ObjectStoreOptions> = {}) =>
  createS3ObjectStore({ bucket, endpoint, region, credentials, ...options });
const address = { expiresInSeconds: 60, contentType: "image/webp", cacheControl: "private, no-store" };

beforeAll(async () => {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
});

describeObjectStore("a bucket", () => store());
describeObjectStore("a part of a bucket", () => store({ prefix: "part/of-it/" }));

describe("an address for browsers", () => {
  const key = `images/${randomUUID()}/640.webp`;
  beforeAll(() => store().put(key, new Uint8Array([1, 2, 3]), { contentType: "application/octet-stream" }));

  it("gives the bytes as what they are said to be, and as a download where it is wanted", async () => {
    const contentDisposition = "attachment; filename=\"a.webp\"; filename*=UTF-8''%ED%95%98.webp";
    const { url } = await store().presign!(key, { ...address, contentDisposition });
    const answer = await fetch(url);
    expect(await answer.bytes()).toEqual(new Uint8Array([1, 2, 3]));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, no-store",
      "content-disposition": contentDisposition,
    });
  });

  it("is for this file and for reading alone", async () => {
    const { url } = await store().presign!(key, address);
    expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
    expect((await fetch(url.replace("640.webp", "320.webp"))).status).toBe(403);
    expect((await fetch(url.split("?")[0]!)).ok).toBe(false);
  });

  it("is dead when it says so, and cannot be made to live longer", async () => {
    const past = { now: () => new Date(Date.now() - 61_000), sleep: async () => undefined };
    const { url } = await store({ clock: past }).presign!(key, address);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url.replace("Expires=60", "Expires=600"))).status).toBe(403);
  });

  it("stays the same for a third of its life, so that what it shows is cached", async () => {
    let now = new Date("2026-01-01T00:00:00Z");
    const clock = { now: () => now, sleep: async () => undefined };
    const urls: string[] = [];
    for (const second of [0, 19, 20]) {
      now = new Date(Date.UTC(2026, 0, 1, 0, 0, second));
      const { url, expiresInSeconds } = await store({ clock }).presign!(key, address);
      urls.push(url);
      expect(expiresInSeconds).toBe(60 - (second % 20));
    }
    expect(urls[1]).toBe(urls[0]);
    expect(urls[2]).not.toBe(urls[0]);
  });

  it("names the host that browsers reach", async () => {
    const { url } = await store({ publicEndpoint: endpoint.replace("127.0.0.1", "localhost") }).presign!(
      key,
      address,
    );
    expect(new URL(url).hostname).toBe("localhost");
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("a bucket that is set up wrongly", () => {
  it.each([
    [
      "a wrong secret",
      { credentials: { ...credentials, secretAccessKey: "wrong" } },
      "SignatureDoesNotMatch",
    ],
    ["a bucket that is not there", { bucket: "not-there" }, "NoSuchBucket"],
  ])("says so at the first try: %s", async (_, options, said) => {
    const broken = store(options);
    const refused = { code: "store_refused", message: expect.stringContaining(said) };
    await expect(
      broken.put("images/a.webp", new Uint8Array(1), { contentType: "image/webp" }),
    ).rejects.toMatchObject(refused);
    await expect(broken.get("images/a.webp", {})).rejects.toMatchObject(refused);
  });
});
