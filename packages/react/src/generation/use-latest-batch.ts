import type { EntityRef, Quota } from "@media-gen/client";
import { useEffect } from "react";
import type { Generation } from "./use-generation.ts";
import { useGenerationStore } from "./use-generation-store.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Brings back the newest job of an entity when the modal opens, so that one that ended while the person was away is
 * still told of. @returns true when the batch is live or of today, by the server's day
 */
export function useLatestBatch(
  entity: EntityRef,
  generation: Pick<Generation, "job" | "isLive">,
  quota: Quota | undefined,
  open: boolean,
): boolean {
  const store = useGenerationStore();
  const { entity_type, entity_id } = entity;
  const { job, isLive } = generation;
  const latest = quota?.latest_job_id ?? null;
  const known = job !== null;
  useEffect(() => {
    if (!open || known || latest === null) return;
    // Without it the gallery is shown, which is enough.
    store.attach({ entity_type, entity_id }, latest).catch(() => {});
  }, [store, entity_type, entity_id, latest, known, open]);

  if (job === null) return false;
  if (isLive || job.finished_at === null || quota === undefined) return true;
  return Date.parse(job.finished_at) >= Date.parse(quota.resets_at) - dayMs;
}
