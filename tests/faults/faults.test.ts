import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { huntBugs } from "./bug-hunt.ts";
import { bundlePrograms } from "./bundle.ts";
import { vacuous } from "./check/check.ts";
import { bugs, failpoints } from "./names.ts";
import { nameOf, planTrial, trialsForEachKind } from "./plan.ts";
import { runFaults } from "./run.ts";

const trials = process.env.MEDIA_GEN_LONG ? 3000 : 200;
const lines: string[] = [];

it("nothing is lost or doubled, whatever is killed, cut or stalled, and every failpoint was hit", async () => {
  const result = await runFaults({ trials, seed: 5, tell: (line) => lines.push(line) });
  expect(lines).toEqual([]);
  expect(vacuous(result.cases)).toEqual([]);
  expect(failpoints.filter((failpoint) => !result.hits.has(failpoint))).toEqual([]);
  const reasons = [
    "blocked",
    "cancelled",
    "corrupt",
    "expired",
    "internal",
    "provider_error",
    "storage_error",
    "timeout",
  ];
  expect([...result.reasons.keys()].sort()).toEqual(reasons);
}, 3_600_000);

it("every mistake that is made on purpose is found", async () => {
  const found = await huntBugs(await bundlePrograms(), 5, () => undefined);
  expect(
    found
      .filter((one) => one.found)
      .map((one) => one.bug)
      .sort(),
  ).toEqual([...bugs].sort());
}, 600_000);

it("a seed and a number give the same plan again, and every kind of fault comes in turn", () => {
  expect(planTrial(7, 42)).toEqual(planTrial(7, 42));
  const kinds = (seed: number): Set<string> =>
    new Set(Array.from({ length: trialsForEachKind }, (_, n) => nameOf(planTrial(seed, n))));
  expect(kinds(1)).toEqual(kinds(2));
});

it("the kit knows nothing of failpoints and mistakes, neither in its sources nor in what is published", () => {
  const root = fileURLToPath(new URL("../../packages/server-kit/", import.meta.url));
  const texts = ["src", "dist"].flatMap((folder) =>
    filesOf(join(root, folder)).map((path) => readFileSync(path, "utf8")),
  );
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((text) => /fail-?point|MEDIA_GEN_TRIAL/i.test(text))).toEqual([]);
});

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:js|ts)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
