import {
  type CollisionDetection,
  DndContext,
  type DndContextProps,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { arrayMove } from "@dnd-kit/sortable";
import {
  type MemoExoticComponent,
  memo,
  type ReactNode,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts, useScope } from "../surface/parts.ts";
import { placeOfCell } from "./grid-store.ts";
import type { Press, SortingGrid } from "./sorting-grid.ts";

// Constant, because new options make the library build every activator anew.
const mouse = { activationConstraint: { distance: 5 } };
const touch = { activationConstraint: { delay: 200, tolerance: 8 } };
const accessibility = {
  announcements: {
    onDragStart: () => "",
    onDragOver: () => "",
    onDragEnd: () => "",
    onDragCancel: () => "",
  },
  screenReaderInstructions: { draggable: "" },
};
const autoScroll = {
  acceleration: 40,
  interval: 16,
  threshold: { x: 0, y: 0.18 },
  layoutShiftCompensation: false,
};
const nothing: ReturnType<CollisionDetection> = [];

/** Props of `DragLayer`. */
export interface DragLayerProps {
  grid: SortingGrid;
  /** Draws the copy that follows the pointer. */
  copyOf: (id: string) => ReactNode;
}

/**
 * Lifts cells by mouse and touch. It stands beside the cells, so that it can arrive after them and its renders, one for
 * each step of the pointer, touch none of them. The library's own live region speaks ids and stays out of the page.
 */
export const DragLayer: MemoExoticComponent<(props: DragLayerProps) => ReactNode> = memo(function DragLayer({
  grid,
  copyOf,
}: DragLayerProps): ReactNode {
  const part = useParts();
  const { theme } = useMediaGen();
  const { container } = useScope();
  const contextId = useId();
  const sensors = useSensors(useSensor(MouseSensor, mouse), useSensor(TouchSensor, touch));
  const [outside] = useState(() => document.createElement("div"));
  const pressed = useRef<{ row: HTMLElement; rect: DOMRect } | null>(null);
  const pointer = useRef<{ x: number; y: number } | null>(null);

  const context = useMemo<DndContextProps>(() => {
    const { lifting, view, store } = grid;
    return {
      id: contextId,
      sensors,
      autoScroll,
      accessibility: { ...accessibility, container: outside },
      // Read once, before anything is written: the library would measure what this drag has just changed.
      measuring: { draggable: { measure: (node) => pressed.current?.rect ?? node.getBoundingClientRect() } },
      collisionDetection({ pointerCoordinates }) {
        pointer.current = pointerCoordinates;
        return nothing;
      },
      onDragStart() {
        const id = pressed.current?.row.querySelector<HTMLElement>("[data-key]")?.dataset.key;
        view.locate();
        if (id !== undefined) lifting.start(id, "pointer");
      },
      onDragMove() {
        const at = pointer.current && view.indexAtPoint(pointer.current.x, pointer.current.y);
        if (at !== null) lifting.moveTo(placeOfCell(store.getState(), at));
      },
      onDragEnd: () => lifting.drop(arrayMove),
      onDragCancel: () => lifting.cancel(),
    };
  }, [grid, contextId, sensors, outside]);

  return (
    <DndContext {...context}>
      <DragSource
        grid={grid}
        onPress={(row) => {
          pressed.current = { row, rect: row.getBoundingClientRect() };
        }}
      />
      {/* A transformed ancestor, such as a dialog that is opening, would shift a fixed element: it lives in the body. */}
      {createPortal(
        <div
          {...part("drag-layer")}
          data-mg-theme={theme === "auto" ? undefined : theme}
          aria-hidden="true"
          style={{ pointerEvents: "none" }}
        >
          <DragOverlay dropAnimation={null} zIndex={200}>
            <DragCopy grid={grid} copyOf={copyOf} />
          </DragOverlay>
        </div>,
        container ?? document.body,
      )}
    </DndContext>
  );
});

/** The one thing that the library knows as draggable: it becomes whichever cell is pressed. */
function DragSource({
  grid,
  onPress,
}: {
  grid: SortingGrid;
  onPress: (row: HTMLElement) => void;
}): ReactNode {
  const { setNodeRef, listeners } = useDraggable({ id: "cell" });
  const latest = useRef(onPress);
  latest.current = onPress;
  useLayoutEffect(() => {
    const press: Press = (event, row, by) => {
      latest.current(row);
      setNodeRef(row);
      listeners?.[by === "mouse" ? "onMouseDown" : "onTouchStart"]?.(event);
    };
    return grid.onPress(press);
  }, [grid, listeners, setNodeRef]);
  return null;
}

function DragCopy({ grid, copyOf }: DragLayerProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const lift = useStore(grid.store, (state) => state.lift);
  const id = lift?.by === "pointer" ? lift.id : null;
  const copy = useMemo(() => (id === null ? null : copyOf(id)), [id, copyOf]);
  if (id === null || lift === null) return null;
  return (
    <div {...part("drag-copy")}>
      {copy}
      <span {...part("drag-caption")}>{t["drag.caption"]({ from: lift.from + 1, to: lift.to + 1 })}</span>
    </div>
  );
}
