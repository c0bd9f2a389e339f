// The steps of `npm test`, on the project's Node. Arguments are passed on to Vitest, for example a file filter.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { repository } from "./install.mjs";

const report = `${repository}.data/test/vitest.json`;
const filters = process.argv.slice(2);
let passed = 0;
let failed = 0;

function step(name, command, args) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: repository, stdio: "inherit" });
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

function count(ok) {
  if (ok) passed += 1;
  else failed += 1;
}

if (filters.length === 0) {
  count(step("types", "tsc", ["-p", "tsconfig.json"]));
  count(step("types of public exports", "tsc", ["-p", "tsconfig.public.json"]));
  count(step("lint and format", "biome", ["check", "--error-on-warnings", "."]));
}
count(step("build", process.execPath, ["scripts/build.mjs"]));

mkdirSync(`${repository}.data/test`, { recursive: true });

/** Real servers and browsers run one after another: two cores would make them wait for each other. */
for (const projects of [
  ["node", "dom", "react-18"],
  ["postgres"],
  ["fleet"],
  ["faults"],
  ["system"],
  ["browser"],
]) {
  rmSync(report, { force: true });
  const ran = step(`tests: ${projects.join(", ")}`, "vitest", [
    "run",
    "--config",
    "vitest.workspace.ts",
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...projects.map((name) => `--project=${name}`),
    ...filters,
  ]);
  try {
    const result = JSON.parse(readFileSync(report, "utf8"));
    for (const { assertionResults } of result.testResults) {
      for (const { status, fullName, failureMessages } of assertionResults) {
        if (status === "passed" && failureMessages.length > 0) {
          console.log(`passed on the second try: ${fullName}\n  ${failureMessages[0].split("\n", 1)[0]}`);
        }
      }
    }
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    // A file that could not be loaded, or an unhandled error, has no failed test of its own.
    if (!ran && result.numFailedTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
