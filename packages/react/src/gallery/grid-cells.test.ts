import type { Image, JobResult } from "@media-gen/client";
import { describe, expect, test } from "vitest";
import { cellsOf } from "./grid-cells.ts";

function gallery(letters: string): Image[] {
  return [...letters].map((id, index) => ({ id, order_index: index, is_primary: index === 0 }) as Image);
}
function slots(states: Record<string, JobResult["status"]>): JobResult[] {
  return Object.entries(states).map(([asset_id, status], slot) => ({ asset_id, status, slot }) as JobResult);
}
const shown = (cells: ReturnType<typeof cellsOf>) =>
  cells.map((cell) => (cell.kind === "image" ? cell.key.toUpperCase() : cell.key)).join(" ");

describe("while the job draws", () => {
  test("each cell keeps the place of its slot, whichever arrived first", () => {
    const states = { a: "pending", b: "pending", c: "ready", d: "failed" } as const;
    expect(shown(cellsOf(gallery("c"), slots(states)))).toBe("a b C d");
    expect(shown(cellsOf(gallery("ca"), slots({ ...states, a: "ready" })))).toBe("A b C d");
  });

  test("a ready slot keeps its place until the gallery knows its picture", () => {
    const settled = slots({ a: "ready", b: "failed", c: "ready" });
    expect(shown(cellsOf(gallery("c"), settled, null, true))).toBe("a b C");
  });

  test("places are counted over all cells", () => {
    const cells = cellsOf(gallery("b"), slots({ a: "pending", b: "ready" }));
    expect(cells.map((cell) => cell.position)).toEqual([1, 2]);
  });
});

describe("when all is settled", () => {
  test("pictures stand in the gallery's order and failures behind them", () => {
    expect(shown(cellsOf(gallery("ca"), slots({ a: "ready", b: "failed", c: "ready" })))).toBe("C A b");
  });

  test("a ready slot whose picture was deleted is not shown again", () => {
    expect(shown(cellsOf(gallery("a"), slots({ a: "ready", b: "ready" })))).toBe("A");
  });
});

describe("a picture deleted a moment ago", () => {
  const deleted = { image: gallery("abc")[1]!, place: 1 };

  test("leaves a slot in its place and the others keep their count", () => {
    const cells = cellsOf(gallery("ac"), [], deleted);
    expect(shown(cells)).toBe("A deleted-b C");
    expect(cells.at(-1)?.position).toBe(2);
  });

  test("leaves none once it is back", () => {
    expect(shown(cellsOf(gallery("abc"), [], deleted))).toBe("A B C");
  });
});
