import type { FocusEvent, KeyboardEvent } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { Lifting } from "./grid-lifting.ts";
import { cellSelector, placeAfterKey } from "./grid-navigation.ts";
import { type GridState, indexIn } from "./grid-store.ts";
import type { GridLook, GridView } from "./grid-view.ts";

/** What the element with the role of a grid listens to. */
export interface GridHandlers {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onKeyUp: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

function controlsIn(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>("[data-mg-action]")];
}

function isRtl(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === "rtl";
}

/** Roving focus over the cells and moves of a lifted one; inside a cell, left and right walk its controls. */
export function createGridKeys(
  { store, view, lifting }: { store: StoreApi<GridState>; view: GridView; lifting: Lifting },
  read: () => Pick<GridLook, "columnsAt"> & { onOpen?: (id: string) => void },
): GridHandlers {
  const gridOf = (element: HTMLElement): { columns: number; rtl: boolean } => {
    const { box } = store.getState();
    return box ?? { columns: read().columnsAt(null), rtl: isRtl(element) };
  };

  /** Handles a key while a cell is lifted by keyboard; true when it did. */
  function whileLifted(event: KeyboardEvent<HTMLElement>): boolean {
    const { lift, order } = store.getState();
    if (lift?.by !== "keyboard") return false;
    if (event.key === "Tab") {
      lifting.cancel();
      return false;
    }
    if (event.key === "Enter" || event.key === " ") lifting.drop();
    else {
      const to = placeAfterKey(event.key, lift.to, {
        count: order.length,
        withCtrl: event.ctrlKey || event.metaKey,
        ...gridOf(event.currentTarget),
      });
      if (to !== null) {
        lifting.moveTo(to);
        view.revealDrop();
      }
    }
    event.preventDefault();
    return true;
  }

  return {
    onKeyDown(event) {
      if (event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      const element = target.closest<HTMLElement>(cellSelector);
      const id = element?.dataset.key;
      if (!element || id === undefined || target.closest("[role=menu]") || whileLifted(event)) return;
      const inside = target !== element;
      const { ids } = store.getState();
      const grid = gridOf(event.currentTarget);

      if (event.key === " " && (!inside || target.matches("[data-mg-grip]"))) {
        if (lifting.start(id, "keyboard")) event.preventDefault();
        return;
      }
      if (inside && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
        const controls = controlsIn(element);
        const onward = (event.key === "ArrowRight") !== grid.rtl;
        const next = controls[controls.indexOf(target) + (onward ? 1 : -1)];
        (next ?? (onward ? target : element)).focus();
        event.preventDefault();
        return;
      }
      if (!inside && event.key === "Enter") {
        if (indexIn(store.getState().order).has(id)) read().onOpen?.(id);
        else controlsIn(element)[0]?.focus();
        event.preventDefault();
        return;
      }
      const next = placeAfterKey(event.key, indexIn(ids).get(id) ?? 0, {
        count: ids.length,
        withCtrl: event.ctrlKey || event.metaKey,
        ...grid,
      });
      if (next === null) return;
      event.preventDefault();
      view.focus(ids[next] ?? id);
    },
    // Firefox presses a button when Space is let go, although its press lifted or dropped the picture.
    onKeyUp(event) {
      if (event.key === " " && (event.target as HTMLElement).matches("[data-mg-grip]"))
        event.preventDefault();
    },
    onFocus(event) {
      const tab = (event.target as HTMLElement).closest<HTMLElement>(cellSelector)?.dataset.key;
      if (tab !== undefined && tab !== store.getState().tab) store.setState({ tab });
    },
    onBlur(event) {
      const cell = (event.target as HTMLElement).closest(cellSelector);
      const leaves = event.relatedTarget !== null && !cell?.contains(event.relatedTarget);
      if (leaves && store.getState().lift?.by === "keyboard") lifting.cancel();
    },
  };
}
