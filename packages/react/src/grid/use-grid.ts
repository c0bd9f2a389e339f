import { startTransition, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useMediaGen } from "../media-gen-context.ts";
import { useBrowserLayoutEffect } from "../ui/use-browser-layout-effect.ts";
import type { DragLayer } from "./drag-layer.tsx";
import { type Lift, mountedOf, tabStopOf } from "./grid-store.ts";
import { createGrid, type GridOptions, type SortingGrid } from "./sorting-grid.ts";

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

/** Ids of the cells that belong into the page; whoever renders the cells renders again when these change. */
export function useMountedCells({ store }: SortingGrid, ids: readonly string[], columns: number): string[] {
  const rows = useStore(store, (state) => state.rows);
  const tab = useStore(store, (state) => state.tab);
  const lifted = useStore(store, (state) => state.lift?.id ?? null);
  return useMemo(
    () => mountedOf({ ids, rows, tab, columns, lift: lifted === null ? null : { id: lifted } }),
    [ids, rows, tab, columns, lifted],
  );
}

/** A grid, how many columns it has now, and what drags once that has been loaded. */
export function useGrid(options: GridOptions): {
  grid: SortingGrid;
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
  const columns = useStore(grid.store, (state) => state.box?.columns ?? null) ?? columnsAt(null);
  useBrowserLayoutEffect(() => {
    grid.lifting.accept({ ids, order, pinned });
    grid.view.update();
  });

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
  return { grid, columns, Drag };
}
