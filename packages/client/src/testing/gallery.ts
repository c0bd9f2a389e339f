import type { CropRequest, EntityRef, Image, UpdateImageRequest } from "@media-gen/contract/wire";
import { owned, readable } from "./access.ts";
import { Refusal } from "./refusal.ts";
import { keyOf, type MemoryState, type StoredImage } from "./state.ts";
import { imageView } from "./views.ts";

const textMax = 500;

/** The ids that are shown, primary first. */
function orderOf(state: MemoryState, entity: EntityRef): string[] {
  const key = keyOf(entity);
  const order = state.galleries.get(key) ?? [];
  state.galleries.set(key, order);
  return order;
}

/** All images of a gallery, primary first. */
export function galleryView(state: MemoryState, entity: EntityRef, isOwner: boolean): Image[] {
  return orderOf(state, entity).map((id) => imageView(state, state.images.get(id)!, isOwner));
}

/** Adds a finished image at the end; the first of a gallery is its primary one by standing first. */
export function showImage(state: MemoryState, image: StoredImage): void {
  state.images.set(image.id, image);
  orderOf(state, image.job.entity).push(image.id);
}

/** @throws Refusal `not_found` for an image that is not of this entity; deleted ones are found only when asked for */
function imageOf(state: MemoryState, entity: EntityRef, id: string, deleted = false): StoredImage {
  const image = state.images.get(id);
  if (
    image === undefined ||
    keyOf(image.job.entity) !== keyOf(entity) ||
    (image.deleted !== null && !deleted)
  ) {
    throw new Refusal("not_found");
  }
  return image;
}

/** One page: the whole gallery's images from `offset`, and where the next page starts. */
export function listImages(
  state: MemoryState,
  entity: EntityRef,
  page: { limit: number; offset: number },
): { images: Image[]; next: number | null } {
  const { isOwner } = readable(state, entity);
  const all = galleryView(state, entity, isOwner);
  const end = page.offset + page.limit;
  return { images: all.slice(page.offset, end), next: end < all.length ? end : null };
}

export function setPrimary(state: MemoryState, entity: EntityRef, id: string): Image[] {
  owned(state, entity);
  imageOf(state, entity, id);
  const order = orderOf(state, entity);
  order.splice(order.indexOf(id), 1);
  order.unshift(id);
  state.primaryChoices.set(keyOf(entity), choicesOf(state, entity) + 1);
  return galleryView(state, entity, true);
}

function choicesOf(state: MemoryState, entity: EntityRef): number {
  return state.primaryChoices.get(keyOf(entity)) ?? 0;
}

/** Stores an order. The primary image stays first whatever the list says: another call chooses it. */
export function reorder(state: MemoryState, entity: EntityRef, ids: readonly string[]): Image[] {
  owned(state, entity);
  const order = orderOf(state, entity);
  const isPermutation =
    ids.length === order.length && new Set(ids).size === ids.length && ids.every((id) => order.includes(id));
  if (!isPermutation) throw new Refusal("order_conflict", { ids: [...order] });
  const primary = order[0];
  order.splice(0, order.length, ...ids);
  if (primary !== undefined) {
    order.splice(order.indexOf(primary), 1);
    order.unshift(primary);
  }
  return galleryView(state, entity, true);
}

export function updateImage(
  state: MemoryState,
  entity: EntityRef,
  id: string,
  change: UpdateImageRequest,
): Image {
  owned(state, entity);
  const image = imageOf(state, entity, id);
  for (const field of ["alt", "caption"] as const) {
    const text = change[field];
    if (typeof text === "string" && [...text].length > textMax) {
      throw new Refusal("validation_failed", {
        errors: [{ path: `/${field}`, code: "too_big", message: `At most ${textMax} characters.` }],
      });
    }
  }
  // A text of white space alone is none.
  if (change.alt !== undefined) image.alt = change.alt?.trim() || null;
  if (change.caption !== undefined) image.caption = change.caption?.trim() || null;
  return imageView(state, image, true);
}

/** Deletes softly. Deleting again changes nothing. The next in order follows a deleted primary by standing first. */
export function deleteImage(state: MemoryState, entity: EntityRef, id: string): void {
  owned(state, entity);
  const image = imageOf(state, entity, id, true);
  if (image.deleted !== null) return;
  const order = orderOf(state, entity);
  const place = order.indexOf(id);
  image.deleted = { place, primaryChoices: choicesOf(state, entity) };
  order.splice(place, 1);
}

/** Brings an image back to where it stood. A primary one is primary again, unless the owner has named one since. */
export function restoreImage(state: MemoryState, entity: EntityRef, id: string): Image {
  owned(state, entity);
  const image = imageOf(state, entity, id, true);
  if (image.deleted !== null) {
    const { place, primaryChoices } = image.deleted;
    const order = orderOf(state, entity);
    const first = order.length === 0 || (place === 0 && primaryChoices === choicesOf(state, entity));
    order.splice(first ? 0 : Math.max(1, place), 0, id);
    image.deleted = null;
  }
  return imageView(state, image, true);
}

/** Shows a part, or the whole again. What changes nothing makes no new version. */
export function cropImage(state: MemoryState, entity: EntityRef, id: string, request: CropRequest): Image {
  owned(state, entity);
  const image = imageOf(state, entity, id);
  const before = JSON.stringify([image.crop, image.focalPoint]);
  if ("reset" in request) {
    image.crop = null;
    image.focalPoint = null;
  } else {
    const { focal_point, x, y, width, height } = request;
    const crop = { x, y, width, height };
    if (crop.x + crop.width > image.width || crop.y + crop.height > image.height) {
      const message = `The rectangle must lie inside ${image.width} × ${image.height} pixels.`;
      throw new Refusal("validation_failed", { errors: [{ path: "", code: "out_of_range", message }] });
    }
    image.crop = crop;
    image.focalPoint = focal_point ?? null;
  }
  if (JSON.stringify([image.crop, image.focalPoint]) !== before) image.version += 1;
  return imageView(state, image, true);
}

/** The image behind a file's address, for those who may read its entity. */
export function openImage(state: MemoryState, id: string, original: boolean): StoredImage {
  const image = state.images.get(id);
  if (image === undefined || image.deleted !== null) throw new Refusal("not_found");
  const { isOwner } = readable(state, image.job.entity);
  if (original && !isOwner) throw new Refusal("not_found");
  return image;
}
