import type { EntityRef } from "@media-gen/contract/wire";
import { Refusal } from "./refusal.ts";
import { keyOf, type MemoryState, type StoredJob } from "./state.ts";

/** @throws Refusal `unauthenticated` */
export function signedIn(state: MemoryState): string {
  if (state.caller === null) throw new Refusal("unauthenticated");
  return state.caller;
}

/** @throws Refusal `not_found` for an entity that is not there or private to someone else */
export function readable(state: MemoryState, entity: EntityRef): { owner: string; isOwner: boolean } {
  const found = state.entities.get(keyOf(entity));
  const isOwner = found !== undefined && found.owner_id === state.caller;
  if (found === undefined || (found.visibility === "private" && !isOwner)) throw new Refusal("not_found");
  return { owner: found.owner_id, isOwner };
}

/** @throws Refusal `unauthenticated`, `not_found`, or `forbidden` for someone else's public entity */
export function owned(state: MemoryState, entity: EntityRef): string {
  const caller = signedIn(state);
  if (!readable(state, entity).isOwner) throw new Refusal("forbidden");
  return caller;
}

/** @throws Refusal as `owned`, and `not_found` for a job that is not there */
export function ownedJob(state: MemoryState, jobId: string): StoredJob {
  signedIn(state);
  const job = state.jobs.get(jobId);
  if (job === undefined) throw new Refusal("not_found");
  owned(state, job.entity);
  return job;
}
