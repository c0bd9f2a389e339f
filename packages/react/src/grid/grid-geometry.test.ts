import { describe, expect, test } from "vitest";
import { boxOf, cornerOf, heightOf, indexAt, rowsBetween } from "./grid-geometry.ts";

// Four columns of 85 px with gaps of 20 fill 400 px; rows of 100 px with gaps of 10.
const box = boxOf(400, { columns: 4, gapX: 20, gapY: 10, rtl: false }, 100);
const mirrored = { ...box, rtl: true };

test("cells share the width evenly and stand row by row", () => {
  expect(box.cellWidth).toBe(85);
  expect(cornerOf(box, 0)).toEqual({ x: 0, y: 0 });
  expect(cornerOf(box, 6)).toEqual({ x: 210, y: 110 });
  expect(cornerOf(mirrored, 0)).toEqual({ x: 315, y: 0 });
  expect(cornerOf(mirrored, 3)).toEqual({ x: 0, y: 0 });
});

test("a grid is as high as its rows and the gaps between them", () => {
  expect(heightOf(box, 0)).toBe(0);
  expect(heightOf(box, 4)).toBe(100);
  expect(heightOf(box, 5)).toBe(210);
});

describe("the cell nearest to a point", () => {
  test.each([
    ["inside a cell", 120, 50, 1],
    ["in the gap, nearer to the next", 96, 50, 1],
    ["below, in the next row", 10, 130, 4],
    ["left of all", -300, 50, 0],
    ["right of all", 900, 50, 3],
    ["above all", 120, -90, 1],
    ["beyond the short last row", 390, 180, 5],
    ["far below", 10, 9000, 5],
  ])("%s", (_, x, y, index) => {
    expect(indexAt(box, x, y, 6)).toBe(index);
  });

  test("counts from the right where writing does", () => {
    expect(indexAt(mirrored, 390, 50, 6)).toBe(0);
    expect(indexAt(mirrored, 10, 130, 6)).toBe(5);
    expect(indexAt(mirrored, 300, 130, 6)).toBe(5);
  });

  test("is where that cell stands, for every cell", () => {
    for (const grid of [box, mirrored]) {
      for (let index = 0; index < 11; index += 1) {
        const { x, y } = cornerOf(grid, index);
        expect(indexAt(grid, x + 40, y + 50, 11)).toBe(index);
      }
    }
  });
});

describe("rows in sight", () => {
  test("have one row more at each end", () => {
    expect(rowsBetween(box, 1100, 1500, 1000)).toEqual({ first: 9, last: 14 });
  });
  test("end where the grid ends", () => {
    expect(rowsBetween(box, -500, 300, 1000)).toEqual({ first: 0, last: 3 });
    expect(rowsBetween(box, 27_400, 30_000, 1000)).toEqual({ first: 248, last: 249 });
    expect(rowsBetween(box, 0, 500, 0)).toEqual({ first: 0, last: 0 });
  });
  test("are few where the grid is out of sight", () => {
    expect(rowsBetween(box, -3000, -2000, 1000)).toEqual({ first: 0, last: 0 });
  });
});
