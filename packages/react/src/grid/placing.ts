import type { StoreApi } from "zustand/vanilla";
import { cornerOf, type GridBox } from "./grid-geometry.ts";
import { type GridState, indexIn, type Lift } from "./grid-store.ts";

/** Length of a slide in milliseconds and its curve, as in the design tokens. */
const slide = { duration: 200, easing: "cubic-bezier(.2,.8,.2,1)" };

/** Writes where cells stand, past React: a move of a lifted cell renders nothing. */
export interface Placing {
  /** Takes a cell's element, or forgets it. */
  register(id: string, element: HTMLElement | null): void;
  /** Ref of the box that covers the cell at which the lifted one would be dropped. */
  dropBox(element: HTMLElement | null): void;
  /** Tells this observer of every cell from now on. */
  observe(observer: ResizeObserver): void;
  /** Notes the height of a cell that an observer saw. */
  sized(element: Element, height: number): void;
  /** Gives every cell the width of a column, so that its height can be measured. */
  widen(width: number): void;
  /** Height of the tallest cell; of those met so far when some are not in the page. */
  tallest(): number;
  /** Writes each place that changed, `slides` says whether cells may be seen on their way. */
  write(slides: boolean): void;
  elementOf(id: string): HTMLElement | undefined;
  /** Scrolls to the drop box. */
  revealDrop(): void;
}

function transformOf({ x, y }: { x: number; y: number }): string {
  return `translate(${x}px, ${y}px)`;
}

/** False where motion is unwelcome, or where nobody could see it. */
function welcomesMotion(elements: ReadonlyMap<string, HTMLElement>): boolean {
  const [element] = elements.values();
  const view = element?.ownerDocument.defaultView;
  return view?.matchMedia?.("(prefers-reduced-motion: reduce)").matches === false;
}

/** Makes the writer of one grid's places. It listens to the store for the drop box. */
export function createPlacing(store: StoreApi<GridState>): Placing {
  const elements = new Map<string, HTMLElement>();
  const written = new WeakMap<HTMLElement, string>();
  const heights = new WeakMap<Element, number>();
  let observer: ResizeObserver | undefined;
  let drop: HTMLElement | null = null;
  let dropped: string | null = null;
  /** Cells that came into the page since places were written; they have come from nowhere. */
  const fresh = new Set<HTMLElement>();
  let tallestMet = 0;

  function put(element: HTMLElement, id: string, box: GridBox, slides: boolean): void {
    const index = indexIn(store.getState().ids).get(id);
    if (index === undefined) return;
    const next = transformOf(cornerOf(box, index));
    const old = written.get(element);
    if (next === old) return;
    written.set(element, next);
    element.style.transform = next;
    // What was carried to its place by pointer is there already.
    if (slides && old !== undefined && id !== dropped && !fresh.has(element))
      element.animate([{ transform: old }, { transform: next }], slide);
  }

  function fix(element: HTMLElement, width: number): void {
    element.style.position = "absolute";
    element.style.inset = "0 auto auto 0";
    element.style.inlineSize = `${width}px`;
  }

  function placeDropBox(lift: Lift | null, { order, ids, box }: GridState): void {
    if (drop === null) return;
    drop.hidden = lift === null || box === null;
    if (lift === null || lift.to === lift.from) delete drop.dataset.drop;
    else drop.dataset.drop = lift.to > lift.from ? "after" : "before";
    const index = lift === null ? undefined : indexIn(ids).get(order[lift.to] ?? "");
    if (box === null || index === undefined) return;
    drop.style.inlineSize = `${box.cellWidth}px`;
    drop.style.blockSize = `${box.cellHeight}px`;
    drop.style.transform = transformOf(cornerOf(box, index));
  }

  store.subscribe((state, before) => {
    if (state.lift === before.lift) return;
    placeDropBox(state.lift, state);
    if (state.lift !== null) dropped = null;
    else if (before.lift?.by === "pointer") dropped = before.lift.id;
  });

  return {
    register(id, element) {
      const known = elements.get(id);
      if (element === null) {
        if (known) observer?.unobserve(known);
        elements.delete(id);
        return;
      }
      elements.set(id, element);
      fresh.add(element);
      observer?.observe(element);
      const { box } = store.getState();
      if (box === null) return;
      fix(element, box.cellWidth);
      put(element, id, box, false);
    },
    dropBox(element) {
      drop = element;
      placeDropBox(store.getState().lift, store.getState());
    },
    observe(given) {
      observer = given;
      for (const element of elements.values()) observer.observe(element);
    },
    sized(element, height) {
      heights.set(element, height);
    },
    widen(width) {
      for (const element of elements.values()) {
        heights.delete(element);
        fix(element, width);
      }
      tallestMet = 0;
    },
    tallest() {
      const all = [...elements.values()].map((element) => heights.get(element) ?? element.offsetHeight);
      const now = Math.ceil(Math.max(0, ...all));
      const complete = elements.size >= store.getState().ids.length;
      tallestMet = complete ? now : Math.max(now, tallestMet);
      return tallestMet;
    },
    write(slides) {
      const { box } = store.getState();
      if (box === null) return;
      const seen = slides && welcomesMotion(elements);
      for (const [id, element] of elements) put(element, id, box, seen);
      dropped = null;
      fresh.clear();
    },
    elementOf: (id) => elements.get(id),
    revealDrop() {
      drop?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    },
  };
}
