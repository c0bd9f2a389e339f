/** One line of a measurement. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  /** What it should be, in words. */
  goal?: string;
  met?: boolean;
}

/** The value below which `rank` percent of the values lie. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Prints rows as a table with the goals beside them. */
export function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  for (const { name, value, unit, goal, met } of rows) {
    const mark = met === undefined ? "" : met ? "  met" : "  MISSED";
    console.log(
      `  ${name.padEnd(62)} ${value.toFixed(value < 10 ? 2 : 1).padStart(9)} ${unit}${goal ? `  goal ${goal}` : ""}${mark}`,
    );
  }
}
