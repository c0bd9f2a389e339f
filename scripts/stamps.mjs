// Tells whether a built folder still belongs to its sources: by their names, sizes and times, without reading them.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./install.mjs";

function* filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    yield `${path} ${stat.size} ${stat.mtimeMs}`;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!/\.test\.tsx?$/.test(name)) yield* filesUnder(join(path, name));
  }
}

/** One short text for the state of these files and folders, named from the repository's root. */
export function stampOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) for (const line of filesUnder(join(repository, path))) hash.update(`${line}\n`);
  return hash.digest("hex");
}

const stampFile = (step) => `${repository}.data/build/${step.name}`;

/** True when the step's dist was made from sources of this stamp. */
export function isFresh(step, stamp, withTypes) {
  if (!existsSync(`${repository}${step.folder}/dist`) || !existsSync(stampFile(step))) return false;
  const [made, types] = readFileSync(stampFile(step), "utf8").split(" ");
  return made === stamp && (!withTypes || types === "types");
}

/** Forgets the stamp, so that a build that stops half way is not taken for a whole one. */
export function clearStamp(step) {
  rmSync(stampFile(step), { force: true });
}

export function setStamp(step, stamp, withTypes) {
  mkdirSync(`${repository}.data/build`, { recursive: true });
  writeFileSync(stampFile(step), `${stamp} ${withTypes ? "types" : "code"}`);
}
