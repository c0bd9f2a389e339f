import { readFileSync, writeFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import type { Row } from "./report.ts";

const ratiosFile = new URL("ratios.json", import.meta.url);
const tableFile = new URL("../docs/bench.md", import.meta.url);

/** More than this is a regression: two runs of one state of the code differ by less. */
const tolerance = 0.2;

/** Rows of one measurement, under its title. */
export interface Measured {
  title: string;
  rows: readonly Row[];
}

type Ratios = Record<string, number>;

const keyOf = (title: string, { name }: Row): string => `${title}: ${name}`;

/** Ratios to a reference of the same run; other figures say more of the machine than of the code. */
const ratiosOf = (measured: readonly Measured[]): Ratios =>
  Object.fromEntries(
    measured.flatMap(({ title, rows }) =>
      rows.filter(({ unit, goal }) => unit === "" && goal).map((row) => [keyOf(title, row), row.value]),
    ),
  );

const readRatios = (): Ratios => JSON.parse(readFileSync(ratiosFile, "utf8")) as Ratios;

/** The ratios that are worse than the committed ones by more than a fifth, in words. */
export function regressions(measured: readonly Measured[]): string[] {
  const before = readRatios();
  return measured.flatMap(({ title, rows }) =>
    rows.flatMap((row) => {
      const committed = before[keyOf(title, row)];
      if (committed === undefined || row.unit !== "" || !row.goal) return [];
      const worse = row.goal.startsWith("≤") ? row.value / committed - 1 : committed / row.value - 1;
      if (worse <= tolerance) return [];
      const [was, is] = [committed.toFixed(2), row.value.toFixed(2)];
      return [`${keyOf(title, row)}: ${is} where ${was} is committed (goal ${row.goal})`];
    }),
  );
}

/** Writes what was measured as the table of `docs/bench.md` and as the ratios that later runs are held to. */
export function save(measured: readonly Measured[], day: string): void {
  const processor = cpus()[0]?.model.trim() ?? "an unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  const lines = [
    "# What was measured",
    "",
    "Written by `npm run bench -- --save`; `npm run bench -- --check` fails when a ratio is worse than here by more than a fifth.",
    "",
    `${day}: ${cpus().length} × ${processor}, ${memory} GiB, ${platform()} ${release()}, Node ${process.versions.node}.`,
  ];
  for (const { title, rows } of measured) {
    lines.push("", `## ${title}`, "", "| figure | value | goal | |", "| --- | ---: | --- | --- |");
    for (const { name, value, unit, goal = "", met } of rows) {
      const mark = met === undefined ? "" : met ? "met" : "**missed**";
      lines.push(`| ${name} | ${value.toFixed(value < 10 ? 2 : 1)} ${unit} | ${goal} | ${mark} |`);
    }
  }
  writeFileSync(tableFile, `${lines.join("\n")}\n`);
  writeFileSync(ratiosFile, `${JSON.stringify({ ...readRatios(), ...ratiosOf(measured) }, null, 2)}\n`);
}
