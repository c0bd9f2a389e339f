import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aspectOf,
  cropAspects,
  maxZoom,
  movedBy,
  placeOf,
  pointInCut,
  pointInOriginal,
  ratioOf,
  rectOf,
  resized,
  type Size,
  viewOf,
  withPlace,
} from "./crop-geometry.ts";

const sizes: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 200, max: 4096 }),
  height: fc.integer({ min: 200, max: 4096 }),
});
const aspects = fc.constantFrom(...cropAspects);
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const offset = fc.double({ min: -3, max: 3, noNaN: true });

function zoomAt(part: number, ratio: number, size: Size): number {
  return 1 + part * (maxZoom(ratio, size) - 1);
}

describe("the rectangle of a view", () => {
  test("is made of whole pixels inside the original, whatever the gesture", () => {
    fc.assert(
      fc.property(sizes, aspects, unit, offset, offset, (size, aspect, part, dx, dy) => {
        const ratio = ratioOf(aspect, size);
        const rect = rectOf({ zoom: zoomAt(part, ratio, size), dx, dy }, ratio, size);
        expect(Object.values(rect).every(Number.isInteger)).toBe(true);
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(size.width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(size.height);
        expect(Math.abs(rect.width - rect.height * ratio)).toBeLessThanOrEqual(Math.max(1, ratio));
      }),
    );
  });

  test("is the same when its own view is asked again", () => {
    fc.assert(
      fc.property(sizes, aspects, unit, offset, offset, (size, aspect, part, dx, dy) => {
        const ratio = ratioOf(aspect, size);
        const rect = rectOf({ zoom: zoomAt(part, ratio, size), dx, dy }, ratio, size);
        expect(rectOf(viewOf(rect, ratio, size), ratio, size)).toEqual(rect);
      }),
    );
  });

  test("made by a gesture can be made with the number fields", () => {
    fc.assert(
      fc.property(sizes, aspects, unit, offset, offset, (size, aspect, part, dx, dy) => {
        const ratio = ratioOf(aspect, size);
        const byPointer = rectOf({ zoom: zoomAt(part, ratio, size), dx, dy }, ratio, size);
        const start = rectOf({ zoom: 1, dx: 0, dy: 0 }, ratio, size);
        const zoomed = resized(start, viewOf(byPointer, ratio, size).zoom, ratio, size);
        expect(withPlace(zoomed, placeOf(byPointer, size), size)).toEqual(byPointer);
      }),
    );
  });

  test("with zoom 1 and the original's aspect is the whole picture", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const rect = rectOf({ zoom: 1, dx: 0, dy: 0 }, ratioOf("original", size), size);
        expect(rect).toEqual({ x: 0, y: 0, ...size });
      }),
    );
  });

  test("equals the figures drawn in the design: 1.43 times of 1024 by 1365 is 717 by 956", () => {
    const size = { width: 1024, height: 1365 };
    const rect = rectOf({ zoom: 1.428, dx: 0, dy: 0 }, ratioOf("3:4", size), size);
    expect([rect.width, rect.height]).toEqual([717, 956]);
  });
});

describe("moving the rectangle", () => {
  const size = { width: 1000, height: 800 };

  test("stops at the edges", () => {
    const rect = { x: 100, y: 100, width: 400, height: 400 };
    expect(movedBy(rect, -500, 0, size)).toEqual({ ...rect, x: 0 });
    expect(movedBy(rect, 5000, 5000, size)).toEqual({ ...rect, x: 600, y: 400 });
  });

  test("by keys and back ends where it started", () => {
    const rect = { x: 100, y: 100, width: 400, height: 400 };
    expect(movedBy(movedBy(rect, 10, -10, size), -10, 10, size)).toEqual(rect);
  });
});

describe("the aspect of a stored rectangle", () => {
  test("is found again", () => {
    fc.assert(
      fc.property(sizes, aspects, unit, (size, aspect, part) => {
        const ratio = ratioOf(aspect, size);
        const rect = rectOf({ zoom: zoomAt(part, ratio, size), dx: 0, dy: 0 }, ratio, size);
        const found = aspectOf(rect, size);
        expect(found).not.toBeNull();
        expect(Math.abs(ratioOf(found!, size) - ratio)).toBeLessThan(0.05);
      }),
    );
  });

  test("is null for a shape that none of them has", () => {
    expect(aspectOf({ x: 0, y: 0, width: 700, height: 300 }, { width: 1024, height: 1365 })).toBeNull();
  });
});

test("a focal point stays on the same spot of the original when the cut changes", () => {
  const size = { width: 1000, height: 1000 };
  const first = { x: 100, y: 100, width: 500, height: 500 };
  const inOriginal = pointInOriginal({ x: 0.4, y: 0.6 }, first, size);
  expect(inOriginal).toEqual({ x: 0.3, y: 0.4 });
  expect(pointInCut(inOriginal, { x: 0, y: 0, width: 1000, height: 1000 }, size)).toEqual({ x: 0.3, y: 0.4 });
  expect(pointInCut(inOriginal, { x: 400, y: 0, width: 300, height: 300 }, size)).toEqual({ x: 0, y: 1 });
});
