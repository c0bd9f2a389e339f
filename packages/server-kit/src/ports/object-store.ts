/** Bytes on their way out. */
export interface StoredObject {
  body: ReadableStream<Uint8Array>;
  /** Length in bytes. */
  size: number;
}

/**
 * Keeps image files under keys that the kit makes (`a-z 0-9 / . -`, at least 128 random bits in each).
 *
 * - `put` MUST be atomic: a reader sees all bytes or none. Keys are never written twice.
 * - `get` MUST resolve to null for a key that is not there.
 * - `delete` MUST succeed for keys that are not there.
 * - MUST NOT interpret or log keys as anything but opaque names; a key that leaves the store's namespace MUST be refused.
 */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array, options: { contentType: string; signal?: AbortSignal }): Promise<void>;
  get(key: string, options: { signal?: AbortSignal }): Promise<StoredObject | null>;
  delete(keys: readonly string[], options: { signal?: AbortSignal }): Promise<void>;
  /** Every key under a prefix, for the sweep of orphans. */
  list(prefix: string, options: { signal?: AbortSignal }): AsyncIterable<string>;
}
