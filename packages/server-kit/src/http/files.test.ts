import { describe, expect, it } from "vitest";
import type { PresignedUrl, PresignOptions } from "../ports/object-store.ts";
import { assetId, createTestHandler, send } from "./test-services.ts";

const path = `/api/media/files/${assetId}/320`;
const get = (query: string, file = {}, headers = {}) =>
  send(createTestHandler({ file }).handler, "GET", `${path}${query}`, { headers, user: null });

describe("the bytes of an image", () => {
  it("come with a type that nobody may second-guess, and do nothing by themselves", async () => {
    const response = await get("");
    expect(await response.text()).toBe("bytes");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "content-length": "5",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "cross-origin",
    });
  });

  it.each([
    ["?v=3", "public", "public, max-age=31536000, s-maxage=60, immutable"],
    ["?v=2", "public", "public, no-cache"],
    ["?v=03", "public", "public, no-cache"],
    ["", "public", "public, no-cache"],
    ["?v=3", "private", "private, no-store"],
    ["", "private", "private, no-store"],
  ])("%s of a %s entity is cached as `%s`", async (query, visibility, expected) => {
    const response = await get(query, { visibility });
    expect(response.headers.get("cache-control")).toBe(expected);
    await response.body?.cancel();
  });

  it("of a private entity are not for other sites", async () => {
    const response = await get("", { visibility: "private" });
    expect(response.headers.get("cross-origin-resource-policy")).toBe("same-site");
    await response.body?.cancel();
  });

  it("are not sent again to a reader who has them, and the stored file is let go", async () => {
    const { handler, isReleased } = createTestHandler();
    const first = await send(handler, "GET", path, {});
    await first.body?.cancel();
    const headers = { "if-none-match": first.headers.get("etag")! };
    const again = await send(handler, "GET", path, { headers });
    expect([again.status, again.body]).toEqual([304, null]);
    expect(isReleased()).toBe(true);
  });

  it("are let go unread for HEAD", async () => {
    const { handler, isReleased } = createTestHandler();
    expect((await send(handler, "HEAD", path, {})).headers.get("content-length")).toBe("5");
    expect(isReleased()).toBe(true);
  });

  it("download under a name that cannot break the header", async () => {
    const response = await get("?download=1", { fileName: '하루 "1"\r\nX: y(\ud800).webp' });
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=\"____1___X__y___.webp\"; filename*=UTF-8''" +
        "%ED%95%98%EB%A3%A8%20%221%22%0D%0AX%3A%20y%28%EF%BF%BD%29.webp",
    );
    expect((await get("?download=2")).status).toBe(422);
  });

  it("are served as plain bytes when the stored type is no image", async () => {
    const response = await get("", { contentType: "text/html" });
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    await response.body?.cancel();
  });
});

describe("a file in a store that signs addresses", () => {
  const url = "https://bucket.example/images/a.webp?signature=1";
  const asked: PresignOptions[] = [];
  const source = async (options: PresignOptions): Promise<PresignedUrl> => {
    asked.push(options);
    return { url, expiresInSeconds: 45.5 };
  };

  it.each([
    ["?v=3", "public", "public, max-age=35"],
    ["?v=2", "public", "public, no-cache"],
    ["", "public", "public, no-cache"],
    ["?v=3", "private", "private, no-store"],
  ])("%s of a %s entity sends the reader there, kept as `%s`", async (query, visibility, expected) => {
    const response = await get(query, { source, visibility });
    expect([response.status, response.headers.get("location"), response.body]).toEqual([302, url, null]);
    expect(response.headers.get("cache-control")).toBe(expected);
    expect(response.headers.get("etag")).toBeNull();
    expect(asked.at(-1)).toMatchObject({
      expiresInSeconds: 60,
      contentType: "image/webp",
      cacheControl: visibility === "public" ? "private, max-age=60" : "private, no-store",
    });
  });

  it("is downloaded under its name, and is never anything but a picture or plain bytes", async () => {
    await get("?download=1", { source, contentType: "text/html" });
    expect(asked.at(-1)).toMatchObject({
      contentType: "application/octet-stream",
      contentDisposition: "attachment; filename=\"haru.webp\"; filename*=UTF-8''haru.webp",
    });
  });

  it("is not asked for by a reader who has its bytes", async () => {
    const before = asked.length;
    const tag = (await get("")).headers.get("etag")!;
    expect((await get("", { source }, { "if-none-match": tag })).status).toBe(304);
    expect(asked.length).toBe(before);
  });
});
