// Installs the lock's packages when they are missing or changed, and hands over to the project's own Node.
// Plain JavaScript without packages: it is the first thing that runs on a new machine, on Node 20.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository. */
export const repository = fileURLToPath(new URL("..", import.meta.url));

const stampFile = `${repository}node_modules/.media-gen-lock`;
const projectNode = `${repository}node_modules/node/bin/node`;

/** Runs `npm ci` unless node_modules already holds what package-lock.json says. */
export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(`${repository}package-lock.json`))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lock && existsSync(projectNode)) return;
  console.log("Installing packages");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: repository,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  writeFileSync(stampFile, lock);
}

/** Runs a program on the project's Node with its tools first in PATH; signals are passed on. Resolves to the exit code. */
export function runOnProjectNode(args, env = {}) {
  const child = spawn(projectNode, args, {
    cwd: repository,
    stdio: "inherit",
    env: { ...process.env, PATH: `${repository}node_modules/.bin:${process.env.PATH}`, ...env },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
