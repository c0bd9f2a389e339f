import sharp, { type Sharp } from "sharp";
import { CorruptImageError } from "./imaging.ts";
import { sniffFormat } from "./sniff.ts";

/** A decoded picture: 8-bit sRGB with three channels, or four when it has transparency. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Largest picture that is decoded at all, in pixels; a file that claims more is refused by its header. */
const pixelCap = 40_000_000;
const decodeSeconds = 20;

/**
 * Decodes untrusted bytes once, upright, in sRGB, without metadata, shrunk so that its long side is at most `longSide`
 * (null: as large as it is).
 *
 * @throws CorruptImageError when the bytes are no PNG, JPEG or WebP, are damaged or cut off, or claim too many pixels.
 */
export async function decode(bytes: Uint8Array, longSide: number | null): Promise<Pixels> {
  const format = sniffFormat(bytes);
  if (!format) throw new CorruptImageError("The bytes are neither PNG, JPEG nor WebP.");
  try {
    const upright = sharp(bytes, { limitInputPixels: pixelCap, pages: 1, failOn: "error" })
      .timeout({ seconds: decodeSeconds })
      .autoOrient();
    const sized =
      longSide === null
        ? upright
        : upright.resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true });
    const { data, info } = await sized
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
  } catch (error) {
    throw new CorruptImageError(`The ${format} file could not be decoded.`, { cause: error });
  }
}

/** A pipeline that starts at decoded pixels, so that nothing is decoded twice. */
export function pipelineOf(pixels: Pixels): Sharp {
  const { width, height, channels } = pixels;
  return sharp(pixels.data, { raw: { width, height, channels } });
}
