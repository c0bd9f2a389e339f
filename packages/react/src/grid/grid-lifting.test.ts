import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLifting, type Lifting } from "./grid-lifting.ts";
import { createGridStore } from "./grid-store.ts";

function gridOf(letters: string, pinned = 1): { lifting: Lifting; heard: string[] } {
  const items = { ids: [...letters], order: [...letters], pinned };
  const heard: string[] = [];
  const lifting = createLifting(createGridStore(items), () => ({
    lifted: (place, by) => heard.push(`lifted ${place} by ${by}`),
    moved: (place, count) => heard.push(`moved ${place} of ${count}`),
    dropped: (place) => heard.push(`dropped ${place}`),
    returned: () => heard.push("returned"),
    reordered: (ids) => heard.push(ids.join("")),
  }));
  return { lifting, heard };
}
const items = (letters: string) => ({ ids: [...letters], order: [...letters], pinned: 1 });

describe("a lifted cell", () => {
  test("is told at each new place, once, and reordered by its drop alone", () => {
    const { lifting, heard } = gridOf("abcde");
    lifting.start("b", "keyboard");
    for (const place of [2, 2, 3]) lifting.moveTo(place);
    lifting.drop();
    expect(heard).toEqual(["lifted 1 by keyboard", "moved 2 of 5", "moved 3 of 5", "dropped 3", "acdbe"]);
  });

  test("is never one of the pinned, and never goes before them", () => {
    const { lifting, heard } = gridOf("abc", 2);
    expect(lifting.start("b", "pointer")).toBe(false);
    expect(lifting.start("gone", "pointer")).toBe(false);
    lifting.start("c", "pointer");
    lifting.moveTo(0);
    lifting.drop();
    expect(heard).toEqual(["lifted 2 by pointer", "dropped 2"]);
  });

  test("dropped where it was or put back changes nothing", () => {
    const { lifting, heard } = gridOf("abc");
    lifting.start("b", "pointer");
    lifting.moveTo(2);
    lifting.moveTo(1);
    lifting.drop();
    lifting.start("b", "pointer");
    lifting.moveTo(2);
    lifting.cancel();
    lifting.cancel();
    expect(heard.filter((word) => /^[a-c]+$/.test(word))).toEqual([]);
    expect(heard.filter((word) => word === "returned")).toHaveLength(1);
  });
});

describe("when the order changes under a lifted cell", () => {
  test.each([
    ["another cell comes at the end", "abcdef", "stays"],
    ["the last cell goes", "abcd", "stays"],
    ["it is gone", "acde", "returned"],
    ["a cell comes before it", "axbcde", "returned"],
    ["the places between change", "abdce", "returned"],
    ["its goal is gone", "abc", "returned"],
  ])("%s", (_, after, what) => {
    const { lifting, heard } = gridOf("abcde");
    lifting.start("b", "pointer");
    lifting.moveTo(3);
    lifting.accept(items(after));
    expect(heard.includes("returned") ? "returned" : "stays").toBe(what);
  });
});

test("whatever is lifted and moved, a drop tells a permutation that keeps the pinned ones first", () => {
  fc.assert(
    fc.property(fc.nat(9), fc.array(fc.integer({ min: -5, max: 20 })), fc.nat(3), (from, places, pinned) => {
      const letters = "abcdefghij";
      const { lifting, heard } = gridOf(letters, pinned);
      lifting.start(letters[from]!, "pointer");
      for (const place of places) lifting.moveTo(place);
      lifting.drop();
      const told = heard.find((word) => word.length === 10 && /^[a-j]+$/.test(word)) ?? letters;
      expect([...told].sort().join("")).toBe(letters);
      expect(told.slice(0, pinned)).toBe(letters.slice(0, pinned));
    }),
  );
});
