import type { CropRect, VariantName } from "@media-gen/contract";

/** What the file itself says about its origin. */
export interface Provenance {
  digitalSourceType: "algorithmicMedia" | "trainedAlgorithmicMedia";
  /** Engine id, written as the creator tool. */
  provider: string;
  assetId: string;
  jobId: string;
  createdAt: Date;
}

/** One encoded size of an image. */
export interface FinishedFile {
  variant: VariantName;
  width: number;
  height: number;
  contentType: "image/webp";
  bytes: Uint8Array;
}

/** An image ready to be stored. */
export interface FinishedImage {
  /** Size of what is shown (after the crop), in pixels. */
  width: number;
  height: number;
  /** 64-bit dHash as 16 hexadecimal digits. */
  phash: string;
  /** Base64 thumbhash. */
  thumbhash: string;
  files: FinishedFile[];
}

/** Turns untrusted engine bytes into files, and cuts a stored original anew. Throws `CorruptImageError`. */
export interface Imaging {
  /** Decodes safely (png, jpeg, webp; pixel cap), limits the long side, encodes `original` and all variants. */
  finish(
    engineBytes: Uint8Array,
    options: { longSide: number; provenance: Provenance; signal?: AbortSignal },
  ): Promise<FinishedImage & { originalWidth: number; originalHeight: number }>;
  /** Encodes the variants (not `original`) of a rectangle of the stored original; null means the whole picture. */
  recrop(
    original: Uint8Array,
    crop: CropRect | null,
    options: { provenance: Provenance; signal?: AbortSignal },
  ): Promise<FinishedImage>;
}

/** The bytes are not a picture that the kit accepts. */
export class CorruptImageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CorruptImageError";
  }
}
