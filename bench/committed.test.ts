import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { regressions } from "./committed.ts";

const committed = JSON.parse(readFileSync(new URL("ratios.json", import.meta.url), "utf8")) as Record<
  string,
  number
>;
const [key, value] = Object.entries(committed)[0] ?? ["none: none", 1];
const [title, name] = key.split(/: (.*)/s) as [string, string];
const rows = (value: number, goal: string) => [{ title, rows: [{ name, value, unit: "", goal }] }];

it("a ratio that is worse than committed by more than a fifth is a regression, whichever way is worse", () => {
  expect(regressions(rows(value * 0.75, "≥ 0.8"))).toHaveLength(1);
  expect(regressions(rows(value * 1.25, "≤ 1.2"))).toHaveLength(1);
});

it("a ratio within a fifth, a better one, and one that is not committed are none", () => {
  expect(regressions(rows(value * 0.9, "≥ 0.8"))).toEqual([]);
  expect(regressions(rows(value * 2, "≥ 0.8"))).toEqual([]);
  expect(regressions(rows(value * 0.5, "≤ 1.2"))).toEqual([]);
  expect(regressions([{ title: "unheard of", rows: rows(0.1, "≥ 0.8")[0]!.rows }])).toEqual([]);
});
