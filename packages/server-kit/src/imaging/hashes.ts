import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { type Pixels, pipelineOf } from "./pixels.ts";

// Both hashes look at coarse shapes only: a small picture gives the same answer in a fraction of the time.
const sampleSide = 64;

/** The two fingerprints of a picture: `phash` to find alike pictures, `thumbhash` to show while the picture loads. */
export async function hashesOf(pixels: Pixels): Promise<{ phash: string; thumbhash: string }> {
  const sample = await pipelineOf(pixels)
    .resize({ width: sampleSide, height: sampleSide, fit: "inside", withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = sample.info;
  const grey = await sharp(sample.data, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#808080" })
    .greyscale()
    .resize(9, 8, { fit: "fill" })
    .raw()
    .toBuffer();
  return {
    phash: differenceHash(grey),
    thumbhash: Buffer.from(rgbaToThumbHash(width, height, sample.data)).toString("base64"),
  };
}

/** One bit per pair of neighbours of a 9 × 8 grey picture: set where the left one is darker. */
function differenceHash(grey: Uint8Array): string {
  let hash = 0n;
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const at = row * 9 + column;
      hash = (hash << 1n) | (grey[at]! < grey[at + 1]! ? 1n : 0n);
    }
  }
  return hash.toString(16).padStart(16, "0");
}
