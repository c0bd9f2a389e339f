import { type Diagnosis, diagnoseMachine } from "../doctor/diagnose.ts";
import type { MediaGen } from "../media-gen.ts";
import type { Output } from "./output.ts";

/**
 * Prints what is wrong with a set-up, and what is right.
 *
 * @param load Gives the kit; when it fails, that is a finding too.
 * @returns How many findings there were.
 */
export async function report(load: () => Promise<MediaGen>, output: Output): Promise<number> {
  let findings = 0;
  const tell = (diagnosis: Diagnosis): void => {
    findings += diagnosis.findings.length;
    for (const line of describe(diagnosis)) output.print(line);
  };
  tell(await diagnoseMachine());
  try {
    for await (const diagnosis of (await load()).doctor()) tell(diagnosis);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ part: "module", findings: [{ level: "error", code: "module_failed", message }] });
  }
  output.print(findings === 0 ? "Nothing is wrong." : `${findings} finding(s).`);
  return findings;
}

function describe({ part, findings }: Diagnosis): string[] {
  if (findings.length === 0) return [`ok       ${part}`];
  return findings.map(({ level, code, message }) => `${level.padEnd(8)} ${part} (${code}): ${message}`);
}
