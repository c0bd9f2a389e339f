"use client";

import type { EntityRef } from "@media-gen/client";
import { type ComponentPropsWithoutRef, useState } from "react";
import { definePart, type PartProps } from "../surface/define-part.tsx";
import { Stage } from "./stage.tsx";
import { type StageView, useCandidates } from "./use-candidates.ts";
import { useGeneration, useGenerationQuota } from "./use-generation.ts";
import { useLatestBatch } from "./use-latest-batch.ts";
import { useTellError } from "./use-tell-error.ts";

/** What a host's element in place of the stage's root is told. */
export interface GenerateStageState {
  state: "empty" | "running" | "done";
}

/** Props of `GenerateStage`. */
export interface GenerateStageProps
  extends Omit<ComponentPropsWithoutRef<"section">, "children" | "dir" | "className">,
    PartProps<GenerateStageState> {
  /** Whose pictures are shown. */
  entity: EntityRef;
  /** The pictures of the newest batch, or all of the gallery. Leave it out to let the person choose. */
  view?: StageView;
  /** The newest batch, or the whole gallery. @default "batch" */
  defaultView?: StageView;
  /** Hears what the person wants to see. */
  onViewChange?: (view: StageView) => void;
}

/**
 * The stage of the modal in a page of the host's own: pictures arrive in their places, and are chosen, ordered, cropped
 * and deleted there.
 *
 * @example
 * <GenerateStage entity={{ entity_type: "character", entity_id: "haru" }} />
 */
export const GenerateStage: React.ForwardRefExoticComponent<
  GenerateStageProps & React.RefAttributes<HTMLElement>
> = definePart<GenerateStageProps, HTMLElement>(
  "GenerateStage",
  function GenerateStage({ entity, view, defaultView = "batch", onViewChange, ...props }, ref) {
    const generation = useGeneration(entity);
    const { data: quota } = useGenerationQuota(entity);
    const candidates = useCandidates(entity, generation, true);
    const hasBatch = useLatestBatch(entity, generation, quota, true);
    const tell = useTellError(entity);
    const [own, setOwn] = useState(defaultView);
    return (
      <Stage
        {...props}
        rootRef={ref}
        entity={entity}
        generation={generation}
        candidates={candidates}
        hasBatch={hasBatch}
        view={hasBatch ? (view ?? own) : "all"}
        onView={(next) => {
          setOwn(next);
          onViewChange?.(next);
        }}
        onRetry={(slots) => void generation.retry(slots).catch(tell("retry"))}
      />
    );
  },
);
