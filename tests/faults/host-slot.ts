import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Programs } from "./bundle.ts";
import type { HostCommand, HostReport, HostSettings } from "./names.ts";
import { createQueuedTime } from "./queued-time.ts";

/** How one process ended. */
export interface Ending {
  name: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  at: number;
}

/** A place of a stack in which a process runs; when it dies, the next one takes its place. */
export interface HostSlot {
  readonly role: "server" | "worker";
  /** Name of the process that runs now. */
  readonly name: string;
  readonly port: number;
  /** Of the process that runs now. */
  readonly pid: number | undefined;
  readonly alive: boolean;
  readonly endings: Ending[];
  /** What the processes of this slot wrote to their logs. */
  readonly logs: string[];
  /** Resolves when the process that runs now is at work. */
  ready(): Promise<void>;
  send(command: HostCommand): void;
  signal(signal: NodeJS.Signals): void;
  close(): Promise<void>;
}

const readyWithinMs = 20_000;

/** Starts a process and keeps its place taken. */
export function openHostSlot(
  programs: Programs,
  settings: Omit<HostSettings, "name"> & { slot: string },
  hear: (report: HostReport, slot: HostSlot) => void,
): HostSlot {
  const { slot, role, ...rest } = settings;
  const endings: Ending[] = [];
  const logs: string[] = [];
  let child: ChildProcess;
  let started = 0;
  let name = "";
  let port = 0;
  let closing = false;
  let ready = Promise.withResolvers<void>();

  const self: HostSlot = {
    role,
    endings,
    logs,
    get name() {
      return name;
    },
    get port() {
      return port;
    },
    get pid() {
      return child.pid;
    },
    get alive() {
      return child.exitCode === null && child.signalCode === null;
    },
    ready: async () => {
      const from = Date.now();
      const queued = createQueuedTime(() => [child.pid ?? 0]);
      const timer = setInterval(() => {
        if (Date.now() - from < readyWithinMs + queued.read()) return;
        ready.reject(new Error(`${name} did not start.\n${logs.slice(-5).join("\n")}`));
      }, 250);
      await ready.promise.finally(() => clearInterval(timer));
    },
    send: (command) => {
      if (child.connected) child.send(command, () => undefined);
    },
    signal: (signal) => {
      child.kill(signal);
    },
    close: async () => {
      closing = true;
      if (!self.alive) return;
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      child.kill("SIGCONT");
      await exit;
    },
  };

  const start = (): void => {
    started += 1;
    name = `${slot}-${started}`;
    ready = Promise.withResolvers();
    ready.promise.catch(() => undefined);
    const mine: HostSettings = { ...rest, role, name };
    const args = role === "worker" ? [programs.cli, "worker", programs.host] : [programs.host];
    child = spawn(process.execPath, ["--max-old-space-size=200", ...args], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        MEDIA_GEN_TRIAL: JSON.stringify(mine),
        UV_THREADPOOL_SIZE: "2",
        // Processes are started by the hundred: each reads what the first has compiled.
        NODE_COMPILE_CACHE: `${dirname(programs.host)}/compiled`,
      },
    });
    const [own, current] = [name, ready];
    createInterface(child.stdout!).on("line", (line) => {
      if (line === "The worker takes jobs.") current.resolve();
      if (!line.startsWith("@")) return;
      const report = JSON.parse(line.slice(1)) as HostReport;
      if (report.kind === "ready") {
        port = report.port;
        current.resolve();
      }
      hear(report, self);
    });
    createInterface(child.stderr!).on("line", (line) => {
      logs.push(line);
    });
    child.on("error", () => undefined);
    child.once("exit", (code, signal) => {
      endings.push({ name: own, code, signal, at: Date.now() });
      if (!closing) start();
    });
  };
  start();
  return self;
}
