import type { RefObject } from "react";
import { useBrowserLayoutEffect } from "../ui/use-browser-layout-effect.ts";
import { cellSelector } from "./grid-navigation.ts";

interface FocusPlace {
  element: Element;
  key: string;
  action: string | null;
  place: number;
}

function cellsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(cellSelector)];
}

/** What has the focus, as the document or the shadow root around the grid sees it. */
function focusedBeside(root: HTMLElement): Element | null {
  return (root.getRootNode() as Document | ShadowRoot).activeElement ?? null;
}

function focusPlaceIn(root: HTMLElement | null): FocusPlace | null {
  const element = root && focusedBeside(root);
  const cell = element?.closest<HTMLElement>(cellSelector);
  if (!root || !element || !cell || !root.contains(cell)) return null;
  return {
    element,
    key: cell.dataset.key ?? "",
    action: element.closest<HTMLElement>("[data-mg-action]")?.dataset.mgAction ?? null,
    place: cellsIn(root).indexOf(cell),
  };
}

/** The cell to go to when the focused one is gone: the picture now in its place or after it, else the one before. */
function heirOf(root: HTMLElement, place: number): HTMLElement | null {
  const cells = cellsIn(root);
  const isPicture = (cell: HTMLElement): boolean => cell.dataset.kind === "image";
  return (
    cells.slice(place).find(isPicture) ?? cells.slice(0, place).findLast(isPicture) ?? cells.at(-1) ?? null
  );
}

/**
 * Keeps the focus on the same picture and the same control while cells move, change and go. Browsers drop the focus of
 * an element that is moved in the page, so it is noted while rendering and given back before the next paint.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const before = focusPlaceIn(root.current);
  useBrowserLayoutEffect(() => {
    const grid = root.current;
    if (before === null || grid === null) return;
    const active = focusedBeside(grid);
    // Only a focus that fell to the page is given back; one that a person moved is left alone.
    if (active !== null && active !== grid.ownerDocument.body) return;
    const cell = cellsIn(grid).find((other) => other.dataset.key === before.key);
    const control = before.action && cell?.querySelector<HTMLElement>(`[data-mg-action="${before.action}"]`);
    (control || cell || heirOf(grid, before.place) || grid).focus({ preventScroll: true });
  });
}
