import {
  type CollisionDetection,
  closestCenter,
  type DndContextProps,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useSortable } from "@dnd-kit/sortable";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { moved } from "./gallery-order.ts";
import { placeAfterKey } from "./grid-navigation.ts";

/** A picture that was lifted and not yet put down; places from 0 among the sortable pictures. */
export interface Lift {
  id: string;
  from: number;
  to: number;
  by: "pointer" | "keyboard";
}

/** What the grid tells its sorting. */
export interface SortableGridOptions {
  /** Every picture in its order, those that do not move included. */
  ids: readonly string[];
  /** The first place that may change, behind the pinned ones. */
  first: number;
  /** Columns of the grid now, for the vertical arrows. */
  columns: () => number;
  /** Hears one finished reorder. */
  onReorder: (ids: string[]) => void;
}

/** The sorting of one grid. */
export interface SortableGrid {
  lift: Lift | null;
  /** Where the drop line is drawn, if anywhere. */
  dropAt: { id: string; side: "before" | "after" } | null;
  /** Handles the keys of a lifted picture, and Space that lifts one; true when it did. */
  onKeyDown: (event: KeyboardEvent, id: string | null) => boolean;
  /** Puts a picture lifted by keyboard back when the focus leaves it. */
  onLeave: () => void;
  /** For `DndContext`. */
  context: DndContextProps;
  /** For `SortableContext`. */
  items: string[];
}

// Constant, because new options make the library build every activator anew.
const mouse = { activationConstraint: { distance: 5 } };
const touch = { activationConstraint: { distance: 6 } };
const stay = (): null => null;

const silent = () => "";
const announcements = {
  onDragStart: silent,
  onDragOver: silent,
  onDragEnd: silent,
  onDragCancel: silent,
};

// The nearest cell by the middle of the dragged one; the picture's own cell counts, so a short drag changes nothing.
const nearestCell: CollisionDetection = (args) => closestCenter(args).slice(0, 1);

/**
 * Lifts, moves and drops pictures by mouse, touch and keyboard. The order never changes before the drop, and a drop is
 * told once. The library's own live region speaks ids, so it is kept out of the page and the kit's region speaks places.
 */
