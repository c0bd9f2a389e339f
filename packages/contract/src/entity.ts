/** The kinds of thing that can have representative images. */
export const entityTypes = ["character", "story", "origchat"] as const;

/** `character`, `story` (a web novel) or `origchat` (a character of an existing work). */
export type EntityType = (typeof entityTypes)[number];

/** Names one entity of the host. */
export interface EntityRef {
  entity_type: EntityType;
  /** The host's own id, 1-200 characters of `A-Z a-z 0-9 . _ ~ -`. */
  entity_id: string;
}
