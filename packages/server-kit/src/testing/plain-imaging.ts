import {
  CorruptImageError,
  type FinishedFile,
  type FinishedImage,
  type Imaging,
} from "../imaging/imaging.ts";

/** An imaging room for tests that decodes nothing: any bytes but none are a picture of 768 × 1024 pixels. */
export function createPlainImaging(): Imaging {
  return {
    finish: async (engineBytes, { signal }) => {
      signal?.throwIfAborted();
      if (engineBytes.length === 0) throw new CorruptImageError("There are no bytes.");
      const image = imageOf(engineBytes, 768, 1024);
      return {
        ...image,
        originalWidth: 768,
        originalHeight: 1024,
        files: [...image.files, original(engineBytes)],
      };
    },
    recrop: async (bytes, crop, { signal }) => {
      signal?.throwIfAborted();
      return imageOf(bytes, crop?.width ?? 768, crop?.height ?? 1024);
    },
  };
}

function imageOf(bytes: Uint8Array, width: number, height: number): FinishedImage {
  return {
    width,
    height,
    phash: Buffer.from(bytes).toString("hex").padEnd(16, "0").slice(0, 16),
    thumbhash: Buffer.from(bytes).toString("base64"),
    files: (["320", "480", "640", "1024"] as const).map((variant) => {
      const scale = Math.min(1, Number(variant) / Math.max(width, height));
      return file(bytes, variant, Math.round(width * scale), Math.round(height * scale));
    }),
  };
}

function original(bytes: Uint8Array): FinishedFile {
  return file(bytes, "original", 768, 1024);
}

function file(
  bytes: Uint8Array,
  variant: FinishedFile["variant"],
  width: number,
  height: number,
): FinishedFile {
  return { variant, width, height, contentType: "image/webp", bytes };
}