export function useSortableGrid({ ids, first, columns, onReorder }: SortableGridOptions): SortableGrid {
  const { t, announce } = useMediaGen();
  const contextId = useId();
  const [lift, setLift] = useState<Lift | null>(null);
  const sensors = useSensors(useSensor(MouseSensor, mouse), useSensor(TouchSensor, touch));
  const [outside] = useState(() =>
    typeof document === "undefined" ? undefined : document.createElement("div"),
  );
  const latest = useRef({ ids, first, lift, onReorder });
  latest.current = { ids, first, lift, onReorder };

  const actions = useMemo(() => {
    const change = (next: Lift | null): void => {
      latest.current.lift = next;
      setLift(next);
    };
    return {
      change,
      drop() {
        const { lift: held, ids: order } = latest.current;
        change(null);
        if (held === null) return;
        announce(t["sr.drop"]({ i: held.to + 1 }));
        const from = order.indexOf(held.id);
        if (from >= 0 && from !== held.to) latest.current.onReorder(moved(order, from, held.to));
      },
      cancel() {
        if (latest.current.lift === null) return;
        change(null);
        announce(t["sr.drop.cancel"]);
      },
      moveTo(to: number) {
        const { lift: held, first: low, ids: order } = latest.current;
        if (held === null) return;
        const place = Math.min(Math.max(to, low), order.length - 1);
        if (place === held.to) return;
        change({ ...held, to: place });
        announce(t["sr.move"]({ i: place + 1, m: order.length }));
      },
      start(id: string, by: Lift["by"]) {
        const { ids: order, first: low } = latest.current;
        const from = order.indexOf(id);
        if (from < low) return false;
        change({ id, from, to: from, by });
        if (by === "keyboard") announce(t["sr.lift"]({ i: from + 1 }));
        return true;
      },
    };
  }, [announce, t]);

  const isLifted = lift !== null;
  useEffect(() => {
    if (!isLifted) return;
    // Heard before any dialog around the grid: Escape puts the picture back and closes nothing.
    const putBack = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (latest.current.lift?.by === "keyboard") {
        event.stopPropagation();
        actions.cancel();
      }
    };
    window.addEventListener("keydown", putBack, { capture: true });
    return () => window.removeEventListener("keydown", putBack, { capture: true });
  }, [isLifted, actions]);

  // A lifted picture that another place deleted cannot be put down.
  const isGone = lift !== null && !ids.includes(lift.id);
  useEffect(() => {
    if (isGone) actions.cancel();
  }, [isGone, actions]);

  const context = useMemo<DndContextProps>(
    () => ({
      id: contextId,
      sensors,
      collisionDetection: nearestCell,
      accessibility: {
        announcements,
        container: outside,
        screenReaderInstructions: { draggable: "" },
      },
      autoScroll: {
        acceleration: 40,
        interval: 16,
        threshold: { x: 0, y: 0.18 },
        layoutShiftCompensation: false,
      },
      onDragStart: ({ active }) => void actions.start(String(active.id), "pointer"),
      onDragOver: ({ over }) => {
        if (over !== null) actions.moveTo(latest.current.ids.indexOf(String(over.id)));
      },
      onDragEnd: () => actions.drop(),
      onDragCancel: () => actions.cancel(),
    }),
    [contextId, sensors, outside, actions],
  );

  return {
    lift,
    dropAt:
      lift === null || lift.to === lift.from
        ? null
        : { id: ids[lift.to] ?? "", side: lift.to > lift.from ? "after" : "before" },
    onKeyDown(event, id) {
      const held = latest.current.lift;
      if (held === null) {
        if (event.key !== " " || id === null || !actions.start(id, "keyboard")) return false;
        event.preventDefault();
        return true;
      }
      if (held.by !== "keyboard") return false;
      if (event.key === "Enter" || event.key === " ") actions.drop();
      else if (event.key === "Tab") {
        actions.cancel();
        return false;
      } else {
        const grid = { count: ids.length, columns: columns(), withCtrl: event.ctrlKey };
        const to = placeAfterKey(event.key, held.to, grid);
        if (to !== null) actions.moveTo(to);
      }
      event.preventDefault();
      return true;
    },
    onLeave() {
      if (latest.current.lift?.by === "keyboard") actions.cancel();
    },
    context,
    items: useMemo(() => ids.slice(first), [ids, first]),
  };
}

/** For `SortableContext`: cells hold their places while one is dragged; only the drop line moves. */
export const holdStill: () => null = stay;

/** What one cell needs to be lifted by a pointer. */
export interface SortableCell {
  ref: (element: HTMLElement | null) => void;
  /** For the cell: a mouse lifts it anywhere but on its controls. */
  onMouseDown: ((event: React.MouseEvent) => void) | undefined;
  /** For the grip: a finger lifts only there, so that the page still scrolls under it. */
  onTouchStart: ((event: React.TouchEvent) => void) | undefined;
}

/** Joins one cell to the sorting around it. */
export function useSortableCell(id: string, disabled: boolean): SortableCell {
  const { setNodeRef, listeners } = useSortable({ id, disabled, animateLayoutChanges: () => false });
  const press = listeners?.onMouseDown as ((event: React.MouseEvent) => void) | undefined;
  return {
    ref: setNodeRef,
    onMouseDown:
      press &&
      ((event) => {
        const control = (event.target as Element).closest("button, a, input, [role=menu]");
        if (control === null || control.matches("[data-mg-grip]")) press(event);
      }),
    onTouchStart: listeners?.onTouchStart as SortableCell["onTouchStart"],
  };
}
