import {
  type MouseEvent,
  startTransition,
  type TouchEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useMediaGen } from "../media-gen-context.ts";
import { useBrowserLayoutEffect } from "../ui/use-browser-layout-effect.ts";
import type { DragLayer } from "./drag-layer.tsx";
import { createGridKeys, type GridHandlers } from "./grid-keys.ts";
import { createLifting, type Lifting, type LiftingListener } from "./grid-lifting.ts";
import {
  createGridStore,
  type GridItems,
  type GridState,
  indexIn,
  type Lift,
  mountedOf,
  tabStopOf,
} from "./grid-store.ts";
import { createGridView, type GridLook, type GridView } from "./grid-view.ts";

/** Hands a press on a cell to what drags. */
export type Press = (
  event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>,
  row: HTMLElement,
  by: "mouse" | "touch",
) => void;

/** One grid, the same object for as long as it is in the page. */
export interface SortingGrid {
  readonly store: StoreApi<GridState>;
  readonly view: GridView;
  readonly lifting: Lifting;
  readonly handlers: GridHandlers & {
    onMouseDown: (event: MouseEvent<HTMLElement>) => void;
    onTouchStart: (event: TouchEvent<HTMLElement>) => void;
  };
  /** Ref of the layer that holds the cells. */
  readonly layerRef: (layer: HTMLElement | null) => void;
  /** Takes what drags; answers how to take it away. */
  onPress(press: Press): () => void;
}

/** What a grid is made of and whom it tells. */
export interface GridOptions extends GridItems, GridLook {
  onReorder: (ids: string[]) => void;
  /** Enter on a sorted cell. */
  onOpen?: (id: string) => void;
}

function createGrid(options: () => GridOptions, tell: () => LiftingListener): SortingGrid {
  const store = createGridStore(options());
  const view = createGridView(store, options);
  const lifting = createLifting(store, tell);
  let press: Press | null = null;
  let detach: (() => void) | undefined;
  const pressOn = (event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>, by: "mouse" | "touch"): void => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>("[data-key]")?.dataset.key;
    const { order, pinned, lift } = store.getState();
    if (id === undefined || lift !== null || (indexIn(order).get(id) ?? -1) < pinned) return;
    const row = view.elementOf(id);
    if (row) press?.(event, row, by);
  };
  return {
    store,
    view,
    lifting,
    handlers: {
      ...createGridKeys({ store, view, lifting }, options),
      // A mouse lifts a cell anywhere but on its controls; a finger only at its grip, so that the page still scrolls.
      onMouseDown: (event) => {
        const control = (event.target as HTMLElement).closest("button, a, input, [role=menu]");
        if (control === null || control.matches("[data-mg-grip]")) pressOn(event, "mouse");
      },
      onTouchStart: (event) => {
        if ((event.target as HTMLElement).closest("[data-mg-grip]")) pressOn(event, "touch");
      },
    },
    layerRef: (layer) => {
      detach?.();
      detach = layer === null ? undefined : view.attach(layer);
    },
    onPress(next) {
      press = next;
      return () => {
        press = null;
      };
    },
  };
}

/** Escape puts a lifted cell back before any dialog around the grid hears of it, and closes nothing. */
function useEscape({ store, lifting }: SortingGrid, isLifted: boolean): void {
  useEffect(() => {
    if (!isLifted) return;
    const putBack = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (store.getState().lift?.by !== "keyboard") return;
      event.stopPropagation();
      lifting.cancel();
    };
    window.addEventListener("keydown", putBack, { capture: true });
    return () => window.removeEventListener("keydown", putBack, { capture: true });
  }, [isLifted, store, lifting]);
}

/** What one cell needs to know of its grid; it renders when that changes and never for a move. */
export function useGridCell(
  { store }: SortingGrid,
  id: string,
): { isTabStop: boolean; lifted: Lift["by"] | null; isFilled: boolean } {
  const isTabStop = useStore(store, (state) => tabStopOf(state) === id);
  const lifted = useStore(store, ({ lift }) => (lift?.id === id ? lift.by : null));
  const [isFilled, setFilled] = useState(() => !store.getState().hurried);
  useEffect(() => {
    if (isFilled) return;
    const fill = (): void => {
      if (!store.getState().hurried) startTransition(() => setFilled(true));
    };
    fill();
    return store.subscribe(fill);
  }, [store, isFilled]);
  return { isTabStop, lifted, isFilled };
}

/** A grid, the ids of its cells that belong into the page, and what drags once that has been loaded. */
export function useGrid(options: GridOptions): {
  grid: SortingGrid;
  mounted: readonly string[];
  /** The lifted cell, if any. */
  lifted: string | null;
  columns: number;
  Drag: typeof DragLayer | null;
} {
  const { t, announce } = useMediaGen();
  const latest = useRef({ options, t, announce });
  latest.current = { options, t, announce };
  const [grid] = useState(() =>
    createGrid(
      () => latest.current.options,
      () => ({
        lifted: (place, by) => {
          if (by === "keyboard") latest.current.announce(latest.current.t["sr.lift"]({ i: place + 1 }));
        },
        moved: (place, m) => latest.current.announce(latest.current.t["sr.move"]({ i: place + 1, m })),
        dropped: (place) => latest.current.announce(latest.current.t["sr.drop"]({ i: place + 1 })),
        returned: () => latest.current.announce(latest.current.t["sr.drop.cancel"]),
        reordered: (ids) => latest.current.options.onReorder(ids),
      }),
    ),
  );

  const { ids, order, pinned, columnsAt } = options;
  const rows = useStore(grid.store, (state) => state.rows);
  const tab = useStore(grid.store, (state) => state.tab);
  const lifted = useStore(grid.store, (state) => state.lift?.id ?? null);
  const columns = useStore(grid.store, (state) => state.box?.columns ?? null) ?? columnsAt(null);
  const mounted = useMemo(
    () => mountedOf({ ids, rows, tab, columns, lift: lifted === null ? null : { id: lifted } }),
    [ids, rows, tab, columns, lifted],
  );
  useBrowserLayoutEffect(() => {
    grid.lifting.accept({ ids, order, pinned });
    grid.view.update();
  });
  useEscape(grid, lifted !== null);

  const [Drag, setDrag] = useState<typeof DragLayer | null>(null);
  const sorts = order.length > pinned + 1;
  useEffect(() => {
    if (!sorts) return;
    let wanted = true;
    void import("./drag-layer.tsx").then((loaded) => wanted && setDrag(() => loaded.DragLayer));
    return () => {
      wanted = false;
    };
  }, [sorts]);
  return { grid, mounted, lifted, columns, Drag };
}
