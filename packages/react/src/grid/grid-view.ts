import { flushSync } from "react-dom";
import type { StoreApi } from "zustand/vanilla";
import { boxOf, heightOf, indexAt, rowsBetween } from "./grid-geometry.ts";
import { cellSelector } from "./grid-navigation.ts";
import { type GridState, indexIn } from "./grid-store.ts";
import { createPlacing } from "./placing.ts";

/** Milliseconds without scrolling after which cells are drawn in full again. */
const calm = 120;
/** Pixels per millisecond from which on scrolling is too fast to draw new cells in full. */
const fast = 1.2;

/** How a grid wants to be laid out. */
export interface GridLook {
  /** Columns at a width of the grid's content, in CSS pixels; null while it is not known. */
  columnsAt(width: number | null): number;
  /** Names what, beside the width, the height of a cell follows from; a new name has them measured again. */
  nameOfLook(): string;
}

/** The grid as it stands in the page: measures it, knows what is in sight, moves the focus. */
export interface GridView {
  /** Follows the size and scrolling of the layer that holds the cells. Answers how to stop. */
  attach(layer: HTMLElement): () => void;
  /** Ref of one cell. The same function for the same id. */
  cellRef(id: string): (element: HTMLElement | null) => void;
  /** Ref of the box that covers the cell at which a lifted one would be dropped. */
  dropRef(element: HTMLElement | null): void;
  /** Writes every place that changed. */
  update(): void;
  elementOf(id: string): HTMLElement | undefined;
  /** Focuses a cell, wherever it is, and scrolls it into view. */
  focus(id: string): void;
  /** Scrolls to where the lifted cell would be dropped. */
  revealDrop(): void;
  /** Looks where the grid lies in the window; scrolling is followed without. */
  locate(): void;
  /** Index of the cell nearest to a point of the window. */
  indexAtPoint(x: number, y: number): number | null;
}

/** True when a node holds another one, be it in a shadow root. */
function holds(outer: Node, inner: Node): boolean {
  if (outer.contains(inner)) return true;
  const root = inner.getRootNode();
  return "host" in root && holds(outer, root.host as Element);
}

