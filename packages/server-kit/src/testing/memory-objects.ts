import type { ObjectStore } from "../ports/object-store.ts";

/** An object store for tests that keeps everything in memory, where it can be looked at. */
export interface MemoryObjectStore extends ObjectStore {
  readonly files: Map<string, Uint8Array>;
  /** When a file was stored; now for one that is not named here. */
  readonly storedAt: Map<string, Date>;
  /** Called before each `put`; throws to refuse it. */
  beforePut: (key: string) => void | Promise<void>;
}

export function createMemoryObjectStore(): MemoryObjectStore {
  const files = new Map<string, Uint8Array>();
  const storedAt = new Map<string, Date>();
  const store: MemoryObjectStore = {
    files,
    storedAt,
    beforePut: () => undefined,
    put: async (key, bytes, { signal }) => {
      signal?.throwIfAborted();
      await store.beforePut(key);
      if (files.has(key)) throw new Error("A key is never written twice.");
      files.set(key, bytes);
      storedAt.set(key, new Date());
    },
    get: async (key) => {
      const bytes = files.get(key);
      return bytes ? { body: new Blob([bytes.slice()]).stream(), size: bytes.length } : null;
    },
    delete: async (keys) => {
      for (const key of keys) files.delete(key);
    },
    list: async function* (prefix) {
      for (const key of [...files.keys()].sort()) {
        if (key.startsWith(prefix)) yield { key, storedAt: storedAt.get(key) ?? new Date() };
      }
    },
  };
  return store;
}
