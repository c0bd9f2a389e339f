import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = ["--import", `${repository}scripts/follow-parent.mjs`, "examples/host-app/server/main.ts"];

/** One process of the fleet, replaced whenever it ends by itself or is killed. */
export interface Member {
  readonly name: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** How often it was replaced. */
  readonly replaced: number;
  /** Resolves when a process is ready: the one that runs, or the one that will replace it. */
  ready(): Promise<void>;
  /** Lets it finish what it has begun, and replaces it no more. */
  stop(): Promise<void>;
}

const readyWithinMs = 90_000;
const endWithinMs = 40_000;
const pauseMs = 200;

/**
 * Starts the host app in one role.
 *
 * @throws Error with what it printed when its first process ends before it is ready.
 */
export async function startMember(
  name: string,
  env: Record<string, string>,
  log: (line: string) => void,
): Promise<Member> {
  let stopping = false;
  let replaced = 0;
  let child: ChildProcess;
  let ready: Promise<void>;

  const launch = (): void => {
    const printed: string[] = [];
    const made = spawn(process.execPath, program, {
      cwd: repository,
      env: { ...process.env, NODE_OPTIONS: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // Ctrl-C is for the fleet to hear: it ends its members before the servers that they still need.
      detached: true,
    });
    child = made;
    ready = new Promise((resolve, reject) => {
      // Its end is heard below, with what it printed.
      const patience = setTimeout(() => made.kill("SIGKILL"), readyWithinMs);
      const read = (line: string): void => {
        printed.push(line);
        if (line.startsWith("ready ")) {
          clearTimeout(patience);
          resolve();
        } else log(`${name}: ${line}`);
      };
      createInterface({ input: made.stdout! }).on("line", read);
      createInterface({ input: made.stderr! }).on("line", read);
      made.once("error", reject);
      made.once("exit", (code, signal) => {
        clearTimeout(patience);
        reject(new Error(`${name} ended with ${code ?? signal} before it was ready:\n${printed.join("\n")}`));
        if (!stopping) void replace(code ?? signal);
      });
    });
    ready.catch(() => undefined);
  };
  const replace = async (reason: number | string | null): Promise<void> => {
    log(`${name} ended with ${reason} and is replaced`);
    // A process that cannot start must not take the machine with it.
    await sleep(pauseMs);
    if (stopping) return;
    replaced += 1;
    launch();
  };

  launch();
  await ready!;
  return {
    name,
    get pid() {
      return child.pid!;
    },
    get replaced() {
      return replaced;
    },
    ready: () => ready,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), endWithinMs);
      await ended;
      clearTimeout(patience);
    },
  };
}
