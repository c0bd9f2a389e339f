import { randomUUID } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { ObjectStore, StoredKey, StoredObject } from "../ports/object-store.ts";
import { assertObjectKey } from "./object-key.ts";

/** Where and how the local store keeps its files. */
export interface LocalObjectStoreOptions {
  /** Folder of the files; made when it is not there. */
  folder: string;
  /** True waits until the disk itself holds each file, so that it outlives a power cut. Default false. */
  durable?: boolean;
}

// Not in the alphabet of keys, so no key can name a half-written file.
const incoming = "_incoming";
const chunkBytes = 64 * 1024;
// No file of some megabytes is written for so long.
const longestPutMs = 3_600_000;

/**
 * Keeps image files in a folder of the local disk, one file per key. Files appear whole or not at all: they are written
 * beside the store and then renamed into it.
 *
 * @throws TypeError from each method for a key outside the store's alphabet.
 * @example
 * const objects = createLocalObjectStore({ folder: "./data/objects" });
 */
export function createLocalObjectStore(options: LocalObjectStoreOptions): ObjectStore {
  const root = resolve(options.folder);
  const pathOf = (key: string): string => {
    assertObjectKey(key);
    return join(root, key);
  };

  return {
    async put(key, bytes, { signal }) {
      const target = pathOf(key);
      const temporary = join(root, incoming, randomUUID());
      try {
        const [file] = await Promise.all([
          withFolder(dirname(temporary), () => open(temporary, "wx")),
          mkdir(dirname(target), { recursive: true }),
        ]);
        try {
          await file.writeFile(bytes, { signal });
          if (options.durable) await file.sync();
        } finally {
          await file.close();
        }
        signal?.throwIfAborted();
        await rename(temporary, target);
        if (options.durable) await syncFolder(dirname(target));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },

    async get(key, { signal }) {
      const path = pathOf(key);
      signal?.throwIfAborted();
      const file = await open(path, "r").catch(ignoreMissing);
      if (!file) return null;
      const facts = await file.stat();
      if (facts.isFile()) return streamOf(file, facts.size, signal);
      await file.close();
      return null;
    },

    async delete(keys, { signal }) {
      for (const path of keys.map(pathOf)) {
        signal?.throwIfAborted();
        await rm(path, { force: true }).catch(ignoreMissing);
      }
    },

    list(prefix, { signal }) {
      return keysBelow(root, "", prefix, signal);
    },

    async removeUnfinished({ signal }) {
      let removed = 0;
      for (const name of (await readdir(join(root, incoming)).catch(ignoreMissing)) ?? []) {
        signal?.throwIfAborted();
        const path = join(root, incoming, name);
        const facts = await stat(path).catch(ignoreMissing);
        if (!facts || facts.mtimeMs > Date.now() - longestPutMs) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

/** Tries first: the folder is missing once and there ever after. */
async function withFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  return await work().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await mkdir(folder, { recursive: true });
    return await work();
  });
}

async function* keysBelow(
  root: string,
  below: string,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncIterable<StoredKey> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(ignoreMissing);
  // A folder's name counts with its slash, as it does within the keys.
  const names = (entries ?? []).map((entry) => entry.name + (entry.isDirectory() ? "/" : "")).sort();
  for (const name of names) {
    signal?.throwIfAborted();
    const key = below + name;
    if (name.endsWith("/")) {
      if (name !== `${incoming}/` && (key.startsWith(prefix) || prefix.startsWith(key))) {
        yield* keysBelow(root, key, prefix, signal);
      }
    } else if (key.startsWith(prefix)) {
      const facts = await stat(join(root, key)).catch(ignoreMissing);
      if (facts) yield { key, storedAt: facts.mtime };
    }
  }
}

function streamOf(file: FileHandle, size: number, signal: AbortSignal | undefined): StoredObject {
  let left = size;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          signal?.throwIfAborted();
          const chunk = new Uint8Array(Math.min(left, chunkBytes));
          const { bytesRead } = left > 0 ? await file.read(chunk) : { bytesRead: 0 };
          left -= bytesRead;
          if (bytesRead > 0) controller.enqueue(chunk.subarray(0, bytesRead));
          if (left > 0 && bytesRead > 0) return;
          await file.close();
          controller.close();
        } catch (error) {
          await file.close();
          throw error;
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
  return { body, size };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}
