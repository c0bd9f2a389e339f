"use client";

import type { EntityRef } from "@media-gen/client";
import type { ComponentPropsWithoutRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { definePart, type PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { Ring } from "../ui/button.tsx";
import { useGeneration } from "./use-generation.ts";
import { useGenerationStore } from "./use-generation-store.ts";

/** What a host's element in place of the pill is told. */
export interface JobPillState {
  state: "running";
  ready: number;
  total: number;
}

/** Props of `JobPill`. */
export interface JobPillProps
  extends Omit<ComponentPropsWithoutRef<"button">, "children" | "dir" | "className">,
    PartProps<JobPillState> {
  /** Whose live job is followed. */
  entity: EntityRef;
}

/**
 * Says how far a live job is, wherever it was started; nothing while none is at work. A press leads to the entity's
 * candidates, where a `GenerateButton` of the entity stands in the page, or to what `onClick` does; without either it only
 * tells.
 *
 * @example
 * <JobPill entity={{ entity_type: "character", entity_id: "haru" }} />
 */
export const JobPill: React.ForwardRefExoticComponent<JobPillProps & React.RefAttributes<HTMLButtonElement>> =
  definePart<JobPillProps, HTMLButtonElement>(
    "JobPill",
    function JobPill({ entity, render, className, ...props }, ref) {
      const part = useParts();
      const { t } = useMediaGen();
      const store = useGenerationStore();
      const { isLive, batch } = useGeneration(entity);
      if (!isLive) return null;
      const { ready, total } = batch;
      return renderElement(
        "button",
        render,
        {
          type: "button",
          ...props,
          ...part("job-pill", className),
          ref,
          "data-state": "running",
          "data-mg-button": "",
          "data-variant": "outline",
          "data-size": "sm",
          onClick: (event: React.MouseEvent<HTMLButtonElement>) => {
            props.onClick?.(event);
            if (!event.defaultPrevented) store.view(entity)?.open();
          },
          children: (
            <>
              <Ring />
              <span {...part("job-pill-words")}>{t["open.running"]({ n: ready, m: total })}</span>
            </>
          ),
        },
        { state: "running" as const, ready, total },
      );
    },
  );
