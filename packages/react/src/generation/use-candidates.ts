import type { EntityRef, Image, JobResult } from "@media-gen/client";
import { useMemo } from "react";
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
}

const noImages: readonly Image[] = [];

/** Brings together what the batch made and what stands in the gallery. */
export function useCandidates(
  entity: EntityRef,
  { batch }: Pick<Generation, "batch">,
  enabled: boolean,
): Candidates {
  const { data: all = noImages, isPending } = useImages(entity, { enabled });
  const slots = useMemo(() => batch.slots.map(({ result }) => result), [batch]);
  const made = useMemo(() => {
    const ids = new Set(slots.map(({ asset_id }) => asset_id));
    return all.filter(({ id }) => ids.has(id));
  }, [all, slots]);
  return { all, batch: made, slots, pending: isPending };
}
