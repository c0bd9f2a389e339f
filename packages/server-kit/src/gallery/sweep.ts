import type { Context } from "../context.ts";
import {
  clearFiles,
  type FileOwner,
  listExpiredFiles,
  listFileOwners,
  readFileOwners,
  readNow,
} from "../database/stored-files.ts";
import type { StoredKey } from "../ports/object-store.ts";

/** What a sweep did. */
export interface SweepReport {
  /** Files that were removed. */
  removed: number;
  /** Files that an image names and the store does not have; at most 1000. Somebody lost them. */
  missing: { assetId: string; key: string }[];
}

/** How a sweep looks. */
export interface SweepOptions {
  /**
   * Files younger than this are left alone, in milliseconds: whoever stored them may not have said so yet. 0 only while
   * nobody crops. @default the worker's `sweepGraceMs`
   */
  graceMs?: number;
  signal?: AbortSignal;
}

const batch = 500;
const mostMissing = 1000;

/**
 * Removes the files of images that were deleted more than 30 days ago, and files that no image names: what was left by a
 * worker that died, and by crops; and files that were never stored whole. Walks the store's list and the table side by side
 * in one order, so that it holds a few hundred keys at a time however many there are, and says which files the table names
 * in vain.
 */
export async function sweep(context: Context, options: SweepOptions = {}): Promise<SweepReport> {
  const { graceMs = context.worker.sweepGraceMs, signal } = options;
  let removed = await removeExpired(context, signal);
  removed += (await context.objects.removeUnfinished?.({ signal })) ?? 0;
  const now = (await readNow(context.database.kysely)).getTime();
  const isOld = ({ storedAt }: StoredKey): boolean => graceMs === 0 || storedAt.getTime() <= now - graceMs;
  const lost: SweepReport["missing"] = [];
  let after: string | null = null;

  const look = async (keys: readonly StoredKey[], upTo: string | null): Promise<void> => {
    const unnamed = new Map(keys.map((entry) => [entry.key, entry]));
    for await (const row of ownersBetween(context, after, upTo)) {
      for (const { key } of row.variants ?? []) {
        if (!unnamed.delete(key) && lost.length < mostMissing) lost.push({ assetId: row.id, key });
      }
      if (row.status !== "pending") continue;
      // It may be about to name its files.
      for (const key of unnamed.keys()) if (ownerOf(key) === row.id) unnamed.delete(key);
    }
    after = upTo;
    const orphans = [...unnamed.values()].filter(isOld).map(({ key }) => key);
    await context.objects.delete(orphans, { signal });
    removed += orphans.length;
  };

  let keys: StoredKey[] = [];
  for await (const entry of context.objects.list("images/", { signal })) {
    const last = keys.at(-1);
    const lastOwner = last && ownerOf(last.key);
    // Cut only between two images, so that each batch has all files of each of its images.
    if (keys.length >= batch && lastOwner && lastOwner !== ownerOf(entry.key)) {
      await look(keys, lastOwner);
      keys = [];
    }
    keys.push(entry);
  }
  await look(keys, null);
  return { removed, missing: await confirmed(context, lost, signal) };
}

async function removeExpired(context: Context, signal: AbortSignal | undefined): Promise<number> {
  let removed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const rows = await listExpiredFiles(context.database.kysely, batch);
    if (rows.length === 0) return removed;
    const keys = rows.flatMap((row) => (row.variants ?? []).map((variant) => variant.key));
    await context.objects.delete(keys, { signal });
    await clearFiles(
      context.database.kysely,
      rows.map((row) => row.id),
    );
    removed += keys.length;
  }
}

async function* ownersBetween(
  context: Context,
  after: string | null,
  upTo: string | null,
): AsyncGenerator<FileOwner> {
  for (let from = after; ; ) {
    const rows = await listFileOwners(context.database.kysely, { after: from, upTo, limit: batch });
    yield* rows;
    if (rows.length < batch) return;
    from = rows.at(-1)!.id;
  }
}

/** Looks again: a file that was stored, or let go by a crop, while the list was read is not lost. */
async function confirmed(
  context: Context,
  lost: SweepReport["missing"],
  signal: AbortSignal | undefined,
): Promise<SweepReport["missing"]> {
  const missing: SweepReport["missing"] = [];
  for (const { assetId, key } of lost) {
    const object = await context.objects.get(key, { signal });
    await object?.body.cancel();
    if (object) continue;
    const [row] = await readFileOwners(context.database.kysely, [assetId]);
    if (row?.variants?.some((variant) => variant.key === key)) missing.push({ assetId, key });
  }
  return missing;
}

/** The image that a key belongs to by its name. */
function ownerOf(key: string): string | undefined {
  return /^images\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//.exec(key)?.[1];
}
