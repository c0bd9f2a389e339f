import { type CSSProperties, createElement, type ReactNode } from "react";
import { useStore } from "zustand";
import type { GridHandlers } from "./grid-keys.ts";
import { indexIn, tabStopOf } from "./grid-store.ts";
import { moved } from "./moved.ts";
import { useGrid, useMountedCells } from "./use-grid.ts";

/** What `useSortableGrid` is told. */
export interface SortableGridOptions {
  /** Ids of all cells in their order. Keep the array the same while nothing changed. */
  ids: readonly string[];
  /** So many cells at the head never move. @default 0 */
  pinned?: number;
  /** How many columns fit a width of the grid in CSS pixels; null on the server. @default 4 */
  columns?: number | ((width: number | null) => number);
  /** Hears the whole order after a cell was put elsewhere. The grid shows `ids` again: keep the new order there. */
  onReorder: (ids: string[]) => void;
  /** Enter on a cell. */
  onOpen?: (id: string) => void;
  /** Draws the copy that follows the pointer. @default nothing but the place it goes to */
  renderCopy?: (id: string) => ReactNode;
}

/** A sortable grid without a look. */
export interface SortableGrid {
  /** Ids of the cells to render now, in their order: those in sight and the one with the focus. */
  mounted: readonly string[];
  /** The lifted cell, if any. */
  lifted: string | null;
  /** For the outer element; name it with `aria-label`. */
  getGridProps(): { role: "grid"; "aria-rowcount": number; tabIndex: -1 } & GridHandlers & {
      onMouseDown: React.MouseEventHandler<HTMLElement>;
      onTouchStart: React.TouchEventHandler<HTMLElement>;
    };
  /** For the element that holds the cells, inside the outer one. Its CSS gaps are the gaps between cells. */
  getLayerProps(): { ref: React.RefCallback<HTMLElement>; role: "presentation"; style: CSSProperties };
  /** For each direct child of the layer; all have one height. */
  getRowProps(id: string): {
    ref: React.RefCallback<HTMLElement>;
    role: "row";
    "aria-rowindex": number;
    "data-state": "dragging" | "idle";
  };
  /** For the one focusable cell in a row; name it with `aria-label`, position included. */
  getCellProps(id: string): { role: "gridcell"; tabIndex: 0 | -1; "data-key": string };
  /** For the grip in a cell: a finger lifts only there, so that the page scrolls elsewhere. */
  getHandleProps(): { "data-mg-grip": ""; style: CSSProperties };
  /**
   * For an empty element behind the rows. It covers the cell where a drop would go; `data-drop` says on which side,
   * `before` or `after`.
   */
  getDropProps(): { ref: React.RefCallback<HTMLElement>; "aria-hidden": true; style: CSSProperties };
  /** Render it once, beside the grid: what lifts by mouse and touch, loaded on its own. */
  layer: ReactNode;
  /** Puts a cell at a place, from 0, as a drop there would. */
  moveTo(id: string, place: number): void;
}

/** Style of the element that covers the place of a drop. */
export const dropStyle: CSSProperties = {
  position: "absolute",
  inset: "0 auto auto 0",
  pointerEvents: "none",
};

/** Style of the layer before it is measured, on the server for example: plain CSS columns. */
export function layerStyle(columns: number): CSSProperties {
  return {
    position: "relative",
    display: "grid",
    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
  };
}

/**
 * A grid whose cells are sorted by mouse, touch and keyboard, for one's own markup. One tab stop; arrows walk in two
 * dimensions, Space lifts, arrows carry, Enter drops, Escape puts back; every step is spoken. Only cells in sight are in
 * the page, and a move renders none of them. All cells have one height.
 *
 * @example
 * const grid = useSortableGrid({ ids, onReorder: setIds });
 * <div aria-label="Covers" {...grid.getGridProps()}>
 *   <div {...grid.getLayerProps()}>
 *     {grid.mounted.map((id) => (
 *       <div key={id} {...grid.getRowProps(id)}>
 *         <div aria-label={nameOf(id)} {...grid.getCellProps(id)}><Cover id={id} /></div>
 *       </div>
 *     ))}
 *     <div {...grid.getDropProps()} />
 *   </div>
 *   {grid.layer}
 * </div>
 */
export function useSortableGrid({
  ids,
  pinned = 0,
  columns = 4,
  onReorder,
  onOpen,
  renderCopy = () => null,
}: SortableGridOptions): SortableGrid {
  const columnsAt = typeof columns === "number" ? () => columns : columns;
  const {
    grid,
    columns: now,
    Drag,
  } = useGrid({
    ids,
    order: ids,
    pinned,
    columnsAt,
    nameOfLook: () => "",
    onReorder,
    onOpen,
  });
  const mounted = useMountedCells(grid, ids, now);
  const lifted = useStore(grid.store, (state) => state.lift?.id ?? null);
  const tabStop = tabStopOf({ ids, tab: grid.store.getState().tab });
  return {
    mounted,
    lifted,
    getGridProps: () => ({ role: "grid", "aria-rowcount": ids.length, tabIndex: -1, ...grid.handlers }),
    getLayerProps: () => ({ ref: grid.layerRef, role: "presentation", style: layerStyle(now) }),
    getRowProps: (id) => ({
      ref: grid.view.cellRef(id),
      role: "row",
      "aria-rowindex": (indexIn(ids).get(id) ?? 0) + 1,
      "data-state": id === lifted ? "dragging" : "idle",
    }),
    getCellProps: (id) => ({ role: "gridcell", tabIndex: id === tabStop ? 0 : -1, "data-key": id }),
    getHandleProps: () => ({ "data-mg-grip": "", style: { touchAction: "manipulation" } }),
    getDropProps: () => ({ ref: grid.view.dropRef, "aria-hidden": true, style: dropStyle }),
    layer: Drag === null ? null : createElement(Drag, { grid, copyOf: renderCopy }),
    moveTo(id, place) {
      const from = indexIn(ids).get(id);
      const to = Math.min(Math.max(place, pinned), ids.length - 1);
      if (from === undefined || from < pinned || from === to) return;
      onReorder(moved(ids, from, to));
    },
  };
}
