import type { EntityRef } from "./entity.ts";

/** A rectangle of the untouched original, in whole pixels from its top left corner. */
export interface CropRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A point of the shown picture, each part 0-1 from the top left corner. */
export interface FocalPoint {
  x: number;
  y: number;
}

/** Every size in which an image is served. */
export const variantNames = ["320", "480", "640", "1024", "original"] as const;

/** `320`, `480`, `640` and `1024` are the long side in pixels; `original` is the uncropped picture, for its owner only. */
export type VariantName = (typeof variantNames)[number];

/** One size of an image. */
export interface ImageVariant {
  name: VariantName;
  url: string;
  width: number;
  height: number;
}

/** A finished image in an entity's gallery. */
export interface Image extends EntityRef {
  id: string;
  /** Stable until the picture itself changes (a crop); may be stored as `avatar_url`. */
  url: string;
  width: number;
  height: number;
  is_primary: boolean;
  /** Place in the gallery, from 0. The primary is always 0. */
  order_index: number;
  status: "ready";
  provider: string;
  style: string;
  ratio: string;
  /** Base64 placeholder. See https://evanw.github.io/thumbhash/. */
  thumbhash: string;
  /** 64-bit difference hash, 16 hexadecimal digits. */
  phash: string;
  variants: ImageVariant[];
  /** Null when the whole picture is shown. */
  crop: CropRect | null;
  focal_point: FocalPoint | null;
  original_width: number;
  original_height: number;
  /** Text alternative written by the owner. Never the prompt. */
  alt: string | null;
  caption: string | null;
  /** Grows when the picture changes. */
  version: number;
  ai_generated: true;
  job_id: string;
  slot: number;
  created_at: string;
  /** Only in answers to the owner. */
  prompt?: string;
  /** Only in answers to the owner. */
  seed?: number;
}

/** Body of `PATCH /{entity_type}/{entity_id}/images/order`: every ready image once, in the wanted order. */
export interface ReorderRequest {
  ids: string[];
}

/** Body of `POST …/crop`: a rectangle of the original, or `{ reset: true }` to show the whole picture again. */
export type CropRequest = (CropRect & { focal_point?: FocalPoint }) | { reset: true };

/** Body of `PATCH …/images/{asset_id}`. Null removes a text. */
export interface UpdateImageRequest {
  /** At most 500 code points. */
  alt?: string | null;
  /** At most 500 code points. */
  caption?: string | null;
}
