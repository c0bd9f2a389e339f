import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareBudget } from "./share-budget.ts";

describe("sharing a budget", () => {
  it("gives everyone all when there is enough", () => {
    expect(shareBudget([10, 20, 5], [1, 1, 1], 100)).toEqual([10, 20, 5]);
  });

  it("goes by weight when everyone wants more", () => {
    expect(shareBudget([500, 500], [3, 1], 100)).toEqual([75, 25]);
  });

  it("hands on what a short text does not need", () => {
    expect(shareBudget([10, 500, 500], [1, 1, 1], 100)).toEqual([10, 45, 45]);
  });

  it("never gives more than there is, nor more than is needed", () => {
    const texts = fc.array(fc.record({ length: fc.nat(2000), weight: fc.integer({ min: 1, max: 9 }) }));
    fc.assert(
      fc.property(texts, fc.nat(1000), (list, budget) => {
        const lengths = list.map(({ length }) => length);
        const shares = shareBudget(
          lengths,
          list.map(({ weight }) => weight),
          budget,
        );
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(budget);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(lengths[index]!);
        }
      }),
    );
  });
});
