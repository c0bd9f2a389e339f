import { describe, expect, test } from "vitest";
import { mountedOf, placeOfCell, unmeasuredCells } from "./grid-store.ts";

const ids = Array.from({ length: 100 }, (_, index) => `p${index}`);
const state = { ids, rows: { first: 10, last: 11 }, columns: 4, tab: null, lift: null };

describe("the cells that belong into the page", () => {
  test("are those of the rows in sight, and the one that Tab reaches", () => {
    expect(mountedOf(state).join(" ")).toBe("p0 p40 p41 p42 p43 p44 p45 p46 p47");
  });

  test("hold the focused and the lifted one wherever they stand, in the order of all", () => {
    expect(
      mountedOf({ ...state, rows: { first: 10, last: 10 }, tab: "p90", lift: { id: "p7" } }).join(" "),
    ).toBe("p7 p40 p41 p42 p43 p90");
  });

  test("forget a focused cell that is gone", () => {
    expect(mountedOf({ ...state, tab: "gone" })[0]).toBe("p0");
  });

  test("are the first few before the grid was measured", () => {
    expect(mountedOf({ ...state, rows: null })).toEqual(ids.slice(0, unmeasuredCells));
  });
});

test("a cell that is not sorted lends its place from the sorted one before it", () => {
  const items = { ids: ["a", "deleted-b", "c", "failed"], order: ["a", "c"], pinned: 1 };
  expect([0, 1, 2, 3].map((cell) => placeOfCell(items, cell))).toEqual([0, 0, 1, 1]);
});
