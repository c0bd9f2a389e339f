import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { CorruptImageError, type FinishedFile, type Provenance } from "./imaging.ts";
import { createImaging } from "./index.ts";

const provenance: Provenance = {
  digitalSourceType: "algorithmicMedia",
  provider: 'an "engine" & <co>',
  assetId: "0191e1f0-0000-7000-8000-000000000001",
  jobId: "0191e1f0-0000-7000-8000-000000000002",
  createdAt: new Date("2026-01-02T03:04:05.000Z"),
};
const imaging = createImaging();

/** A picture with shapes: a light left half, a dark right one and a red disc. */
function draw(width: number, height: number): Sharp {
  const shapes = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="50%" height="100%" fill="#d8d0c0"/><rect x="50%" width="50%" height="100%" fill="#203048"/>
    <circle cx="30%" cy="30%" r="12%" fill="#c02020"/></svg>`;
  return sharp(Buffer.from(shapes)).removeAlpha();
}

const finish = (bytes: Uint8Array, longSide = 1024) => imaging.finish(bytes, { longSide, provenance });
const sizes = (files: readonly FinishedFile[]) =>
  Object.fromEntries(files.map(({ variant, width, height }) => [variant, [width, height]]));

describe("finish", () => {
  let png: Buffer;
  beforeAll(async () => {
    png = await draw(1536, 2048).png().toBuffer();
  });

  it("limits the long side and encodes the original and four sizes as WebP", async () => {
    const finished = await finish(png);
    expect(finished).toMatchObject({ width: 768, height: 1024, originalWidth: 768, originalHeight: 1024 });
    expect(sizes(finished.files)).toEqual({
      "320": [240, 320],
      "480": [360, 480],
      "640": [480, 640],
      "1024": [768, 1024],
      original: [768, 1024],
    });
    for (const file of finished.files) {
      const facts = await sharp(file.bytes).metadata();
      expect([facts.format, facts.width, facts.height]).toEqual(["webp", file.width, file.height]);
    }
  });

  it("makes the size of rows lighter where there is much to see", async () => {
    const create = { width: 768, height: 1024, channels: 3, background: "#405060" } as const;
    const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
    const busy = await sharp({ create: { ...create, noise } })
      .png()
      .toBuffer();
    const usual = await sharp(busy).resize({ height: 480 }).webp({ quality: 42, effort: 6 }).toBuffer();
    const { files } = await finish(busy);
    const row = files.find(({ variant }) => variant === "480");
    expect(usual.length).toBeGreaterThan(10_000);
    expect(row?.bytes.length).toBeLessThan(usual.length * 0.9);
    expect([row?.width, row?.height]).toEqual([360, 480]);
  });

  it("never enlarges", async () => {
    const { files } = await finish(await draw(300, 200).png().toBuffer());
    expect(sizes(files)).toEqual({
      "320": [300, 200],
      "480": [300, 200],
      "640": [300, 200],
      "1024": [300, 200],
      original: [300, 200],
    });
  });

  it("marks every file as made by software and keeps nothing of the engine's own metadata", async () => {
    const marked = await draw(400, 400)
      .withExif({ IFD0: { Artist: "somebody", ImageDescription: "the prompt" } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">the prompt</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    for (const { bytes } of (await finish(marked)).files) {
      const facts = await sharp(bytes).metadata();
      const xmp = facts.xmp!.toString("utf8");
      expect(xmp).toContain("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia<");
      expect(xmp).toContain("an &quot;engine&quot; &amp; &lt;co&gt;");
      expect(xmp).toContain(`urn:uuid:${provenance.assetId}`);
      expect(xmp).not.toContain("the prompt");
      expect([facts.exif, facts.icc, facts.orientation]).toEqual([undefined, undefined, undefined]);
    }
  });

  it.each([
    ["JPEG", () => draw(640, 480).jpeg()],
    ["WebP", () => draw(640, 480).webp()],
    ["grey PNG", () => draw(640, 480).greyscale().toColourspace("b-w").png()],
    ["16-bit PNG", () => draw(640, 480).toColourspace("rgb16").png()],
    ["palette PNG", () => draw(640, 480).png({ palette: true })],
    ["CMYK JPEG", () => draw(640, 480).toColourspace("cmyk").jpeg()],
  ])("takes %s", async (_, picture) => {
    const finished = await finish(await picture().toBuffer());
    expect([finished.width, finished.height]).toEqual([640, 480]);
    expect((await sharp(finished.files[0]!.bytes).metadata()).space).toBe("srgb");
  });

  it("keeps transparency", async () => {
    const { files } = await finish(await draw(64, 64).ensureAlpha(0.5).png().toBuffer());
    expect((await sharp(files[0]!.bytes).metadata()).hasAlpha).toBe(true);
  });

  it("turns a picture upright", async () => {
    const sideways = await draw(200, 100).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await finish(sideways)).toMatchObject({ width: 100, height: 200 });
  });

  it("takes the first frame of an animation", async () => {
    const frames = await sharp(
      [await draw(50, 50).png().toBuffer(), await draw(50, 50).negate().png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .webp({ loop: 0 })
      .toBuffer();
    expect((await finish(frames)).height).toBe(50);
  });

  it("gives alike pictures alike fingerprints, and others other ones", async () => {
    const again = await draw(1536, 2048).resize(700).jpeg({ quality: 60 }).toBuffer();
    const other = await draw(1536, 2048).flop().png().toBuffer();
    const [first, alike, different] = await Promise.all([finish(png), finish(again), finish(other)]);
    expect(first.phash).toMatch(/^[0-9a-f]{16}$/);
    expect(distance(first.phash, alike.phash)).toBeLessThanOrEqual(6);
    expect(distance(first.phash, different.phash)).toBeGreaterThan(10);
    expect(first.thumbhash).toMatch(/^[A-Za-z0-9+/]{20,40}=*$/);
  });

  it("does nothing when it was told to stop", async () => {
    const stopped = new Error("stopped");
    await expect(
      imaging.finish(png, { longSide: 1024, provenance, signal: AbortSignal.abort(stopped) }),
    ).rejects.toBe(stopped);
  });

  it("refuses what is cut off, whatever its format", async () => {
    for (const bytes of [
      png,
      await draw(900, 900).jpeg().toBuffer(),
      await draw(900, 900).webp().toBuffer(),
    ]) {
      for (const part of [0.5, 0.95]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * part));
        await expect(finish(cut)).rejects.toThrow(CorruptImageError);
      }
    }
  });

  it.each([
    ["nothing", async () => Buffer.alloc(0)],
    ["noise", async () => Buffer.from("not a picture at all".repeat(50))],
    ["SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    [
      "HTML behind a PNG signature",
      async () => Buffer.from("\x89PNG\r\n\x1a\n<html><script>1</script>", "latin1"),
    ],
    ["GIF", () => draw(20, 20).gif().toBuffer()],
    ["TIFF", () => draw(20, 20).tiff().toBuffer()],
    ["AVIF", () => draw(20, 20).avif().toBuffer()],
    [
      "a small PNG that claims 361 million pixels",
      async () => claim(await draw(64, 64).png().toBuffer(), 19_000),
    ],
  ])("refuses %s", async (_, bytes) => {
    await expect(finish(await bytes())).rejects.toThrow(CorruptImageError);
  });
});

describe("recrop", () => {
  it("cuts a rectangle of the original, and shows the whole again", async () => {
    const { files, thumbhash } = await finish(await draw(1000, 800).png().toBuffer());
    const original = files.find(({ variant }) => variant === "original")!.bytes;
    const left = await imaging.recrop(original, { x: 0, y: 400, width: 400, height: 400 }, { provenance });
    expect(sizes(left.files)).toEqual({
      "320": [320, 320],
      "480": [400, 400],
      "640": [400, 400],
      "1024": [400, 400],
    });
    expect(left.width).toBe(400);
    expect(left.thumbhash).not.toBe(thumbhash);
    const { channels } = await sharp(left.files[0]!.bytes).stats();
    expect(channels[0]!.mean).toBeGreaterThan(200);
    const whole = await imaging.recrop(original, null, { provenance });
    expect(sizes(whole.files)).toEqual({
      "320": [320, 256],
      "480": [480, 384],
      "640": [640, 512],
      "1024": [1000, 800],
    });
  });

  it("cuts an original larger than 1024 in its own pixels", async () => {
    const { files, originalWidth } = await finish(await draw(2000, 1000).png().toBuffer(), 2048);
    expect(originalWidth).toBe(2000);
    const original = files.find(({ variant }) => variant === "original")!.bytes;
    const crop = { x: 1500, y: 0, width: 500, height: 1000 };
    expect(sizes((await imaging.recrop(original, crop, { provenance })).files)["1024"]).toEqual([500, 1000]);
  });

  it("refuses a rectangle that leaves the picture", async () => {
    const original = await draw(100, 100).webp().toBuffer();
    await expect(
      imaging.recrop(original, { x: 90, y: 0, width: 16, height: 16 }, { provenance }),
    ).rejects.toThrow(RangeError);
  });
});

/** The same PNG with another size in its header. */
function claim(png: Buffer, side: number): Buffer {
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(side, 16);
  bomb.writeUInt32BE(side, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  return bomb;
}

/** How many of the 64 bits differ. */
function distance(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
}
