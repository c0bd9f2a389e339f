import {
  type EngineFault,
  engineFaults,
  type Failpoint,
  failpoints,
  type StoreFault,
  storeFaults,
} from "./names.ts";

/** What goes wrong in a trial. */
export type Fault =
  | { kind: "none" }
  | { kind: "failpoint"; failpoint: Failpoint }
  | { kind: "kill-worker" | "kill-server" | "stop-worker" | "drain" | "drain-twice" | "stall" }
  | { kind: "duplicates" | "expire" | "exhaust" | "terminate-backend" | "restart-postgres" }
  | { kind: "reset" | "black-hole" | "latency" | "cut" }
  | { kind: "restart-redis" | "flush-redis" }
  | { kind: "store"; store: StoreFault }
  | { kind: "engine"; engine: EngineFault };

/** What owners do in a trial. */
export type Work = "plain" | "storm" | "cap" | "cancel" | "gallery";

/** Everything that a trial decides beforehand. The same seed and number give the same plan. */
export interface Plan {
  seed: number;
  number: number;
  owner: string;
  fault: Fault;
  work: Work;
  /** What tells the workers of jobs. */
  queue: "bullmq" | "in-process";
  /** Images in a job. */
  count: number;
  /** When the fault comes, after the job was asked for. */
  afterMs: number;
  /** Time that the engine takes for an image. */
  drawMs: number;
  /** Further choices of the work, 0 to 1 each. */
  dice: number[];
}

// Of 200 trials each kind gets some, and what kills gets most.
const weights: readonly [Fault, number, readonly Work[]][] = [
  ...failpoints.map((failpoint): [Fault, number, readonly Work[]] => [
    { kind: "failpoint", failpoint },
    5,
    failpoint === "cancelling"
      ? ["cancel"]
      : failpoint === "deleted" || failpoint === "cropped"
        ? ["gallery"]
        : failpoint === "held" || failpoint === "enqueued"
          ? ["plain", "storm"]
          : failpoint === "recovering"
            ? ["plain"]
            : ["plain", "plain", "cancel", "gallery"],
  ]),
  [{ kind: "kill-worker" }, 16, ["plain", "cancel", "gallery"]],
  [{ kind: "kill-server" }, 8, ["storm", "gallery", "cancel"]],
  [{ kind: "stop-worker" }, 8, ["plain"]],
  [{ kind: "drain" }, 5, ["plain"]],
  [{ kind: "drain-twice" }, 5, ["plain"]],
  [{ kind: "stall" }, 3, ["plain"]],
  [{ kind: "duplicates" }, 4, ["plain"]],
  [{ kind: "expire" }, 3, ["plain"]],
  [{ kind: "exhaust" }, 3, ["plain"]],
  [{ kind: "terminate-backend" }, 8, ["plain", "cancel", "gallery"]],
  [{ kind: "restart-postgres" }, 2, ["plain", "gallery"]],
  [{ kind: "reset" }, 5, ["plain", "gallery"]],
  [{ kind: "black-hole" }, 3, ["plain"]],
  [{ kind: "latency" }, 3, ["plain", "cancel"]],
  [{ kind: "cut" }, 4, ["plain", "gallery"]],
  ...storeFaults.map((store): [Fault, number, readonly Work[]] => [{ kind: "store", store }, 3, ["plain"]]),
  ...engineFaults.map((engine): [Fault, number, readonly Work[]] => [
    { kind: "engine", engine },
    2,
    ["plain"],
  ]),
  [{ kind: "restart-redis" }, 3, ["plain"]],
  [{ kind: "flush-redis" }, 3, ["plain"]],
  [{ kind: "none" }, 4, ["cap"]],
  [{ kind: "none" }, 8, ["storm"]],
  [{ kind: "none" }, 12, ["cancel"]],
  [{ kind: "none" }, 8, ["gallery"]],
];

const tickets: number = weights.reduce((sum, [, weight]) => sum + weight, 0);

/** In so many trials in a row each kind of fault comes as often as its weight says. */
export const trialsForEachKind: number = tickets;

/** Decides one trial. */
export function planTrial(seed: number, number: number): Plan {
  const random = randomOf(seed * 1_000_003 + number);
  // Not drawn but spread: as many trials in a row as there are tickets hold each kind exactly as often as its weight says.
  const ticket = (Math.floor(number / tickets) * 7 + number * strideFor(tickets)) % tickets;
  let left = ticket;
  const [fault, , works] = weights.find(([, weight]) => {
    left -= weight;
    return left < 0;
  })!;
  return {
    seed,
    number,
    owner: `owner${seed}t${number}`,
    fault,
    // A quarter of the trials has a queue on Redis between servers and workers.
    queue: fault.kind.endsWith("redis") || ticket % 4 === 0 ? "bullmq" : "in-process",
    work: works[Math.floor(random() * works.length)]!,
    count: 2 + Math.floor(random() * 3),
    afterMs: Math.floor(random() * 250),
    drawMs: slowFaults.has(fault.kind) ? 150 + Math.floor(random() * 150) : 10 + Math.floor(random() * 60),
    dice: Array.from({ length: 16 }, random),
  };
}

// In these the job must still run when the fault comes.
const slowFaults = new Set<string>([
  "kill-worker",
  "stop-worker",
  "drain",
  "drain-twice",
  "stall",
  "expire",
  "exhaust",
  "terminate-backend",
  "restart-postgres",
  "reset",
  "black-hole",
  "cut",
]);

/** A step that visits every ticket before it comes back. */
function strideFor(total: number): number {
  let stride = Math.floor(total * 0.618);
  while (gcd(stride, total) !== 1) stride += 1;
  return stride;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A fault's name in the table. */
export function nameOf({ fault }: Plan): string {
  if (fault.kind === "failpoint") return `kill at "${fault.failpoint}"`;
  if (fault.kind === "store") return `store: ${fault.store}`;
  if (fault.kind === "engine") return `engine: ${fault.engine}`;
  return fault.kind;
}