/** Makes the view of one grid. */
export function createGridView(store: StoreApi<GridState>, look: () => GridLook): GridView {
  const refs = new Map<string, (element: HTMLElement | null) => void>();
  const placing = createPlacing(store);
  let layer: HTMLElement | null = null;
  let sizes: ResizeObserver | undefined;
  let origin = { left: 0, top: 0, scale: 1 };
  let measured = { seen: "", name: "" };
  let last = { top: 0, at: 0 };
  let calming: ReturnType<typeof setTimeout> | undefined;

  /** Where the layer lies in the window; a dialog that opens may be scaled. */
  function locate(): void {
    const { box } = store.getState();
    if (layer === null || box === null) return;
    const { left, top, width } = layer.getBoundingClientRect();
    origin = { left, top, scale: width / box.width || 1 };
  }

  /** Brings the rows in sight, and no others, into the page. */
  function settleRows(): void {
    const { box, ids, rows } = store.getState();
    if (layer === null || box === null) return;
    const height = layer.ownerDocument.defaultView?.innerHeight ?? 0;
    const top = -origin.top / origin.scale;
    const next = rowsBetween(box, top, top + height / origin.scale, ids.length);
    if (rows?.first !== next.first || rows.last !== next.last) store.setState({ rows: next });
  }

  function write(slides: boolean): void {
    const { box, ids } = store.getState();
    if (layer === null || box === null) return;
    layer.style.blockSize = `${heightOf(box, ids.length)}px`;
    placing.write(slides);
  }

  /** Measures the grid where something changed that its places follow from; false when they stay. */
  function measure(): boolean {
    if (layer === null) return false;
    const style = getComputedStyle(layer);
    const width = Number.parseFloat(style.width);
    if (!(width > 0)) return false;
    const { columnsAt, nameOfLook } = look();
    const name = nameOfLook();
    const frame = {
      columns: columnsAt(width),
      gapX: Number.parseFloat(style.columnGap) || 0,
      gapY: Number.parseFloat(style.rowGap) || 0,
      rtl: style.direction === "rtl",
    };
    const seen = `${width} ${Object.values(frame).join(" ")} ${name}`;
    if (seen === measured.seen) return false;
    const draft = boxOf(width, frame, 0);
    placing.widen(draft.cellWidth);
    const cellHeight = placing.tallest();
    if (cellHeight === 0) return false;
    measured = { seen, name };
    store.setState({ box: { ...draft, cellHeight } });
    layer.style.display = "block";
    locate();
    settleRows();
    return true;
  }

  function onScroll(event: Event): void {
    if (layer === null || !holds(event.target as Node, layer)) return;
    locate();
    const now = event.timeStamp;
    const speed = Math.abs(origin.top - last.top) / Math.max(1, now - last.at);
    last = { top: origin.top, at: now };
    const { lift, hurried } = store.getState();
    if (lift?.by === "pointer" || speed > fast) {
      if (!hurried) store.setState({ hurried: true });
      clearTimeout(calming);
      calming = setTimeout(() => store.setState({ hurried: false }), calm);
    }
    settleRows();
  }

  const view: GridView = {
    attach(element) {
      layer = element;
      const window = element.ownerDocument.defaultView!;
      const onResize = (): void => {
        locate();
        settleRows();
      };
      // Scrolling inside a shadow root is not heard outside it.
      const top = element.getRootNode();
      const sources: EventTarget[] = top === element.ownerDocument ? [window] : [window, top];
      for (const source of sources)
        source.addEventListener("scroll", onScroll, { capture: true, passive: true });
      window.addEventListener("resize", onResize);
      // A page that is turned to read from the right keeps every size.
      const turns = new MutationObserver(() => {
        if (measure()) write(false);
      });
      for (const root of new Set([element.ownerDocument, top]))
        turns.observe(root, { attributeFilter: ["dir"], subtree: true });
      if (typeof ResizeObserver !== "undefined") {
        sizes = new ResizeObserver((entries) => {
          for (const { target, borderBoxSize } of entries)
            if (target !== layer) placing.sized(target, borderBoxSize[0]?.blockSize ?? 0);
          if (entries.some(({ target }) => target === layer)) measure();
          const { box } = store.getState();
          const cellHeight = placing.tallest();
          if (box !== null && cellHeight > 0 && box.cellHeight !== cellHeight)
            store.setState({ box: { ...box, cellHeight } });
          write(false);
          onResize();
        });
        sizes.observe(element);
        placing.observe(sizes);
      } else if (store.getState().box === null) {
        // Nothing is laid out here, as in jsdom: every cell is in sight.
        store.setState({ rows: { first: 0, last: Number.MAX_SAFE_INTEGER } });
      }
      view.update();
      return () => {
        for (const source of sources) source.removeEventListener("scroll", onScroll, { capture: true });
        window.removeEventListener("resize", onResize);
        sizes?.disconnect();
        turns.disconnect();
        clearTimeout(calming);
        layer = null;
      };
    },
    cellRef(id) {
      const known = refs.get(id);
      if (known !== undefined) return known;
      const ref = (element: HTMLElement | null): void => {
        placing.register(id, element);
        if (element === null) refs.delete(id);
      };
      refs.set(id, ref);
      return ref;
    },
    dropRef: placing.dropBox,
    update() {
      // Asking for the width lays the page out, so it is asked only when something told that it may have changed.
      const unknown = store.getState().box === null || measured.name !== look().nameOfLook();
      write(!(unknown && measure()));
      settleRows();
    },
    elementOf: placing.elementOf,
    focus(id) {
      const { ids } = store.getState();
      if (!indexIn(ids).has(id)) return;
      // A cell out of sight comes into the page by being the tab stop.
      flushSync(() => store.setState({ tab: id }));
      const element = placing.elementOf(id);
      const target = element?.matches(cellSelector)
        ? element
        : element?.querySelector<HTMLElement>(cellSelector);
      target?.focus({ preventScroll: true });
      element?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    },
    revealDrop: placing.revealDrop,
    locate,
    indexAtPoint(x, y) {
      const { box, ids } = store.getState();
      if (box === null) return null;
      return indexAt(box, (x - origin.left) / origin.scale, (y - origin.top) / origin.scale, ids.length);
    },
  };
  return view;
}
