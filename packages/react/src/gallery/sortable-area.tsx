import { DndContext, DragOverlay } from "@dnd-kit/core";
import { SortableContext } from "@dnd-kit/sortable";
import type { Image } from "@media-gen/client";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { useMediaGen } from "../media-gen-context.ts";
import { Picture } from "./picture.tsx";
import { holdStill, type SortableGrid } from "./use-sortable-grid.ts";

/** The cells of a grid with their sorting, and the copy that follows the pointer. */
export function SortableArea({
  sortable,
  images,
  children,
}: {
  sortable: SortableGrid;
  images: readonly Image[];
  children: ReactNode;
}): ReactNode {
  const { t, theme } = useMediaGen();
  const { lift } = sortable;
  const image = lift?.by === "pointer" ? images.find((other) => other.id === lift.id) : undefined;
  return (
    <DndContext {...sortable.context}>
      <SortableContext items={sortable.items} strategy={holdStill}>
        {children}
      </SortableContext>
      {/* A transformed ancestor, such as a dialog that is opening, would shift a fixed element: it lives in the body. */}
      {image === undefined || lift === null
        ? null
        : createPortal(
            <div
              data-mg-part="drag-layer"
              data-mg-theme={theme === "auto" ? undefined : theme}
              aria-hidden="true"
              style={{ pointerEvents: "none" }}
            >
              <DragOverlay dropAnimation={null} zIndex={200}>
                <div data-mg-part="drag-copy">
                  <Picture source={image} alt="" sizes="180px" eager />
                  <span data-mg-part="drag-caption">
                    {t["drag.caption"]({ from: lift.from + 1, to: lift.to + 1 })}
                  </span>
                </div>
              </DragOverlay>
            </div>,
            document.body,
          )}
    </DndContext>
  );
}
