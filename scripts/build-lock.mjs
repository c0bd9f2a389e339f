// One build at a time: two demos that start together must not write the same dist folders.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { repository } from "./install.mjs";

const lockFile = `${repository}.data/build/lock`;

/** A process that was killed leaves its lock behind; its pid tells. */
function isHeld() {
  try {
    process.kill(Number(readFileSync(lockFile, "utf8")), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Runs `work` while no other process builds; waits for that process first. */
export function withBuildLock(work) {
  mkdirSync(`${repository}.data/build`, { recursive: true });
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (isHeld()) Atomics.wait(asleep, 0, 0, 100);
      else rmSync(lockFile, { force: true });
    }
  }
  try {
    return work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}
