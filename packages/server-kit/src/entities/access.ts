import type { EntityRef } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";
import type { EntityRecord } from "../ports/entity-source.ts";

/**
 * The entity as the viewer may see it.
 *
 * @throws MediaGenError `not_found` for an entity that is missing or that the viewer may not read: nobody can tell which.
 */
export async function requireReadable(
  context: Context,
  viewer: Caller | null,
  entity: EntityRef,
  signal?: AbortSignal,
): Promise<EntityRecord> {
  const record = await context.entitySource(entity.entity_type)?.find(entity, { signal });
  if (!record) throw new MediaGenError("not_found");
  if (record.visibility !== "public" && record.ownerId !== viewer?.userId)
    throw new MediaGenError("not_found");
  return record;
}

/**
 * The entity, for its owner alone.
 *
 * @throws MediaGenError `not_found` when the caller may not read it, `forbidden` when the caller may only read it.
 */
export async function requireOwner(
  context: Context,
  caller: Caller,
  entity: EntityRef,
  signal?: AbortSignal,
): Promise<EntityRecord> {
  const record = await requireReadable(context, caller, entity, signal);
  if (record.ownerId !== caller.userId) throw new MediaGenError("forbidden");
  return record;
}
