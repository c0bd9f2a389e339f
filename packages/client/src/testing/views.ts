import {
  type Image,
  type ImageVariant,
  type Job,
  type JobResult,
  type Locale,
  sentences,
} from "@media-gen/contract/wire";
import { drawPicture, hashOf, pictureUrl, thumbhashOf } from "./pictures.ts";
import { keyOf, type MemoryState, type StoredImage, type StoredJob, type StoredSlot } from "./state.ts";

/** Markup or address of what an image shows. `whole` leaves the crop away. */
export function pictureOf(state: MemoryState, image: StoredImage, whole = false): string {
  const { seed, slot } = image.slot;
  const { style } = image.job.settings;
  const own = state.options.pictures?.(slot, seed, style);
  const crop = whole ? null : image.crop;
  return own ?? drawPicture({ seed, style, width: image.width, height: image.height, crop });
}

/** The image's address; it changes with the version. */
function urlOf(state: MemoryState, image: StoredImage): string {
  return `${pictureUrl(pictureOf(state, image))}#v${image.version}`;
}

/** An image of the gallery as the wire shows it; prompt and seed are for the owner. */
export function imageView(state: MemoryState, image: StoredImage, isOwner: boolean): Image {
  const { job, slot, crop } = image;
  const order = state.galleries.get(keyOf(job.entity)) ?? [];
  const index = order.indexOf(image.id);
  const width = crop?.width ?? image.width;
  const height = crop?.height ?? image.height;
  const url = urlOf(state, image);
  const original: ImageVariant = {
    name: "original",
    url: `${pictureUrl(pictureOf(state, image, true))}#original`,
    width: image.width,
    height: image.height,
  };
  const sized = ([320, 480, 640, 1024] as const).map((long): ImageVariant => {
    const scale = Math.min(1, long / Math.max(width, height));
    return {
      name: `${long}`,
      url,
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
  });
  return {
    id: image.id,
    entity_type: job.entity.entity_type,
    entity_id: job.entity.entity_id,
    url,
    width,
    height,
    is_primary: index === 0,
    order_index: Math.max(0, index),
    status: "ready",
    provider: job.settings.provider,
    style: job.settings.style,
    ratio: job.settings.ratio,
    thumbhash: thumbhashOf({ seed: slot.seed, width, height }),
    phash: hashOf(slot.seed),
    variants: isOwner ? [...sized, original] : sized,
    crop,
    focal_point: image.focalPoint,
    original_width: image.width,
    original_height: image.height,
    alt: image.alt,
    caption: image.caption,
    version: image.version,
    ai_generated: true,
    job_id: job.id,
    slot: slot.slot,
    created_at: image.createdAt,
    ...(isOwner ? { prompt: job.settings.prompt, seed: slot.seed } : {}),
  };
}

function resultView(state: MemoryState, job: StoredJob, slot: StoredSlot, locale: Locale): JobResult {
  const image = state.images.get(slot.assetId);
  const paid = (status: StoredSlot["status"]): number => (slot.status === status ? job.price : 0);
  return {
    slot: slot.slot,
    asset_id: slot.assetId,
    status: slot.status,
    drawing: slot.drawing,
    url: image === undefined ? null : urlOf(state, image),
    width: image === undefined ? null : (image.crop?.width ?? image.width),
    height: image === undefined ? null : (image.crop?.height ?? image.height),
    variants: image === undefined ? null : imageView(state, image, true).variants,
    thumbhash: image === undefined ? null : thumbhashOf({ ...image, seed: slot.seed }),
    seed: slot.seed,
    error:
      slot.error === null
        ? null
        : {
            code: slot.error,
            message: sentences[locale].images[slot.error],
            retryable: slot.error !== "blocked",
          },
    credits: { held: paid("pending"), charged: paid("ready"), refunded: paid("failed") },
  };
}

/** A job as the wire shows it. */
export function jobView(state: MemoryState, job: StoredJob, locale: Locale = "ko"): Job {
  const results = job.slots.map((slot) => resultView(state, job, slot, locale));
  const count = (status: JobResult["status"]): number =>
    results.filter((result) => result.status === status).length;
  const sum = (part: keyof JobResult["credits"]): number =>
    results.reduce((total, result) => total + result.credits[part], 0);
  return {
    job_id: job.id,
    entity_type: job.entity.entity_type,
    entity_id: job.entity.entity_id,
    version: job.version,
    status: job.status,
    progress: (results.length - count("pending")) / results.length,
    counts: { total: results.length, ready: count("ready"), failed: count("failed") },
    results,
    credits: { held: sum("held"), charged: sum("charged"), refunded: sum("refunded") },
    settings: { ...job.settings },
    retry_of: job.retryOf,
    cancel_requested: job.cancelRequested,
    created_at: job.createdAt,
    finished_at: job.finishedAt,
  };
}
