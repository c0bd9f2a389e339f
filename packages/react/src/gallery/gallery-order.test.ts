import type { Image } from "@media-gen/client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moved } from "../grid/moved.ts";
import {
  destination,
  firstPlace,
  permuted,
  successorOf,
  withOrder,
  without,
  withPrimary,
  withRestored,
} from "./gallery-order.ts";

function gallery(letters: string): Image[] {
  return [...letters].map((id, index) => ({ id, order_index: index, is_primary: index === 0 }) as Image);
}
const ids = (images: readonly Image[]) => images.map((image) => image.id).join("");

describe("a move among a part of the gallery", () => {
  test("permutes the places that the part holds and leaves the rest", () => {
    expect(permuted([..."aBcDeF"], [..."DBF"]).join("")).toBe("aDcBeF");
  });

  test("never loses, adds or moves another picture", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        fc.nat(29),
        fc.nat(29),
        (whole, picks, a, b) => {
          const part = whole.filter((_, index) => picks[index]);
          const wanted = part.length === 0 ? part : moved(part, a % part.length, b % part.length);
          const result = permuted(whole, wanted);
          expect([...result].sort()).toEqual([...whole].sort());
          expect(result.filter((id) => part.includes(id))).toEqual(wanted);
          whole.forEach((id, index) => {
            if (!part.includes(id)) expect(result[index]).toBe(id);
          });
        },
      ),
    );
  });

  test("keeps the primary first even when the part does not show it", () => {
    expect(ids(withOrder(gallery("abcde"), ["e", "c"]))).toBe("abedc");
    expect(ids(withOrder(gallery("abc"), ["b", "a", "c"]))).toBe("abc");
  });
});

describe("where a picture may go", () => {
  test("the primary does not move, and nothing passes it", () => {
    const shown = gallery("abcd");
    expect(destination(shown, "a", 1)).toBeNull();
    expect(destination(shown, "b", -1)).toBeNull();
    expect(destination(shown, "b", 1)).toBe(2);
    expect(destination(shown, "d", 1)).toBeNull();
    expect(destination(shown, "d", "first")).toBe(1);
    expect(destination(shown, "b", "first")).toBeNull();
  });

  test("without the primary in view the first place is free", () => {
    const shown = gallery("abcd").slice(1);
    expect(firstPlace(shown)).toBe(0);
    expect(destination(shown, "c", -1)).toBe(0);
  });
});

describe("changes of the whole gallery", () => {
  test("a new primary stands first and the others keep their order", () => {
    const next = withPrimary(gallery("abcd"), "c");
    expect(ids(next)).toBe("cabd");
    expect(next.map((image) => image.is_primary)).toEqual([true, false, false, false]);
    expect(next.map((image) => image.order_index)).toEqual([0, 1, 2, 3]);
  });

  test("deleting the primary makes the next one primary", () => {
    expect(successorOf(gallery("abc"), "a")?.id).toBe("b");
    expect(successorOf(gallery("a"), "a")).toBeNull();
    expect(without(gallery("abc"), "a")[0]).toMatchObject({ id: "b", is_primary: true, order_index: 0 });
  });

  test("a restored picture comes back to its place, but not before the primary", () => {
    const all = gallery("abc");
    expect(ids(withRestored(without(all, "b"), all[1]!))).toBe("abc");
    expect(ids(withRestored(without(all, "a"), all[0]!))).toBe("bac");
    expect(ids(withRestored([], all[0]!))).toBe("a");
  });
});
