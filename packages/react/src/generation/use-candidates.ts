import type { EntityRef, Image, JobResult } from "@media-gen/client";
import { useMemo, useRef } from "react";
import { useImages } from "../gallery/use-images.ts";
import type { Generation } from "./use-generation.ts";

/** Which pictures the stage shows. */
export type StageView = "batch" | "all";

/** The pictures of the stage. */
export interface Candidates {
  /** The whole gallery, primary first. */
  all: readonly Image[];
  /** The pictures of the batch that are in the gallery, in its order. */
  batch: readonly Image[];
  /** Every place of the batch. */
  slots: readonly JobResult[];
  /** True until the gallery is known. */
  pending: boolean;
  /** True while a picture that is ready has not come with the gallery yet. */
  arriving: boolean;
}

const noImages: readonly Image[] = [];

/** Brings together what the batch made and what stands in the gallery. */
export function useCandidates(
  entity: EntityRef,
  { batch }: Pick<Generation, "batch">,
  enabled: boolean,
): Candidates {
  const { data: all = noImages, isPending, isFetching } = useImages(entity, { enabled });
  // A picture that was here and is gone was deleted; one that was never here is on its way.
  const seen = useRef(new Set<string>());
  for (const { id } of all) seen.current.add(id);
  const slots = useMemo(() => batch.slots.map(({ result }) => result), [batch]);
  const made = useMemo(() => {
    const ids = new Set(slots.map(({ asset_id }) => asset_id));
    return all.filter(({ id }) => ids.has(id));
  }, [all, slots]);
  const arriving =
    isFetching && slots.some(({ status, asset_id }) => status === "ready" && !seen.current.has(asset_id));
  return { all, batch: made, slots, pending: isPending, arriving };
}
