import type { TrialRecord } from "../record.ts";
import type { Notes } from "./invariants.ts";

/** I5, I7, I8 and I10: files, primaries, orders and live jobs. */
export function checkGallery(record: TrialRecord, notes: Notes): void {
  const { final, files, puts } = record;
  for (const look of [...record.snapshots, final.snapshot]) {
    for (const { jobs, entity_id } of look.live_jobs) {
      notes.count("I10");
      if (jobs > 1) notes.violated("I10", `${entity_id} had ${jobs} live jobs`);
    }
    for (const { images, primary_asset_id: primary, avatar_url: address } of look.galleries) {
      notes.count("I7");
      notes.count("I8");
      const primaries = images.filter((image) => image.is_primary);
      if (primaries.length !== Math.min(1, images.length)) {
        notes.violated("I7", `${primaries.length} primaries of ${images.length} images`);
      }
      if ((primaries[0]?.id ?? null) !== primary || (address === null) !== (primary === null)) {
        notes.violated("I7", "the gallery names another primary than its images");
      }
      if (images.some((image, at) => image.place !== at)) notes.violated("I8", "the order has a gap");
    }
  }
  for (const gallery of final.snapshot.galleries) {
    const told = final.covers.find((cover) => cover.entity_id === gallery.entity_id);
    if ((told?.avatar_url ?? null) !== gallery.avatar_url || (told?.images ?? 0) !== gallery.images.length) {
      notes.violated("I7", "the host was told something else than what the gallery shows");
    }
  }

  const named = new Set<string>();
  for (const asset of final.assets) {
    for (const { key } of asset.variants ?? []) named.add(key);
    if (asset.status !== "ready") continue;
    notes.count("I5a");
    for (const { key } of asset.variants ?? []) {
      const size = files.get(key);
      if (size === undefined) notes.violated("I5a", `a ready image has no file ${key}`);
      else if (size === 0 || size !== puts.get(key)?.size)
        notes.violated("I5a", `the file ${key} is not whole`);
    }
  }
  const dead = [...puts.keys()].filter(
    (key) => final.assets.some((asset) => key.includes(asset.id)) && !named.has(key),
  );
  notes.count("I5b", dead.length);
  for (const key of files.keys()) if (!named.has(key)) notes.violated("I5b", `no row names the file ${key}`);

  for (const { accepted, after, stale } of record.orders) {
    notes.count("I8");
    // The primary stays first, wherever an order has it.
    const fits = accepted.some((order) => same([after[0]!, ...order.filter((id) => id !== after[0])], after));
    if (!fits) notes.violated("I8", "after concurrent orders the gallery shows none of them");
    if (stale && stale.status !== 409) notes.violated("I8", `a stale order was answered ${stale.status}`);
    if (stale && !same(stale.after, after)) notes.violated("I8", "a stale order changed the gallery");
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
