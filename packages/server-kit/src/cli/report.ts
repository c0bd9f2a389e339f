import { type Diagnosis, diagnoseMachine } from "../doctor/diagnose.ts";
import type { MediaGen } from "../media-gen.ts";
import type { Output } from "./output.ts";

/**
 * Prints what is wrong with a set-up, and what is right.
 *
 * @param load Gives the kit; when it fails, that is a finding too.
 * @returns How many errors there were; warnings keep nothing from working.
 */
export async function report(load: () => Promise<MediaGen>, output: Output): Promise<number> {
  const count = { error: 0, warning: 0 };
  const tell = (diagnosis: Diagnosis): void => {
    for (const { level } of diagnosis.findings) count[level] += 1;
    for (const line of describe(diagnosis)) output.print(line);
  };
  tell(await diagnoseMachine());
  try {
    for await (const diagnosis of (await load()).doctor()) tell(diagnosis);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ part: "module", findings: [{ level: "error", code: "module_failed", message }] });
  }
  const isWell = count.error + count.warning === 0;
  output.print(isWell ? "Nothing is wrong." : `${count.error} error(s), ${count.warning} warning(s).`);
  return count.error;
}

function describe({ part, findings }: Diagnosis): string[] {
  if (findings.length === 0) return [`ok       ${part}`];
  return findings.map(({ level, code, message }) => `${level.padEnd(8)} ${part} (${code}): ${message}`);
}
