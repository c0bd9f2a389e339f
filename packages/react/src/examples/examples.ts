import type { EntityType } from "@media-gen/client";

/** Three sentences to start from, for each type of entity and each style that the kit knows. */
export type Examples = Readonly<Record<EntityType, Readonly<Record<string, readonly string[]>>>>;
