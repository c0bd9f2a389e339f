import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Says who holds a folder. */
interface LockRecord {
  pid: number;
  /** Start time of the process as the system tells it, so that a pid given out anew is not taken for the holder. */
  started: string | null;
}

/** A living process holds the folder. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

const held = new Set<string>();

/**
 * Takes a folder for this process alone. Two processes on one PGlite folder lose data silently.
 *
 * @param folder The data folder; made when it is missing. The lock is the file `<folder>.lock` beside it.
 * @returns A function that gives the folder free again.
 * @throws FolderInUseError when a living process holds the folder. A lock left by a dead process is taken over.
 */
export function lockFolder(folder: string): () => void {
  const path = `${folder.replace(/[/\\]+$/, "")}.lock`;
  mkdirSync(join(path, ".."), { recursive: true });
  if (held.has(path)) throw inUse(folder, process.pid);
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      writeFileSync(path, JSON.stringify({ pid: process.pid, started: processFacts(process.pid).started }), {
        flag: "wx",
      });
      held.add(path);
      const release = (): void => {
        if (!held.delete(path)) return;
        process.removeListener("exit", release);
        rmSync(path, { force: true });
      };
      process.on("exit", release);
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(path);
    if (holder && isAlive(holder)) throw inUse(folder, holder.pid);
    removeStale(path, folder);
  }
  throw new Error(`The data folder ${folder} could not be locked. Remove ${path} and start again.`);
}

/** Moves the file away before removing it: if another process has taken the folder since, its file is put back. */
function removeStale(path: string, folder: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const holder = readHolder(aside);
  const alive = holder !== null && isAlive(holder);
  if (alive) linkSync(aside, path);
  rmSync(aside, { force: true });
  if (alive) throw inUse(folder, holder.pid);
}

function inUse(folder: string, pid: number): FolderInUseError {
  return new FolderInUseError(
    `The data folder ${folder} is in use by process ${pid}. Stop that process first, or choose another folder.`,
  );
}

function readHolder(path: string): LockRecord | null {
  try {
    const record = JSON.parse(readFileSync(path, "utf8")) as Partial<LockRecord>;
    return typeof record.pid === "number" ? { pid: record.pid, started: record.started ?? null } : null;
  } catch {
    return null;
  }
}

function isAlive(holder: LockRecord): boolean {
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const { state, started } = processFacts(holder.pid);
  // A zombie runs no more: it only waits for its parent to ask after it.
  if (state === "Z" || state === "X") return false;
  return started === null || holder.started === null || started === holder.started;
}

/** What Linux tells of a process; elsewhere nothing is known. */
function processFacts(pid: number): { state: string | null; started: string | null } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Fields after the command's closing parenthesis: the state first, the start time twentieth.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? null, started: fields[19] ?? null };
  } catch {
    return { state: null, started: null };
  }
}
