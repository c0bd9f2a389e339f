import type { Context } from "../context.ts";
import { clearFiles, listExpiredFiles, readFileOwners } from "../database/media-assets.ts";

/** Removes files that nobody can see any more. */
export interface Sweep {
  /** Looks once. Gives how many files were removed. */
  run(options: { signal?: AbortSignal }): Promise<number>;
}

const batch = 500;

/**
 * Removes the files of images that were deleted more than 30 days ago, and files that no image names: what was left by a
 * worker that died. A file without an image is removed when two sweeps in a row found it so, because a file is stored
 * before its row says that it is real.
 */
export function createSweep(context: Context): Sweep {
  let suspects = new Set<string>();
  return {
    run: async ({ signal }) => {
      const expired = await removeExpired(context, signal);
      const orphans = await findOrphans(context, signal);
      const certain = [...orphans].filter((key) => suspects.has(key));
      for (let start = 0; start < certain.length; start += batch) {
        await context.objects.delete(certain.slice(start, start + batch), { signal });
      }
      suspects = new Set([...orphans].filter((key) => !suspects.has(key)));
      return expired + certain.length;
    },
  };
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

async function findOrphans(context: Context, signal: AbortSignal | undefined): Promise<Set<string>> {
  const orphans = new Set<string>();
  let keys: string[] = [];
  const look = async (): Promise<void> => {
    for (const key of await withoutImage(context, keys)) orphans.add(key);
    keys = [];
  };
  for await (const key of context.objects.list("images/", { signal })) {
    keys.push(key);
    if (keys.length >= batch) await look();
  }
  await look();
  return orphans;
}

async function withoutImage(context: Context, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const owners = new Map(keys.map((key) => [key, /^images\/([0-9a-f-]{36})\//.exec(key)?.[1]]));
  const ids = [...new Set([...owners.values()].filter((id) => id !== undefined))];
  const rows = new Map((await readFileOwners(context.database.kysely, ids)).map((row) => [row.id, row]));
  return keys.filter((key) => {
    const row = rows.get(owners.get(key) ?? "");
    // A pending image may be about to name its files.
    if (row?.status === "pending") return false;
    return !row?.variants?.some((variant) => variant.key === key);
  });
}
