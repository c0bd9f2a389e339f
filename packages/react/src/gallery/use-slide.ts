import { type RefObject, useRef } from "react";
import { useBrowserLayoutEffect } from "../ui/use-browser-layout-effect.ts";
import { cellSelector } from "./grid-navigation.ts";

/** Length of a slide in milliseconds and its curve, as in the design tokens. */
const slide = { duration: 200, easing: "cubic-bezier(.2,.8,.2,1)" };

/**
 * Lets cells slide to their new places when `order`, their keys one after another, changes; measuring at each render would
 * lay out the page while pictures arrive. They are measured against their grid, so that scrolling in
 * between moves nothing; reduced motion is respected.
 */
export function useSlide(root: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef(new Map<string, { left: number; top: number }>());
  // `order` says when to measure
  useBrowserLayoutEffect(() => {
    const grid = root.current;
    if (grid === null) return;
    const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? true;
    const next = new Map<string, { left: number; top: number }>();
    for (const row of grid.querySelectorAll<HTMLElement>("[role=row]")) {
      const key = row.querySelector<HTMLElement>(cellSelector)?.dataset.key ?? "";
      const place = { left: row.offsetLeft, top: row.offsetTop };
      const old = places.current.get(key);
      next.set(key, place);
      if (still || old === undefined || (old.left === place.left && old.top === place.top)) continue;
      row.animate(
        [
          { transform: `translate(${old.left - place.left}px, ${old.top - place.top}px)` },
          { transform: "none" },
        ],
        slide,
      );
    }
    places.current = next;
  }, [root, order]);
}
