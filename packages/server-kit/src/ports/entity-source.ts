import type { EntityRef, FocalPoint } from "@media-gen/contract";
import type { SqlTransaction } from "./sql-transaction.ts";

/** What the kit needs to know of one entity of the host. */
export interface EntityRecord {
  /** The host's user id of the owner: the only one who may change the gallery. */
  ownerId: string;
  /** `private` entities exist for their owner alone; to everyone else they answer as if they never had. */
  visibility: "public" | "private";
}

/** Told inside the transaction that changes a gallery, so that the host can keep its own columns. */
export interface GalleryChange {
  entity: EntityRef;
  /** The primary image's stable URL, or null when the gallery is empty. */
  avatarUrl: string | null;
  /** Ready images that are not deleted. */
  galleryCount: number;
  /** Grows with every change of what the primary image shows. */
  representativeImageVersion: number;
  /** Where to centre the primary image when a slot cuts it. */
  focalPoint: FocalPoint | null;
}

/**
 * Where the host keeps its characters, stories and origchat characters.
 *
 * - `find` MUST return null for an entity that does not exist, and MUST NOT throw for one.
 * - `find` is asked at each request: its answer is never cached, so a change of owner or visibility counts at once.
 * - `galleryChanged` runs inside the transaction that changes the gallery. It MUST use the given transaction for its
 *   writes and MUST NOT call the network: when it throws, the change of the gallery is rolled back with it.
 * - Calls for one entity never overlap: the gallery row is locked while one runs.
 */
export interface EntitySource {
  find(entity: EntityRef, options: { signal?: AbortSignal }): Promise<EntityRecord | null>;
  galleryChanged?(change: GalleryChange, transaction: SqlTransaction): Promise<void>;
}
