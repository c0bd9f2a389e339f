// Builds what is out of date: the packages in the order of their floors, then the pages of the host app.
// `npm run build` builds types too; the demo skips them with --no-types, because nothing that runs reads them.
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { withBuildLock } from "./build-lock.mjs";
import { repository } from "./install.mjs";
import { clearStamp, isFresh, setStamp, stampOf } from "./stamps.mjs";

const tsup = "node_modules/tsup/dist/cli-default.js";
const vite = "node_modules/vite/bin/vite.js";
const shared = ["package-lock.json", "tsconfig.json"];

/** Each step: where its sources are, what it makes, which steps must be older than it. */
const steps = [
  { name: "contract", folder: "packages/contract", needs: [] },
  { name: "client", folder: "packages/client", needs: ["contract"] },
  { name: "server-kit", folder: "packages/server-kit", needs: ["contract"] },
  { name: "react", folder: "packages/react", needs: ["contract", "client"] },
  { name: "host-app", folder: "examples/host-app", needs: ["contract", "client", "react"], pages: true },
];

function inputsOf(step) {
  const own = step.pages
    ? ["src", "shared", "public", "index.html", "vite.config.ts", "package.json"]
    : ["src", "tsup.config.ts", "package.json"];
  const needed = steps.filter((other) => step.needs.includes(other.name)).flatMap((other) => inputsOf(other));
  return [...shared, ...own.map((path) => `${step.folder}/${path}`), ...needed];
}

function run(step, types) {
  const args = step.pages
    ? [vite, "build", "--logLevel", "warn"]
    : [tsup, "--silent", ...(types ? [] : ["--no-dts"])];
  args[0] = repository + args[0];
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: repository + step.folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`Building ${step.name} failed. Its messages are above.`);
}

/** Brings every dist folder up to date. With `types` the packages' declarations are made too. */
export function build({ types }) {
  for (const step of steps) {
    const stamp = stampOf(inputsOf(step));
    const withTypes = types && !step.pages;
    if (isFresh(step, stamp, withTypes)) continue;
    const started = Date.now();
    clearStamp(step);
    run(step, withTypes);
    setStamp(step, stamp, withTypes);
    console.log(`built ${step.name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    withBuildLock(() => build({ types: !process.argv.includes("--no-types") }));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
