import type { EntityRef } from "./entity.ts";
import type { ImageVariant } from "./image.ts";

/** Body of `POST /media/generate`. */
export interface GenerateRequest extends EntityRef {
  /** What to draw, 1-2,000 code points after normalisation. */
  prompt: string;
  /** What to leave out, at most 500 code points. */
  negative_prompt?: string;
  /** How many images, 1-8. Default 4. */
  count?: number;
  /** Id of a style from `GET /media/options`. */
  style?: string;
  /** Id of a ratio from `GET /media/options`. Default `3:4`. */
  ratio?: string;
  /** 0 to 4,294,967,295. Drawn by the server when absent. */
  seed?: number;
  /** 0-1: how far each image may move from the seed's picture. Without it every image has a seed of its own. */
  variation_strength?: number;
  /** A preset of the caller's that fills the fields this request leaves out. */
  preset_id?: string;
  /** Id of an engine from `GET /media/options`. */
  provider?: string;
}

/** Every state of a job. */
export const jobStatuses = ["queued", "running", "succeeded", "partial", "failed", "cancelled"] as const;

/** `succeeded` all images ready, `partial` some, `failed` none, `cancelled` at least one was cancelled. */
export type JobStatus = (typeof jobStatuses)[number];

/** Every reason why an image was not made. */
export const imageErrorCodes = [
  "provider_error",
  "timeout",
  "corrupt",
  "blocked",
  "cancelled",
  "storage_error",
  "internal",
  "expired",
] as const;

/** Why one image of a job was not made. */
export type ImageErrorCode = (typeof imageErrorCodes)[number];

/** Credits of one image or, summed, of one job. `held = what is still undecided`; each credit ends charged or refunded. */
export interface CreditAmounts {
  held: number;
  charged: number;
  refunded: number;
}

/** One requested image of a job. */
export interface JobResult {
  /** Place in the batch, from 0. A retry keeps the place of the image it draws again. */
  slot: number;
  asset_id: string;
  status: "pending" | "ready" | "failed";
  /** True while the engine is drawing this image. */
  drawing: boolean;
  /** Null until the image is ready. */
  url: string | null;
  width: number | null;
  height: number | null;
  /** The sizes of the picture, so that a small cell loads a small file; null until ready. */
  variants: ImageVariant[] | null;
  /** Base64 placeholder of about 28 characters, null until ready. See https://evanw.github.io/thumbhash/. */
  thumbhash: string | null;
  seed: number;
  /** Present when `status` is `failed`. */
  error: { code: ImageErrorCode; message: string; retryable: boolean } | null;
  credits: CreditAmounts;
}

/** What was asked for; shown again when the owner comes back to a running job. */
export interface JobSettings {
  prompt: string;
  negative_prompt: string | null;
  style: string;
  ratio: string;
  seed: number;
  variation_strength: number | null;
  provider: string;
}

/** A batch of 1-8 images being made or finished. */
export interface Job extends EntityRef {
  job_id: string;
  /** Grows with every visible change; pass it as `since` to wait for the next one. */
  version: number;
  status: JobStatus;
  /** Settled images divided by all, 0-1. Never falls. */
  progress: number;
  counts: { total: number; ready: number; failed: number };
  results: JobResult[];
  credits: CreditAmounts;
  settings: JobSettings;
  /** The job whose failed images this one draws again. */
  retry_of: string | null;
  cancel_requested: boolean;
  created_at: string;
  finished_at: string | null;
}

/** Body of `POST /media/jobs/{job_id}/retry`; without `slots` every failed image is drawn again. */
export interface RetryRequest {
  slots?: number[];
}

/** True when nothing more will happen to a job of this status. */
export function isTerminal(status: JobStatus): boolean {
  return status !== "queued" && status !== "running";
}
