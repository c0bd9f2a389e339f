import type { AuditRow } from "../audit.ts";
import { tagPattern } from "../faulty-engine.ts";
import { type EngineFault, reasonOf, times } from "../names.ts";
import type { TrialRecord } from "../record.ts";
import type { Notes } from "./invariants.ts";

/** I1, I2, I4, I6, I12 and the reasons: images come to one end, in time, with no more calls than there were faults. */
export function checkJobs(record: TrialRecord, notes: Notes): void {
  const { final } = record;
  for (const asset of final.assets) {
    notes.count("I1");
    const ends = final.audit.filter(
      (row) => row.kind === "asset" && row.row_id === asset.id && row.before !== row.after,
    );
    if (ends.length > 1) notes.violated("I1", `image ${asset.id} ended ${ends.length} times`);
    if (ends.some((row) => row.before !== "pending"))
      notes.violated("I1", `image ${asset.id} changed after its end`);
  }

  notes.count("I2", final.assets.length);
  const open = final.assets.filter((asset) => asset.status === "pending");
  if (record.quietAfterMs === null || open.length > 0)
    notes.violated("I2", `${open.length} images still pending; ${progressOf(record)}`);
  const live = final.jobs.filter((job) => job.status === "queued" || job.status === "running");
  if (live.length > 0 && open.length === 0)
    notes.violated("I6", "a job without pending images is still live");

  checkCalls(record, notes);
  if (record.probe) {
    notes.count("I6");
    const refusal = new Set(["daily_limit_reached"]);
    if (record.probe.status !== 202 && !refusal.has(record.probe.code ?? "")) {
      notes.violated("I6", `a new job was answered ${record.probe.status} ${record.probe.code}`);
    }
  }
  checkDeliveries(record, notes);
  checkReasons(record, notes);
}

/** A claim gives each image one call at most, and only a lost lease or a release gives a second claim. */
function checkCalls(record: TrialRecord, notes: Notes): void {
  for (const job of record.final.jobs) {
    const tag = tagPattern.exec(job.prompt)?.[0];
    const claims = claimsOf(record, job.id);
    for (const asset of record.final.assets.filter((one) => one.job_id === job.id)) {
      const calls = record.calls.filter((call) => call.tag === tag && call.slots.includes(asset.slot)).length;
      notes.count("I4");
      if (calls > claims.length) {
        notes.violated("I4", `slot ${asset.slot} was called ${calls} times in ${claims.length} claims`);
      }
      if (calls > times.maxAttempts && record.plan.fault.kind !== "drain-twice") {
        notes.violated("I4", `slot ${asset.slot} was called ${calls} times`);
      }
      if (asset.status === "ready" && calls === 0)
        notes.violated("I4", `slot ${asset.slot} is ready without a call`);
    }
  }
}

/** What was done for jobs that did not end, last of all. */
function progressOf({ final }: TrialRecord): string {
  const live = final.jobs.filter((job) => job.status === "queued" || job.status === "running");
  return live
    .map(({ id, status }) => {
      const rows = final.audit.filter((row) => row.job_id === id);
      const last = rows.at(-1);
      const claims = rows.filter((row) => row.kind === "job" && row.token_after !== row.token_before).length;
      return `${id} is ${status} after ${claims} claims and releases, ${rows.length} changes, the last by ${last?.app} at ${last?.at}`;
    })
    .join("; ");
}

function claimsOf(record: TrialRecord, jobId: string): AuditRow[] {
  return record.final.audit.filter(
    (row) =>
      row.job_id === jobId && row.kind === "job" && row.token_after && row.token_before !== row.token_after,
  );
}

/** Messages that come again find a job that is held, or over. */
function checkDeliveries(record: TrialRecord, notes: Notes): void {
  for (const job of record.final.jobs) {
    for (const claim of claimsOf(record, job.id)) {
      if (claim.token_before !== null && (claim.lease_left ?? 0) > 0) {
        notes.violated("I12", `a job was claimed ${claim.lease_left} ms before its lease was over`);
      }
    }
  }
  if (record.events.some((event) => event.kind === "delivered")) notes.count("I12", record.final.jobs.length);
}

function checkReasons(record: TrialRecord, notes: Notes): void {
  const { fault } = record.plan;
  const expect = (slot: number, tag: string, wanted: string | null): void => {
    const job = record.final.jobs.find((one) => one.prompt.includes(tag));
    const asset = record.final.assets.find((one) => one.job_id === job?.id && one.slot === slot);
    // A job that changed hands may have run out of tries or time on the way.
    if (!asset || record.databaseAway || claimsOf(record, asset.job_id).length > 1) return;
    notes.count("reason");
    const told = asset.status === "ready" ? null : asset.error_code;
    // A machine that is too slow for the call's time says so truly.
    if (told !== wanted && told !== "timeout")
      notes.violated("reason", `after ${JSON.stringify(fault)} slot ${slot} said ${told}, not ${wanted}`);
  };
  for (const [tag, faults] of record.engineFaults) {
    for (const [slot, kind] of faults) expect(slot, tag, reasonOf[kind as EngineFault]);
  }
  if (fault.kind === "store" && fault.store !== "slow") {
    const tag = `canary${record.plan.owner}x1`;
    for (let slot = 0; slot < record.plan.count; slot += 1) expect(slot, tag, "storage_error");
  }
}
