/** Bytes on their way out. */
export interface StoredObject {
  body: ReadableStream<Uint8Array>;
  /** Length in bytes. */
  size: number;
}

/** One entry of a store's list. */
export interface StoredKey {
  key: string;
  /** When it was stored, by the store's own clock. */
  storedAt: Date;
}

/** How an address that the store signs must answer. */
export interface PresignOptions {
  /** How long the address may live at most, in seconds. */
  expiresInSeconds: number;
  /** The `Content-Type` of the answer, whatever was stored. */
  contentType: string;
  /** The `Cache-Control` of the answer. */
  cacheControl: string;
  /** The `Content-Disposition` of the answer, for downloads. */
  contentDisposition?: string;
  signal?: AbortSignal;
}

/** An address that whoever has it may read without signing in, for a short time. */
export interface PresignedUrl {
  url: string;
  /** Seconds from now after which the store refuses it. */
  expiresInSeconds: number;
}

/**
 * Keeps image files under keys that the kit makes (`a-z 0-9 / . -`, at least 128 random bits in each).
 *
 * - `put` MUST be atomic: a reader sees all bytes or none. It MUST NOT resolve before the store holds every byte. A key is
 *   never written with other bytes, so it may be sent again.
 * - `get` MUST resolve to null for a key that is not there, and only then: a store that does not answer is an error. Its
 *   body MUST fail rather than end early.
 * - `delete` MUST succeed for keys that are not there.
 * - `list` MUST give every key that was stored before it began, each once, in ascending order of the keys' bytes.
 * - Every call MUST end within a deadline of its own, also when the signal never aborts.
 * - MUST NOT interpret or log keys as anything but opaque names; a key that leaves the store's namespace MUST be refused.
 */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array, options: { contentType: string; signal?: AbortSignal }): Promise<void>;
  get(key: string, options: { signal?: AbortSignal }): Promise<StoredObject | null>;
  delete(keys: readonly string[], options: { signal?: AbortSignal }): Promise<void>;
  /** The keys under a prefix, for the sweep of orphans. */
  list(prefix: string, options: { signal?: AbortSignal }): AsyncIterable<StoredKey>;
  /**
   * Removes what a crash left of files that were never stored whole, and gives their number; never one that is being
   * stored now. Left out by a store that keeps nothing half.
   */
  removeUnfinished?(options: { signal?: AbortSignal }): Promise<number>;
  /**
   * Signs an address that browsers read the file from, without asking whether it is there. Left out by a store that
   * browsers cannot reach: then the kit's own servers send the bytes.
   */
  presign?(key: string, options: PresignOptions): Promise<PresignedUrl>;
}
