"use client";

import type { JobResult } from "@media-gen/client";
import type { ComponentPropsWithoutRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { definePart, type PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { SlotFace, type SlotState, slotName, slotState } from "./slot-face.tsx";

/** What a host's element in place of the cell is told. */
export interface GenerateCellState {
  state: SlotState;
}

/** Props of `GenerateCell`. */
export interface GenerateCellProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className" | "slot">,
    PartProps<GenerateCellState> {
  /** One place of a batch, as `useGeneration(entity).batch.slots` or a job's `results` hold it. */
  slot: JobResult;
  /** Ratio of the picture, as `3:4`. @default "3:4" */
  ratio?: string;
  /** CSS `sizes` of the picture. @default "180px" */
  sizes?: string;
  /** Draws a failed place again; without it the cell offers no retry. */
  onRetry?: (slot: JobResult) => void;
}

/**
 * One place of a batch in a layout of the host's own: waiting, drawing, made, failed with its refund, or refused. It keeps
 * its size through all of them.
 *
 * @example
 * const { batch, retry } = useGeneration(entity);
 * return batch.slots.map(({ slot, result }) => (
 *   <GenerateCell key={slot} slot={result} onRetry={() => retry([slot])} />
 * ));
 */
export const GenerateCell: React.ForwardRefExoticComponent<
  GenerateCellProps & React.RefAttributes<HTMLDivElement>
> = definePart<GenerateCellProps, HTMLDivElement>(
  "GenerateCell",
  function GenerateCell({ slot, ratio = "3:4", sizes = "180px", onRetry, render, className, ...props }, ref) {
    const part = useParts();
    const { t } = useMediaGen();
    const state = slotState(slot);
    const position = slot.slot + 1;
    return renderElement(
      "div",
      render,
      {
        role: "group",
        "aria-label": t["cell.position"]({ i: position, state: slotName(slot, t) }),
        "aria-busy": slot.status === "pending" || undefined,
        ...props,
        ...part("cell", className),
        ref,
        "data-state": state,
        children: (
          <div {...part("cell-frame")}>
            <div {...part("cell-body")} data-kind="slot">
              <SlotFace
                slot={slot}
                position={position}
                ratio={ratio}
                sizes={sizes}
                retry={onRetry}
                isTabStop
              />
            </div>
          </div>
        ),
      },
      { state },
    );
  },
);
