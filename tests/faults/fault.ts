import type { HostSlot } from "./host-slot.ts";
import type { Machine } from "./machine.ts";
import { type Failpoint, times } from "./names.ts";
import type { Plan } from "./plan.ts";
import type { TrialEvent } from "./record.ts";
import type { Stack } from "./stack.ts";

const serverFailpoints: readonly Failpoint[] = ["held", "enqueued", "cancelling", "deleted", "cropped"];

/** What must be in place before the work begins. */
export function prepareFault(stack: Stack, { fault }: Plan, machine: Machine): void {
  // The job is enqueued while Redis is away.
  if (fault.kind === "restart-redis") void machine.restartRedis();
  if (fault.kind === "failpoint") {
    const { failpoint } = fault;
    // A job is recovered only after somebody died over it.
    if (failpoint === "recovering") arm(stack.workers, "claimed");
    else arm(serverFailpoints.includes(failpoint) ? stack.servers : stack.workers, failpoint);
  }
  if (fault.kind === "store") {
    for (const slot of stack.workers) slot.send({ kind: "store", fault: fault.store });
  }
  if (fault.kind === "latency") stack.wire.set({ kind: "latency", ms: 15 });
}

/** Arms or disarms a failpoint in all of these processes. */
export function arm(slots: readonly HostSlot[], failpoint: Failpoint | null): void {
  for (const slot of slots) slot.send({ kind: "arm", failpoint });
}

/** Does what the plan says while the work runs. */
export async function inflict(
  stack: Stack,
  plan: Plan,
  jobId: string | null,
  machine: Machine,
  note: (event: Omit<TrialEvent, "at">) => void,
): Promise<void> {
  const { fault } = plan;
  await pause(plan.afterMs);
  const holder = jobId && holding.has(fault.kind) ? await findHolder(stack, jobId) : null;
  const process = holder?.name;
  switch (fault.kind) {
    case "kill-worker":
      note({ kind: "kill", process });
      holder?.signal("SIGKILL");
      return;
    case "kill-server": {
      const server = stack.servers[plan.dice[3]! < 0.5 ? 0 : 1]!;
      note({ kind: "kill", process: server.name });
      server.signal("SIGKILL");
      return;
    }
    case "stop-worker": {
      if (!holder || !jobId) return;
      holder.signal("SIGSTOP");
      note({ kind: "stop", process });
      const until = Date.now() + 4 * times.leaseMs;
      while (Date.now() < until && (await lastClaim(stack, jobId)) === holder.name) await pause(50);
      if ((await lastClaim(stack, jobId)) !== holder.name) note({ kind: "taken-over", process });
      holder.signal("SIGCONT");
      note({ kind: "continue", process });
      return;
    }
    case "drain":
    case "drain-twice":
      if (!holder) return;
      note({ kind: "terminate", process });
      holder.signal("SIGTERM");
      if (fault.kind === "drain") return;
      await pause(100);
      note({ kind: "terminate-again", process });
      holder.signal("SIGTERM");
      return;
    case "stall":
      note({ kind: "stall", process });
      holder?.send({ kind: "stall", ms: times.leaseMs + 500 });
      return;
    case "duplicates":
      if (!jobId) return;
      for (const slot of stack.workers) slot.send({ kind: "deliver", jobId, times: 5 });
      for (let n = 0; n < 5; n += 1)
        await stack.pool.query("SELECT pg_notify('media_gen', $1)", [`queued:${jobId}`]);
      note({ kind: "delivered" });
      return;
    case "expire":
    case "exhaust": {
      if (!holder || !jobId) return;
      const statement =
        fault.kind === "expire"
          ? "UPDATE media_jobs SET deadline_at = now() WHERE id = $1 AND finished_at IS NULL"
          : `UPDATE media_assets SET attempt = ${times.maxAttempts} WHERE job_id = $1 AND status = 'pending'`;
      holder.signal("SIGKILL");
      await stack.pool.query(statement, [jobId]);
      note({ kind: "kill", process });
      return;
    }
    case "terminate-backend":
      note({ kind: "terminate-backend" });
      await stack.pool.query(
        `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE datname = current_database()
         AND application_name ~ '^(worker|server)' ORDER BY (state = 'idle'), random() LIMIT 3) chosen`,
      );
      return;
    case "restart-postgres":
      note({ kind: "restart-postgres" });
      await machine.restartPostgres();
      return;
    case "flush-redis":
      note({ kind: "flush-redis" });
      await machine.flushRedis();
      return;
    case "reset":
      note({ kind: "reset" });
      stack.wire.reset();
      return;
    case "black-hole":
      note({ kind: "black-hole" });
      stack.wire.set({ kind: "black-hole" });
      await pause(500);
      stack.wire.set({ kind: "pass" });
      return;
    case "cut":
      note({ kind: "cut" });
      stack.wire.set({ kind: "cut", bytes: 300 + Math.floor(plan.dice[4]! * 4000) });
      await pause(300);
      stack.wire.set({ kind: "pass" });
      return;
    default:
      return;
  }
}

const holding = new Set<string>([
  "kill-worker",
  "stop-worker",
  "drain",
  "drain-twice",
  "stall",
  "expire",
  "exhaust",
]);

/** The worker that has the job now; waits for one for 3 s. */
async function findHolder(stack: Stack, jobId: string): Promise<HostSlot | null> {
  const until = Date.now() + 3000;
  while (Date.now() < until) {
    const app = await lastClaim(stack, jobId);
    const slot = stack.workers.find((worker) => worker.name === app);
    if (slot) return slot;
    await pause(20);
  }
  return null;
}

async function lastClaim(stack: Stack, jobId: string): Promise<string | null> {
  const { rows } = await stack.pool.query<{ app: string }>(
    `SELECT app FROM audit_changes WHERE job_id = $1 AND kind = 'job' AND token_after IS NOT NULL
     AND token_before IS DISTINCT FROM token_after ORDER BY id DESC LIMIT 1`,
    [jobId],
  );
  return rows[0]?.app ?? null;
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
