import { percentile, type Row } from "../report.ts";

/** What is measured beside what, each as so many in a second. */
export interface Comparison {
  /** Names of the rows, and the goal of the ratio. */
  rows: { reference: string; kit: string; ratio: string; atLeast: number };
  kit: () => Promise<number>;
  reference: () => Promise<number>;
  /** Rounds that count; one before them warms up. @default 4 */
  rounds?: number;
  /** Called after the round that warms up. */
  warmed?: () => Promise<unknown>;
}

/** Measures both one after the other in each round, so that both see the same machine; medians of the rounds. */
export async function compareInTurns(comparison: Comparison): Promise<Row[]> {
  const { rows, kit, reference, rounds = 4, warmed } = comparison;
  const [kits, references, ratios]: [number[], number[], number[]] = [[], [], []];
  await kit();
  await reference();
  await warmed?.();
  for (let round = 0; round < rounds; round += 1) {
    const byKit = await kit();
    const byReference = await reference();
    kits.push(byKit);
    references.push(byReference);
    ratios.push(byKit / byReference);
  }
  const ratio = percentile(ratios, 50);
  return [
    { name: rows.reference, value: percentile(references, 50), unit: "/s" },
    { name: rows.kit, value: percentile(kits, 50), unit: "/s" },
    { name: rows.ratio, value: ratio, unit: "", goal: `≥ ${rows.atLeast}`, met: ratio >= rows.atLeast },
  ];
}
