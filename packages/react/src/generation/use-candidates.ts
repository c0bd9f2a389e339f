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

/** An answer that came sooner after a picture was ready, in milliseconds, was asked for before it was ready. */
const askedAfter = 30;

const noImages: readonly Image[] = [];

/** Brings together what the batch made and what stands in the gallery. */
export function useCandidates(
  entity: EntityRef,
  { batch }: Pick<Generation, "batch">,
  enabled: boolean,
): Candidates {
  const list = useImages(entity, { enabled });
  const { data: all = noImages, isPending, isFetching } = list;
  const slots = useMemo(() => batch.slots.map(({ result }) => result), [batch]);
  const made = useMemo(() => {
    const ids = new Set(slots.map(({ asset_id }) => asset_id));
    return all.filter(({ id }) => ids.has(id));
  }, [all, slots]);
  // Only a picture that was still being drawn here can be on its way; one that is missing otherwise was deleted.
  const awaited = useRef(new Map<string, number>());
  for (const { status, asset_id } of slots) {
    if (status === "pending") awaited.current.set(asset_id, Number.POSITIVE_INFINITY);
    else if (awaited.current.get(asset_id) === Number.POSITIVE_INFINITY)
      awaited.current.set(asset_id, Date.now());
  }
  for (const { id } of all) awaited.current.delete(id);
  const answeredAt = isFetching ? 0 : Math.max(list.dataUpdatedAt, list.errorUpdatedAt);
  const arriving = slots.some(({ status, asset_id }) => {
    const readyAt = status === "ready" ? awaited.current.get(asset_id) : undefined;
    return readyAt !== undefined && answeredAt < readyAt + askedAfter;
  });
  return { all, batch: made, slots, pending: isPending, arriving };
}
