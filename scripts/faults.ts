// `npm run faults -- --trials N --seed S`: kills, cuts and stalls real processes and looks whether anything was lost.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { huntBugs } from "../tests/faults/bug-hunt.ts";
import { bundlePrograms } from "../tests/faults/bundle.ts";
import { vacuous } from "../tests/faults/check/check.ts";
import { invariants } from "../tests/faults/check/invariants.ts";
import { failpointSentences, failpoints } from "../tests/faults/names.ts";
import { runFaults } from "../tests/faults/run.ts";

const { values } = parseArgs({
  options: {
    trials: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    stacks: { type: "string", default: "4" },
    model: { type: "string" },
    bugs: { type: "boolean", default: false },
  },
});

if (values.model !== undefined) {
  const words = ["run", "--config", "vitest.workspace.ts", "--project", "faults", "tests/faults/model"];
  const env = { ...process.env, MEDIA_GEN_MODEL_RUNS: values.model, MEDIA_GEN_MODEL_SEED: values.seed };
  process.exit(spawnSync("vitest", words, { stdio: "inherit", env }).status ?? 1);
}

if (values.bugs) {
  const found = await huntBugs(await bundlePrograms(), Number(values.seed), (line) => console.log(line));
  const hits = found.filter((one) => one.found).length;
  console.log(`seeded bugs found: ${hits} of ${found.length}`);
  process.exit(hits === found.length ? 0 : 1);
}

// Ctrl-C ends the run after the trials under way, and the table says what was seen until then.
const interrupted = new AbortController();
process.once("SIGINT", () => interrupted.abort()).once("SIGTERM", () => interrupted.abort());

const result = await runFaults({
  signal: interrupted.signal,
  trials: Number(values.trials),
  seed: Number(values.seed),
  only: values.only === undefined ? undefined : Number(values.only),
  stacks: Number(values.stacks),
  tell: (line) => console.log(line),
});
// What was seen of a failed trial, to be read at leisure.
const kept = new URL("../.data/faults/failed/", import.meta.url);
mkdirSync(kept, { recursive: true });
for (const { plan, record } of result.failed) {
  const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);
  writeFileSync(new URL(`${plan.seed}-${plan.number}.json`, kept), JSON.stringify(record, plain, 1));
}
const table = (rows: readonly (readonly [string, number, string])[]): void => {
  for (const [name, count, sentence] of rows)
    console.log(`${name.padEnd(24)}${String(count).padStart(7)}  ${sentence}`);
};
console.log("\nhits per failpoint");
table(failpoints.map((name) => [name, result.hits.get(name) ?? 0, failpointSentences[name]]));
console.log("\ntrials per fault");
table([...result.faults].sort().map(([name, count]) => [name, count, ""]));
console.log("\nimages by reason");
table([...result.reasons].sort().map(([name, count]) => [name, count, ""]));
console.log("\ncases per invariant");
table(
  Object.entries(invariants).map(([name, sentence]) => [
    name,
    result.cases.get(name as keyof typeof invariants) ?? 0,
    sentence,
  ]),
);
const violations = result.failed.reduce((sum, trial) => sum + trial.violations.length, 0);
console.log(
  `\n${result.trials} trials in ${result.seconds.toFixed(0)} s, seed ${values.seed}; quiet at most ${result.longestQuietMs} ms after the faults`,
);
const empty = values.only === undefined ? vacuous(result.cases) : [];
if (empty.length > 0) console.log(`never tried: ${empty.join(", ")}`);
console.log(`violations: ${violations}`);
for (const { plan } of result.failed)
  console.log(`again: npm run faults -- --seed ${plan.seed} --only ${plan.number}`);
process.exitCode = violations === 0 && empty.length === 0 ? 0 : 1;
