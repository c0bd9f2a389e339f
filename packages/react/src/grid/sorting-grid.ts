import type { MouseEvent, TouchEvent } from "react";
import type { StoreApi } from "zustand/vanilla";
import { createGridKeys, type GridHandlers } from "./grid-keys.ts";
import { createLifting, type Lifting, type LiftingListener } from "./grid-lifting.ts";
import { createGridStore, type GridItems, type GridState, indexIn } from "./grid-store.ts";
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

/** Makes a grid; what it reads from its owner may change from render to render. */
export function createGrid(options: () => GridOptions, tell: () => LiftingListener): SortingGrid {
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
  /** Escape puts a lifted cell back before any dialog around the grid hears of it, and closes nothing. */
  const putBack = (event: KeyboardEvent): void => {
    const { lift } = store.getState();
    if (event.key !== "Escape" || lift === null) return;
    event.preventDefault();
    if (lift.by !== "keyboard") return;
    event.stopPropagation();
    lifting.cancel();
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
      if (layer === null) {
        detach = undefined;
        return;
      }
      const stopFollowing = view.attach(layer);
      const page = layer.ownerDocument.defaultView;
      page?.addEventListener("keydown", putBack, { capture: true });
      detach = () => {
        page?.removeEventListener("keydown", putBack, { capture: true });
        stopFollowing();
      };
    },
    onPress(next) {
      press = next;
      return () => {
        press = null;
      };
    },
  };
}
