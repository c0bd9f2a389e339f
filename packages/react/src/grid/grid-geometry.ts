/** The measures of a grid of equal cells, in CSS pixels. */
export interface GridBox {
  width: number;
  columns: number;
  cellWidth: number;
  cellHeight: number;
  gapX: number;
  gapY: number;
  /** Places count from the right. */
  rtl: boolean;
}

/** A run of rows, both ends included, from 0. */
export interface Rows {
  first: number;
  last: number;
}

/** The box of a grid of `width`, whose cells share it evenly. */
export function boxOf(
  width: number,
  { columns, gapX, gapY, rtl }: Pick<GridBox, "columns" | "gapX" | "gapY" | "rtl">,
  cellHeight: number,
): GridBox {
  const cellWidth = (width - gapX * (columns - 1)) / columns;
  return { width, columns, cellWidth, cellHeight, gapX, gapY, rtl };
}

/** Top left corner of the cell at `index`, from the top left corner of the grid. */
export function cornerOf(box: GridBox, index: number): { x: number; y: number } {
  const column = index % box.columns;
  const along = column * (box.cellWidth + box.gapX);
  return {
    x: box.rtl ? box.width - box.cellWidth - along : along,
    y: Math.floor(index / box.columns) * (box.cellHeight + box.gapY),
  };
}

/** Height of `count` cells. */
export function heightOf(box: GridBox, count: number): number {
  const rows = Math.ceil(count / box.columns);
  return rows === 0 ? 0 : rows * (box.cellHeight + box.gapY) - box.gapY;
}

function held(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** Index of the cell nearest to a point of the grid. */
export function indexAt(box: GridBox, x: number, y: number, count: number): number {
  const along = box.rtl ? box.width - x : x;
  const column = held(Math.floor((along + box.gapX / 2) / (box.cellWidth + box.gapX)), 0, box.columns - 1);
  const row = Math.max(0, Math.floor((y + box.gapY / 2) / (box.cellHeight + box.gapY)));
  return held(row * box.columns + column, 0, count - 1);
}

/** The rows that show between two heights of the grid, with one more at each end. */
export function rowsBetween(box: GridBox, top: number, bottom: number, count: number): Rows {
  const pitch = box.cellHeight + box.gapY;
  const end = Math.max(0, Math.ceil(count / box.columns) - 1);
  return {
    first: held(Math.floor(top / pitch) - 1, 0, end),
    last: held(Math.floor(bottom / pitch) + 1, 0, end),
  };
}
