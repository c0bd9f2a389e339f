import type { Image } from "@media-gen/client";

/** The first place that a picture may be moved to: behind the primary where it is shown, else 0. */
export function firstPlace(shown: readonly Pick<Image, "is_primary">[]): number {
  return shown[0]?.is_primary ? 1 : 0;
}

/** Where a move by `delta` ends within what is shown, or null when it may not happen. */
export function destination(
  shown: readonly Pick<Image, "id" | "is_primary">[],
  id: string,
  delta: number | "first",
): number | null {
  const from = shown.findIndex((image) => image.id === id);
  if (from < 0 || shown[from]?.is_primary) return null;
  const low = firstPlace(shown);
  const to = delta === "first" ? low : from + delta;
  return to < low || to >= shown.length || to === from ? null : to;
}

/**
 * The whole order after the shown pictures were given the order `shown`: they permute the places that they hold in the
 * whole, and every other picture keeps its place. Ids that the whole does not hold are left out.
 */
export function permuted(whole: readonly string[], shown: readonly string[]): string[] {
  const held = new Set(whole);
  const next = shown.filter((id) => held.has(id));
  const moving = new Set(next);
  let turn = 0;
  return whole.map((id) => (moving.has(id) ? next[turn++]! : id));
}

/** The picture that becomes primary when the primary is deleted, or null when it is the last. */
export function successorOf(images: readonly Image[], id: string): Image | null {
  return images.find((image) => image.id !== id) ?? null;
}

function numbered(images: readonly Image[]): Image[] {
  return images.map((image, index) => {
    const primary = index === 0;
    return image.order_index === index && image.is_primary === primary
      ? image
      : { ...image, order_index: index, is_primary: primary };
  });
}

/** The gallery with another primary, which stands first; the others keep their order. */
export function withPrimary(images: readonly Image[], id: string): Image[] {
  const chosen = images.find((image) => image.id === id);
  return chosen === undefined
    ? [...images]
    : numbered([chosen, ...images.filter((image) => image.id !== id)]);
}

/** The gallery with the shown pictures in another order; the primary stays first. */
export function withOrder(images: readonly Image[], shown: readonly string[]): Image[] {
  const byId = new Map(images.map((image) => [image.id, image]));
  const order = permuted([...byId.keys()], shown).map((id) => byId.get(id)!);
  const primary = images.find((image) => image.is_primary);
  return numbered(
    primary === undefined ? order : [primary, ...order.filter((image) => image.id !== primary.id)],
  );
}

/** The gallery without a picture; when it was the primary, the next one is. */
export function without(images: readonly Image[], id: string): Image[] {
  return numbered(images.filter((image) => image.id !== id));
}

/** The gallery with a deleted picture back: at its old place, behind the primary that stands now. */
export function withRestored(images: readonly Image[], image: Image): Image[] {
  if (images.some((other) => other.id === image.id)) return [...images];
  const place = Math.max(images.length === 0 ? 0 : 1, Math.min(image.order_index, images.length));
  return numbered([...images.slice(0, place), image, ...images.slice(place)]);
}

/** The gallery with one picture changed in place. */
export function withChanged(images: readonly Image[], id: string, change: Partial<Image>): Image[] {
  return images.map((image) => (image.id === id ? { ...image, ...change } : image));
}
