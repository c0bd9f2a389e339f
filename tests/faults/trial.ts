import { setTimeout as pause } from "node:timers/promises";
import { readFinalState, type Snapshot, takeSnapshot } from "./audit.ts";
import { arm, inflict, prepareFault } from "./fault.ts";
import type { HostSlot } from "./host-slot.ts";
import type { Machine } from "./machine.ts";
import { times } from "./names.ts";
import type { Plan } from "./plan.ts";
import { createQueuedTime, type QueuedTime } from "./queued-time.ts";
import type { TrialEvent, TrialRecord } from "./record.ts";
import type { Stack } from "./stack.ts";
import { createWork } from "./work.ts";

/** How long the end of a job may take: its calls, the leases of its dead workers, and time for a machine with much to do. */
export const patienceMs: number = times.maxAttempts * times.callTimeoutMs + 2 * times.leaseMs + 15_000;

/** Runs one plan on a stack and gives everything that was seen of it. */
export async function runTrial(
  stack: Stack,
  plan: Plan,
  machine: Machine,
  patience: number = patienceMs,
): Promise<TrialRecord> {
  const slots = [...stack.servers, ...stack.workers];
  await Promise.all(slots.map((slot) => slot.ready()));
  const begun = Date.now();
  const logsFrom = slots.map((slot) => slot.logs.length);
  const callsFrom = stack.engine.calls.length;
  const record: Omit<TrialRecord, "final" | "files" | "puts" | "tookMs" | "queuedMs"> = {
    plan,
    exchanges: [],
    calls: [],
    snapshots: [],
    hits: [],
    storeFaults: 0,
    events: [],
    endings: [],
    quietAfterMs: null,
    probe: null,
    orders: [],
    engineFaults: new Map(),
    logs: [],
    databaseAway: false,
  };
  const queued = createQueuedTime(() => slots.flatMap((slot) => slot.pid ?? []));
  let calm = false;
  stack.hear = (report, slot) => {
    if (report.kind === "store-fault") record.storeFaults += 1;
    if (report.kind !== "hit") return;
    record.hits.push(report.failpoint);
    record.events.push({ at: Date.now(), kind: "kill", process: slot.name });
    arm(slots, null);
    if (plan.fault.kind !== "failpoint" || report.failpoint === plan.fault.failpoint) return;
    // The one that died has made a job to recover: now its heir is the target, its own successor too.
    const { failpoint } = plan.fault;
    arm(
      stack.workers.filter((worker) => worker !== slot),
      failpoint,
    );
    const armSuccessor = async (dead: string): Promise<void> => {
      while (slot.name === dead && !calm) await pause(20);
      await slot.ready();
      if (!calm) arm([slot], failpoint);
    };
    // A successor that does not come up is found by the trial itself.
    armSuccessor(slot.name).catch(() => undefined);
  };

  const work = createWork(stack, plan, patience);
  const watching = new AbortController();
  const watched = watch(stack, plan.owner, record.snapshots, queued, watching.signal);
  prepareFault(stack, plan, machine);
  const running = work.run();
  await work.started.then((jobId) =>
    inflict(stack, plan, jobId, machine, (event) => record.events.push({ at: Date.now(), ...event })).catch(
      // PostgreSQL may be restarted under any trial: then this one has that fault instead of its own.
      () => record.events.push({ at: Date.now(), kind: "fault-failed" }),
    ),
  );
  await running;

  calm = true;
  arm(slots, null);
  for (const slot of slots) slot.send({ kind: "store", fault: null });
  stack.wire.set({ kind: "pass" });
  record.quietAfterMs = await untilQuiet(stack, plan.owner, queued, patience);
  await untilEnded(slots, record.events);
  if (record.quietAfterMs !== null) {
    await Promise.all(slots.map((slot) => slot.ready()));
    record.probe = await work.probe();
    const again = await untilQuiet(stack, plan.owner, queued, patience);
    if (again === null) record.quietAfterMs = null;
    await persist(() => stack.sweep());
  }
  watching.abort();
  await watched;
  const final = await persist(() => readFinalState(stack.pool, plan.owner));
  const ids = final.assets.map((asset) => asset.id);
  const files = await stack.listFiles(ids);
  const puts = new Map(stack.puts);
  stack.forgetFiles(ids);
  stack.hear = () => undefined;
  return {
    ...record,
    exchanges: work.client.exchanges,
    engineFaults: work.tags,
    orders: work.orders,
    calls: stack.engine.calls.slice(callsFrom).filter((call) => call.tag.startsWith(`canary${plan.owner}x`)),
    endings: slots.flatMap((slot) => slot.endings.filter((ending) => ending.at >= begun)),
    logs: slots.flatMap((slot, at) => slot.logs.slice(logsFrom[at])),
    tookMs: Date.now() - begun,
    queuedMs: queued.read(),
    final,
    files,
    puts,
  };
}

/** The harness itself outlives a restart of its database. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Looks at the owner every now and then; a look that fails says nothing. */
async function watch(
  stack: Stack,
  owner: string,
  into: Snapshot[],
  queued: QueuedTime,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // Also of processes that end before the next look.
    queued.read();
    const snapshot = await takeSnapshot(stack.pool, owner).catch(() => null);
    if (snapshot) into.push(snapshot);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

// However long the machine keeps everybody waiting, a trial ends.
const longestPatienceMs = 90_000;

/** How long it took until no image was pending; null when that was too long, not counting what the machine made the stack wait. */
async function untilQuiet(
  stack: Stack,
  owner: string,
  queued: QueuedTime,
  patience: number,
): Promise<number | null> {
  const from = Date.now();
  const queuedBefore = queued.read();
  while (Date.now() - from < Math.min(patience + queued.read() - queuedBefore, longestPatienceMs)) {
    const pending = await stack.pool
      .query("SELECT 1 FROM media_assets WHERE owner_id = $1 AND status = 'pending' LIMIT 1", [owner])
      .catch(() => null);
    if (pending?.rowCount === 0) return Date.now() - from;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return null;
}

/** Waits for the end of every process that was told to stop; its job may have been over before it was. */
async function untilEnded(slots: readonly HostSlot[], events: readonly TrialEvent[]): Promise<void> {
  const told = events.filter((event) => event.kind === "terminate").map((event) => event.process);
  const until = Date.now() + endingMs;
  const open = (): boolean =>
    told.some((name) => !slots.some((slot) => slot.endings.some((ending) => ending.name === name)));
  while (open() && Date.now() < until) await pause(20);
}

const endingMs = 30_000;
