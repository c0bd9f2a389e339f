import { describe, expect, test } from "vitest";
import { placeAfterKey } from "./grid-navigation.ts";

describe("keys in a grid of 6 cells in 4 columns", () => {
  const grid = { count: 6, columns: 4 };

  test.each([
    ["ArrowRight", 0, 1],
    ["ArrowRight", 3, 4],
    ["ArrowRight", 5, 5],
    ["ArrowLeft", 0, 0],
    ["ArrowLeft", 4, 3],
    ["ArrowDown", 1, 5],
    ["ArrowDown", 3, 5],
    ["ArrowDown", 5, 5],
    ["ArrowUp", 5, 1],
    ["ArrowUp", 2, 2],
    ["Home", 5, 4],
    ["End", 1, 3],
    ["End", 4, 5],
  ])("%s from %i goes to %i", (key, from, to) => {
    expect(placeAfterKey(key, from, grid)).toBe(to);
  });

  test("with Ctrl, Home and End reach the ends of the whole grid", () => {
    expect(placeAfterKey("Home", 5, { ...grid, withCtrl: true })).toBe(0);
    expect(placeAfterKey("End", 0, { ...grid, withCtrl: true })).toBe(5);
  });

  test("where writing runs from right to left, left means onward", () => {
    expect(placeAfterKey("ArrowLeft", 1, { ...grid, rtl: true })).toBe(2);
  });

  test("other keys are left to others", () => {
    expect(placeAfterKey("a", 0, grid)).toBeNull();
  });
});
