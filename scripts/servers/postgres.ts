import { execFile, execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "./free-port.ts";

/** Debian keeps the servers of each version in a folder of its own, outside PATH. */
function findBinaries(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions
    .map((version) => join(root, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
  if (folder) return folder;
  try {
    return execFileSync("pg_config", ["--bindir"], { encoding: "utf8" }).trim();
  } catch {
    throw new Error("PostgreSQL's server programs were not found. Install them: apt-get install postgresql");
  }
}

/** PostgreSQL refuses to run as root, so root hands over to the `postgres` account. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** A PostgreSQL server of the machine's own binaries. */
export interface PostgresServer {
  /** Address of its superuser. */
  url: string;
  /** Cuts it off as a crash would and starts it again on the same port and data; `whileAway` runs in between. */
  restart(whileAway?: () => Promise<void>): Promise<void>;
  /** Ends it at once and removes its data. */
  stop(): void;
}

/**
 * Starts PostgreSQL on a free port with data of its own.
 *
 * @throws Error that says what to install when the machine has no server programs.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = findBinaries();
  const account = serverAccount();
  const folder = mkdtempSync("/tmp/media-gen-postgres-");
  if (account) chownSync(folder, account.uid, account.gid);
  const run = (program: string, args: string[]) =>
    execFileSync(join(binaries, program), args, {
      ...account,
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
  const data = join(folder, "data");
  run("initdb", ["-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--no-locale"]);
  const port = await freePort();
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=300`;
  const starting = ["-D", data, "-l", join(folder, "log"), "-o", settings, "-w", "start"];
  const stopping = ["-D", data, "-m", "immediate", "-w", "stop"];
  run("pg_ctl", starting);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async (whileAway) => {
      // Not awaited in this thread: who restarts a server under load goes on serving the load.
      const later = (args: string[]) =>
        promisify(execFile)(join(binaries, "pg_ctl"), args, { ...account, cwd: folder });
      await later(stopping);
      await whileAway?.();
      await later(starting);
    },
    stop: () => {
      run("pg_ctl", stopping);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
