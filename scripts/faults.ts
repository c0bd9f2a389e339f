// `npm run faults -- --trials N --seed S`: kills, cuts and stalls real processes and looks whether anything was lost.
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
    stacks: { type: "string", default: "3" },
    bugs: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
});

if (values.bugs) {
  const found = await huntBugs(await bundlePrograms(), Number(values.seed), (line) => console.log(line));
  const hits = found.filter((one) => one.found).length;
  console.log(`seeded bugs found: ${hits} of ${found.length}`);
  process.exit(hits === found.length ? 0 : 1);
}

const result = await runFaults({
  trials: Number(values.trials),
  seed: Number(values.seed),
  only: values.only === undefined ? undefined : Number(values.only),
  stacks: Number(values.stacks),
  tell: (line) => console.log(line),
});
if (values.verbose) for (const { record } of result.failed) console.dir(record, { depth: 6 });
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
