/** Finds the element of each cell that takes the focus; its `data-key` is the cell's id. */
export const cellSelector = "[data-key]";

/** What a key does to a place in a grid of `count` cells: the new place, or null when the key is not one of the grid's. */
export function placeAfterKey(
  key: string,
  place: number,
  grid: { count: number; columns: number; rtl?: boolean; withCtrl?: boolean },
): number | null {
  const { count, columns } = grid;
  const last = count - 1;
  const step = grid.rtl ? -1 : 1;
  const row = place - (place % columns);
  const held = (next: number) => (next < 0 || next > last ? place : next);
  switch (key) {
    case "ArrowRight":
      return held(place + step);
    case "ArrowLeft":
      return held(place - step);
    case "ArrowDown":
      // From above a short last row the nearest cell is its last one.
      return place + columns <= last ? place + columns : row + columns <= last ? last : place;
    case "ArrowUp":
      return held(place - columns);
    case "Home":
      return grid.withCtrl ? 0 : row;
    case "End":
      return grid.withCtrl ? last : Math.min(row + columns - 1, last);
    default:
      return null;
  }
}
