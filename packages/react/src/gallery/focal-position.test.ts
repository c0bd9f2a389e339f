import { expect, test } from "vitest";
import { focalPosition, parseRatio } from "./focal-position.ts";

test("a point in the middle shows the middle", () => {
  expect(focalPosition({ x: 0.5, y: 0.5 }, 3 / 4, 16 / 9)).toBe("50% 50%");
});

test("a face near the top edge shows the top, not half of nothing", () => {
  expect(focalPosition({ x: 0.5, y: 0.1 }, 3 / 4, 16 / 9)).toBe("50% 0%");
});

test("a point between edge and middle is brought to the middle of the box", () => {
  // A picture of 1 by 2 in a square: half of the height is seen, so the point at 0.375 needs the top at 0.125.
  expect(focalPosition({ x: 0.5, y: 0.375 }, 1 / 2, 1)).toBe("50% 25%");
});

test("a wide picture moves sideways", () => {
  expect(focalPosition({ x: 1, y: 0 }, 16 / 9, 3 / 4)).toBe("100% 50%");
});

test("without a point or a box nothing is invented", () => {
  expect(focalPosition(null, 1, 1)).toBeUndefined();
  expect(focalPosition({ x: 0.41, y: 0.53 }, 1, Number.NaN)).toBe("41% 53%");
});

test("ratios are read from the wire's and CSS's way of writing", () => {
  expect(parseRatio("3:4")).toBe(0.75);
  expect(parseRatio("16 / 9")).toBeCloseTo(1.778, 3);
  expect(parseRatio("wide")).toBeNaN();
  expect(parseRatio(undefined)).toBeNaN();
});
