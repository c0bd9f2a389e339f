import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { createImaging } from "@media-gen/server-kit/testing";
import sharp from "sharp";
import { describe, expect, it } from "vitest";

const imaging = createImaging();
const provenance = {
  digitalSourceType: "algorithmicMedia" as const,
  provider: "plain",
  assetId: "0191e1f0-0000-7000-8000-000000000001",
  jobId: "0191e1f0-0000-7000-8000-000000000002",
  createdAt: new Date(0),
};
const finish = (bytes: Uint8Array) => imaging.finish(bytes, { longSide: 1024, provenance });

const payload = "<script>alert('canary')</script><?php system($_GET['canary']); ?>";
const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
const plain = sharp({ create: { width: 64, height: 48, channels: 3, background: "#804020" } });
const [png, jpeg, webp] = await Promise.all([
  plain.clone().png().toBuffer(),
  plain.clone().jpeg().toBuffer(),
  plain.clone().webp().toBuffer(),
]);
const gif = await plain.clone().gif().toBuffer();
const tiff = await plain.clone().tiff().toBuffer();

/** A part of a PNG file with its checksum. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([bytes(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const headerOf = (width: number, height: number, depth: number, colour: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, colour], 8);
  return chunk("IHDR", data);
};
const signature = png.subarray(0, 8);
const end = chunk("IEND", Buffer.alloc(0));
/** The small good PNG with more parts after its header. */
const pngWith = (...parts: Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, 33), ...parts, png.subarray(33)]);

/** A JPEG whose header claims another size. */
function jpegClaiming(width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}

const jpegWith = (marker: number, data: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, marker]), length, data, jpeg.subarray(2)]);
};

const bombs: [string, Buffer][] = [
  [
    "a PNG of 19,000 × 19,000 pixels in 45 kB",
    Buffer.concat([
      ...[signature, headerOf(19_000, 19_000, 1, 0)],
      ...[chunk("IDAT", deflateSync(Buffer.alloc(19_000 * (19_000 / 8 + 1)), { level: 9 })), end],
    ]),
  ],
  [
    "a PNG that claims 2^31 - 1 pixels a side",
    Buffer.concat([signature, headerOf(0x7fffffff, 0x7fffffff, 8, 6), end]),
  ],
  ["a JPEG that claims 65,500 × 65,500 pixels", jpegClaiming(65_500, 65_500)],
  ["a PNG of no width", Buffer.concat([signature, headerOf(0, 64, 8, 2), end])],
];

const strangers: [string, Buffer][] = [
  ["nothing", Buffer.alloc(0)],
  ["one byte", Buffer.from([0x89])],
  ["a GIF", gif],
  ["a GIF that is an archive too", Buffer.concat([gif, bytes("PK\u0003\u0004canary")])],
  ["a TIFF", tiff],
  ["a BMP", Buffer.concat([bytes("BM"), Buffer.alloc(60)])],
  ["an SVG", bytes(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${payload}</svg>`)],
  ["an SVG that reads a file", bytes('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><svg>&b;</svg>')],
  ["XHTML", bytes(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${payload}</html>`)],
  ["HTML", bytes(`<!doctype html>${payload}`)],
  ["a PDF", bytes("%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>")],
  ["PostScript", bytes("%!PS-Adobe-3.0 EPSF\n(/etc/passwd)(r) file")],
  ["a drawing program", bytes("push graphic-context\nfill 'url(https://127.0.0.1/)'\npop graphic-context")],
  ["a Photoshop file", Buffer.concat([bytes("8BPS\u0000\u0001"), Buffer.alloc(64)])],
  ["an AVIF", Buffer.concat([Buffer.from([0, 0, 0, 28]), bytes("ftypavif"), Buffer.alloc(64)])],
  ["an MP4", Buffer.concat([Buffer.from([0, 0, 0, 24]), bytes("ftypmp42"), Buffer.alloc(64)])],
  ["an icon", Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(64)])],
  ["a program", Buffer.concat([Buffer.from([0x7f]), bytes("ELF"), Buffer.alloc(64)])],
  [
    "a sound in WebP's container",
    Buffer.concat([bytes("RIFF\u0000\u0000\u0000\u0000WAVE"), Buffer.alloc(64)]),
  ],
  ["half a PNG", png.subarray(0, png.length / 2)],
  ["half a JPEG", jpeg.subarray(0, jpeg.length / 2)],
  ["half a WebP", webp.subarray(0, webp.length / 2)],
  ["the first bytes of a PNG before HTML", Buffer.concat([signature, bytes(payload)])],
  ["the first bytes of a JPEG before PHP", Buffer.concat([jpeg.subarray(0, 4), bytes(payload)])],
];

const polyglots: [string, Buffer][] = [
  ["a JPEG with HTML after its end", Buffer.concat([jpeg, bytes(payload)])],
  ["a JPEG with PHP in its comment", jpegWith(0xfe, bytes(payload))],
  ["a JPEG with HTML in its EXIF part", jpegWith(0xe1, bytes(`Exif\u0000\u0000${payload}`))],
  ["a JPEG that is a script too", jpegWith(0xe0, bytes(`JFIF/*${"x".repeat(40)}*/=1;${payload}/*`))],
  ["a PNG with PHP in a text part", pngWith(chunk("tEXt", bytes(`Comment\u0000${payload}`)))],
  [
    "a PNG with 100 MB of text packed in a small part",
    pngWith(
      chunk("zTXt", Buffer.concat([bytes("Comment\u0000\u0000"), deflateSync(Buffer.alloc(100_000_000))])),
    ),
  ],
  ["a PNG with an archive after its end", Buffer.concat([png, bytes(`PK\u0003\u0004${payload}`)])],
  ["a PNG with a part of its own kind", pngWith(chunk("caNr", bytes(payload)))],
  ["a WebP with HTML after its end", Buffer.concat([webp, bytes(payload)])],
  ["a plain PNG", png],
];

const spare = 150 * 1024 * 1024;

describe("a file from an engine", () => {
  it.each(bombs)("that is %s is refused by its header, in little memory", async (_, file) => {
    expect(file.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    await expect(finish(file)).rejects.toMatchObject({ name: "CorruptImageError" });
    expect(process.memoryUsage().rss - before).toBeLessThan(spare);
  });

  it.each(strangers)("that is %s is no picture", async (_, file) => {
    await expect(finish(file)).rejects.toMatchObject({ name: "CorruptImageError" });
  });

  it.each(polyglots)(
    "that is %s is drawn anew or refused, and nothing else of it is kept",
    async (_, file) => {
      const before = process.memoryUsage().rss;
      const finished = await finish(file).catch((error: Error) => error);
      expect(process.memoryUsage().rss - before).toBeLessThan(spare);
      if (finished instanceof Error) {
        expect(finished.name).toBe("CorruptImageError");
        return;
      }
      const digest = (part: Uint8Array): string => createHash("sha256").update(part).digest("hex");
      expect(finished.files).toHaveLength(5);
      for (const { bytes: stored } of finished.files) {
        expect(digest(stored)).not.toBe(digest(file));
        expect(Buffer.from(stored).toString("latin1")).not.toMatch(/canary|<script|<\?php|PK\u0003\u0004/);
        expect((await sharp(stored).metadata()).format).toBe("webp");
      }
    },
  );

  it("makes a corpus of at least 30", () => {
    expect(bombs.length + strangers.length + polyglots.length).toBeGreaterThanOrEqual(30);
  });
});
