import type { EntityRef, Image, JobResult } from "@media-gen/client";
import { useMemo, useRef } from "react";
import { useImages } from "../gallery/use-images.ts";
import { useBrowserLayoutEffect } from "../ui/use-browser-layout-effect.ts";
import type { Generation } from "./use-generation.ts";
import { askedAfter } from "./waits.ts";

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

/**
 * Brings together what the batch made and what stands in the gallery.
 * @param now the clock by which the query cache dates its answers, in milliseconds
 */
export function useCandidates(
  entity: EntityRef,
  { batch }: Pick<Generation, "batch">,
  enabled: boolean,
  now: () => number = Date.now,
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
  const answeredAt = isFetching ? 0 : Math.max(list.dataUpdatedAt, list.errorUpdatedAt);
  const arriving = slots.some(({ status, asset_id }) => {
    const readyAt = status === "ready" ? awaited.current.get(asset_id) : undefined;
    return (
      readyAt !== undefined && answeredAt < readyAt + askedAfter && !all.some(({ id }) => id === asset_id)
    );
  });
  useBrowserLayoutEffect(() => {
    for (const { status, asset_id } of slots) {
      if (status === "pending") awaited.current.set(asset_id, Number.POSITIVE_INFINITY);
      else if (awaited.current.get(asset_id) === Number.POSITIVE_INFINITY)
        awaited.current.set(asset_id, now());
    }
    for (const { id } of all) awaited.current.delete(id);
  }, [slots, all, now]);
  return { all, batch: made, slots, pending: isPending, arriving };
}
