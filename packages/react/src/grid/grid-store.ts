import { createStore, type StoreApi } from "zustand/vanilla";
import type { GridBox, Rows } from "./grid-geometry.ts";

/** A picture that was lifted and not yet put down; places from 0 in the order. */
export interface Lift {
  id: string;
  from: number;
  to: number;
  by: "pointer" | "keyboard";
}

/** What a grid consists of, as its owner tells it. */
export interface GridItems {
  /** Every cell in its order. */
  ids: readonly string[];
  /** The cells that are counted and sorted together, a part of `ids` in the same order. */
  order: readonly string[];
  /** So many cells at the head of `order` never move. */
  pinned: number;
}

/** Everything that a grid knows of itself. The order never changes while a cell is lifted. */
export interface GridState extends GridItems {
  /** The cell that was focused last; Tab comes back to it. */
  tab: string | null;
  lift: Lift | null;
  /** Null until the grid could be measured. */
  box: GridBox | null;
  /** The rows that are in the page; null until the grid could be measured. */
  rows: Rows | null;
  /** The page scrolls so fast that new cells are only hinted at. */
  hurried: boolean;
}

/** Cells that are in the page before a grid was measured, for example on the server. */
export const unmeasuredCells = 24;

const indices = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The index of each id in a list; looked up, not searched. */
export function indexIn(ids: readonly string[]): ReadonlyMap<string, number> {
  const known = indices.get(ids);
  if (known !== undefined) return known;
  const made = new Map(ids.map((id, index) => [id, index]));
  indices.set(ids, made);
  return made;
}

/** The cell that Tab reaches. */
export function tabStopOf({ ids, tab }: Pick<GridState, "ids" | "tab">): string | undefined {
  return tab !== null && indexIn(ids).has(tab) ? tab : ids[0];
}

/**
 * Ids of the cells that are in the page, in their order: those of the rows in sight, and wherever they stand the tab
 * stop, so that Tab and the focus find it, and the lifted cell.
 */
export function mountedOf(
  state: Pick<GridState, "ids" | "tab" | "rows"> & { columns: number; lift: Pick<Lift, "id"> | null },
): string[] {
  const { ids, rows, columns, lift } = state;
  const index = indexIn(ids);
  const first = rows === null ? 0 : rows.first * columns;
  const end = rows === null ? unmeasuredCells : (rows.last + 1) * columns;
  const strays = [tabStopOf(state), lift?.id].flatMap((id) => {
    const at = id === undefined ? undefined : index.get(id);
    return id === undefined || at === undefined || (at >= first && at < end) ? [] : [id];
  });
  const inSight = ids.slice(first, end);
  if (strays.length === 0) return inSight;
  return [...new Set([...inSight, ...strays])].sort((a, b) => index.get(a)! - index.get(b)!);
}

/** The place in the order that belongs to a cell: its own, or that of the sorted cell before it. */
export function placeOfCell({ ids, order }: GridItems, cell: number): number {
  const places = indexIn(order);
  for (let at = cell; at >= 0; at -= 1) {
    const place = places.get(ids[at] ?? "");
    if (place !== undefined) return place;
  }
  return 0;
}

/** The store of one grid. */
export function createGridStore(items: GridItems): StoreApi<GridState> {
  return createStore<GridState>(() => ({
    ...items,
    tab: null,
    lift: null,
    box: null,
    rows: null,
    hurried: false,
  }));
}
