import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted, heldInside, maxScale, strokeMeaning, zoomedAt } from "./zoom-geometry.ts";

const number = fc.double({ min: -400, max: 400, noNaN: true });

test("the point under the pointer stays there while zooming", () => {
  fc.assert(
    fc.property(number, number, fc.double({ min: 1.01, max: 3, noNaN: true }), (x, y, factor) => {
      const before = { scale: 1.2, x: 10, y: -5 };
      const after = zoomedAt(before, factor, { x, y });
      const spot = (view: typeof before) => [(x - view.x) / view.scale, (y - view.y) / view.scale];
      expect(spot(after)[0]).toBeCloseTo(spot(before)[0]!, 6);
      expect(spot(after)[1]).toBeCloseTo(spot(before)[1]!, 6);
    }),
  );
});

test("zooming ends at fitted and at four times", () => {
  expect(zoomedAt(fitted, 0.1, { x: 0, y: 0 })).toEqual(fitted);
  expect(zoomedAt(fitted, 100, { x: 0, y: 0 }).scale).toBe(maxScale);
});

test("a picture smaller than the stage cannot be pushed away", () => {
  const held = heldInside(
    { scale: 1, x: 90, y: -40 },
    { width: 300, height: 400 },
    { width: 800, height: 600 },
  );
  expect(held).toEqual(fitted);
});

test("a magnified picture can be panned to its edge and no farther", () => {
  const held = heldInside(
    { scale: 2, x: 999, y: 0 },
    { width: 600, height: 400 },
    { width: 800, height: 600 },
  );
  expect(held).toEqual({ scale: 2, x: 200, y: 0 });
});

test("a sideways stroke turns the page, a slanted or short one does not", () => {
  expect(strokeMeaning(-80, 10)).toBe(1);
  expect(strokeMeaning(80, 10)).toBe(-1);
  expect(strokeMeaning(80, 70)).toBe(0);
  expect(strokeMeaning(20, 0)).toBe(0);
});
