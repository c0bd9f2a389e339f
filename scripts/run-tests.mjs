// The steps of `npm test`, on the project's Node. Arguments are passed on to Vitest, for example a file filter.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { repository } from "./install.mjs";

const folder = `${repository}.data/test/`;
const filters = process.argv.slice(2);
let passed = 0;
let failed = 0;

/** Runs a program; `later` keeps what it prints until it has ended, so that two at once do not speak into each other. */
async function step(name, command, args, { later = false } = {}) {
  const started = Date.now();
  const child = spawn(command, args, { cwd: repository, stdio: later ? "pipe" : "inherit" });
  const printed = [];
  if (later)
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => printed.push(text));
  const [status] = await once(child, "close");
  process.stdout.write(Buffer.concat(printed));
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

function count(ok) {
  if (ok) passed += 1;
  else failed += 1;
}

async function test(projects, options) {
  const report = `${folder}${projects.join("-")}.json`;
  rmSync(report, { force: true });
  const args = ["run", "--config", "vitest.workspace.ts", "--passWithNoTests", "--reporter=default"];
  args.push("--reporter=json", `--outputFile.json=${report}`, ...projects.map((name) => `--project=${name}`));
  const ran = await step(`tests: ${projects.join(", ")}`, "vitest", [...args, ...filters], options);
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

if (filters.length === 0) {
  count(await step("audit", process.execPath, ["scripts/audit.mjs"]));
  count(await step("types", "tsc", ["-p", "tsconfig.json"]));
  count(await step("types of public exports", "tsc", ["-p", "tsconfig.public.json"]));
  count(await step("lint and format", "biome", ["check", "--error-on-warnings", "."]));
}
count(await step("build", process.execPath, ["scripts/build.mjs"]));
mkdirSync(folder, { recursive: true });

// Real servers mostly wait, so they run beside what only reckons. A browser needs the machine for itself.
await Promise.all([
  test(["node", "dom", "react-18"]),
  (async () => {
    for (const name of ["postgres", "fleet", "system", "faults"]) await test([name], { later: true });
  })(),
]);
await test(["browser"]);
await test(["looks"]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
