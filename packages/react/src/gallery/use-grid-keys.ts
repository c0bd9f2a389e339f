import type { Image } from "@media-gen/client";
import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from "react";
import type { GridCell } from "./grid-cells.ts";
import { cellSelector, placeAfterKey } from "./grid-navigation.ts";
import type { SortableGrid } from "./use-sortable-grid.ts";

/** The keyboard of a grid: its one tab stop and its handlers. */
export interface GridKeys {
  /** Key of the cell that Tab reaches. */
  tabStop: string | undefined;
  handlers: {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onKeyUp: (event: KeyboardEvent<HTMLElement>) => void;
    onFocus: (event: FocusEvent<HTMLElement>) => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

function controlsIn(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>("[data-mg-action]")];
}

/** Roving focus over the cells; inside a cell, left and right walk its controls. */
export function useGridKeys(options: {
  root: RefObject<HTMLElement | null>;
  cells: readonly GridCell[];
  columns: () => number;
  sortable: SortableGrid;
  open: (image: Image) => void;
}): GridKeys {
  const { root, cells, columns, sortable, open } = options;
  const [active, setActive] = useState<string | null>(null);
  const tabStop = cells.some((cell) => cell.key === active) ? (active ?? undefined) : cells[0]?.key;

  const elementsOf = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>(cellSelector) ?? []),
  ];
  const isRtl = (): boolean => root.current !== null && getComputedStyle(root.current).direction === "rtl";

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const element = target.closest<HTMLElement>(cellSelector);
    if (element === null || target.closest("[role=menu]")) return;
    const inside = target !== element;
    const place = elementsOf().indexOf(element);
    const cell = cells[place];
    const onGrip = target.matches("[data-mg-grip]");
    const liftable = (!inside || onGrip) && cell?.kind === "image" ? cell.key : null;
    if (sortable.onKeyDown(event, liftable)) return;

    const rtl = isRtl();
    if (inside && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      const controls = controlsIn(element);
      const onward = (event.key === "ArrowRight") !== rtl;
      const next = controls[controls.indexOf(target) + (onward ? 1 : -1)];
      (next ?? (onward ? target : element)).focus();
      event.preventDefault();
      return;
    }
    if (!inside && event.key === "Enter") {
      if (cell?.kind === "image") open(cell.image);
      else controlsIn(element)[0]?.focus();
      event.preventDefault();
      return;
    }
    const next = placeAfterKey(event.key, place, {
      count: cells.length,
      columns: columns(),
      rtl,
      withCtrl: event.ctrlKey || event.metaKey,
    });
    if (next === null) return;
    event.preventDefault();
    elementsOf()[next]?.focus();
  };

  return {
    tabStop,
    handlers: {
      onKeyDown,
      // Firefox presses a button when Space is let go, although its press lifted or dropped the picture.
      onKeyUp: (event) => {
        if (event.key === " " && (event.target as HTMLElement).matches("[data-mg-grip]"))
          event.preventDefault();
      },
      onFocus: (event) => {
        const key = (event.target as HTMLElement).closest<HTMLElement>(cellSelector)?.dataset.key;
        if (key !== undefined) setActive(key);
      },
      onBlur: (event) => {
        const cell = (event.target as HTMLElement).closest(cellSelector);
        if (event.relatedTarget !== null && !cell?.contains(event.relatedTarget)) sortable.onLeave();
      },
    },
  };
}
