import type { CropRect } from "@media-gen/contract";
import { encodeOriginal, encodeVariants } from "./encode.ts";
import { hashesOf } from "./hashes.ts";
import type { Imaging } from "./imaging.ts";
import { decode, type Pixels, pipelineOf } from "./pixels.ts";
import { xmpPacket } from "./xmp.ts";

/**
 * Makes the kit's pictures with sharp. Bytes are decoded once, in sharp's own threads; every file is encoded from those
 * pixels, so nothing of the engine's file (metadata, trailing bytes) lives on.
 */
export function createImaging(): Imaging {
  return {
    async finish(engineBytes, { longSide, provenance, signal }) {
      signal?.throwIfAborted();
      const pixels = await decode(engineBytes, longSide);
      signal?.throwIfAborted();
      const xmp = xmpPacket(provenance);
      const [original, variants, hashes] = await Promise.all([
        encodeOriginal(pixels, xmp),
        encodeVariants(pixels, xmp),
        hashesOf(pixels),
      ]);
      const { width, height } = pixels;
      return {
        width,
        height,
        originalWidth: width,
        originalHeight: height,
        ...hashes,
        files: [...variants, original],
      };
    },

    async recrop(original, crop, { provenance, signal }) {
      signal?.throwIfAborted();
      // The stored original already has its final size: decoding must not shrink it, or the rectangle would not fit.
      const whole = await decode(original, null);
      signal?.throwIfAborted();
      const pixels = crop ? await cut(whole, crop) : whole;
      const [files, hashes] = await Promise.all([
        encodeVariants(pixels, xmpPacket(provenance)),
        hashesOf(pixels),
      ]);
      return { width: pixels.width, height: pixels.height, ...hashes, files };
    },
  };
}

async function cut(whole: Pixels, crop: CropRect): Promise<Pixels> {
  const { x, y, width, height } = crop;
  if (x < 0 || y < 0 || width < 1 || height < 1 || x + width > whole.width || y + height > whole.height) {
    throw new RangeError(
      "The crop rectangle lies outside the picture. Check it against the original's size.",
    );
  }
  const data = await pipelineOf(whole).extract({ left: x, top: y, width, height }).raw().toBuffer();
  return { data, width, height, channels: whole.channels };
}
