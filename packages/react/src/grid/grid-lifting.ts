import type { StoreApi } from "zustand/vanilla";
import { type GridItems, type GridState, indexIn, type Lift } from "./grid-store.ts";
import { moved } from "./moved.ts";

/** Hears what becomes of lifted cells; places from 0. */
export interface LiftingListener {
  lifted(place: number, by: Lift["by"]): void;
  moved(place: number, count: number): void;
  dropped(place: number): void;
  /** Put back where it was, by its owner or because the order changed under it. */
  returned(): void;
  /** The order after a drop that changed it. */
  reordered(ids: string[]): void;
}

/** Lifts, moves and drops the cells of one grid. */
export interface Lifting {
  /** Lifts a cell; false when it may not move. */
  start(id: string, by: Lift["by"]): boolean;
  /** Carries the lifted cell to a place of the order, or as near as it may go. */
  moveTo(place: number): void;
  /** Puts it down; `move` is how a list changes by it. */
  drop(move?: <T>(list: T[], from: number, to: number) => T[]): void;
  cancel(): void;
  /** Takes the items as they are now. A lift ends when they changed up to the places it is about. */
  accept(items: GridItems): void;
}

function staysTrue({ from, to }: Lift, before: readonly string[], after: readonly string[]): boolean {
  const end = Math.max(from, to);
  return end < after.length && before.slice(0, end + 1).every((id, place) => after[place] === id);
}

/** The rules of lifting, apart from how a cell is lifted. */
export function createLifting(store: StoreApi<GridState>, tell: () => LiftingListener): Lifting {
  const lifting: Lifting = {
    start(id, by) {
      const { order, pinned } = store.getState();
      const from = indexIn(order).get(id);
      if (from === undefined || from < pinned) return false;
      store.setState({ lift: { id, from, to: from, by } });
      tell().lifted(from, by);
      return true;
    },
    moveTo(wanted) {
      const { lift, order, pinned } = store.getState();
      if (lift === null) return;
      const to = Math.min(Math.max(wanted, pinned), order.length - 1);
      if (to === lift.to) return;
      store.setState({ lift: { ...lift, to } });
      tell().moved(to, order.length);
    },
    drop(move = moved) {
      const { lift, order } = store.getState();
      if (lift === null) return;
      store.setState({ lift: null });
      tell().dropped(lift.to);
      if (lift.from !== lift.to) tell().reordered(move([...order], lift.from, lift.to));
    },
    cancel() {
      if (store.getState().lift === null) return;
      store.setState({ lift: null });
      tell().returned();
    },
    accept(items) {
      const { lift, ids, order, pinned } = store.getState();
      if (ids === items.ids && order === items.order && pinned === items.pinned) return;
      if (lift !== null && !staysTrue(lift, order, items.order)) lifting.cancel();
      store.setState(items);
    },
  };
  return lifting;
}
