import type { Job } from "@media-gen/contract";
import type { Exchange } from "../client.ts";
import { tagPattern } from "../faulty-engine.ts";
import type { TrialRecord } from "../record.ts";
import type { Notes } from "./invariants.ts";

const ended = new Set(["succeeded", "partial", "failed", "cancelled"]);

/** I11, I15, I16, I17 and the answers: what owners saw. */
export function checkRequests(record: TrialRecord, notes: Notes): void {
  checkKeys(record, notes);
  checkCancels(record, notes);
  checkTime(record, notes);
  checkAnswers(record, notes);
  for (const text of [...record.logs, ...record.exchanges.map((one) => (one.code ? one.text : ""))]) {
    notes.count("I17");
    if (tagPattern.test(text)) notes.violated("I17", `a prompt stands in: ${text.slice(0, 200)}`);
  }
}

function checkKeys(record: TrialRecord, notes: Notes): void {
  const byKey = Map.groupBy(
    record.exchanges.filter((one) => one.key !== null),
    (one) => one.key,
  );
  for (const exchanges of byKey.values()) {
    const bodies = new Set(exchanges.map((one) => JSON.stringify(one.sent)));
    if (exchanges.length < 2) continue;
    notes.count("I11");
    const jobs = new Set(exchanges.flatMap((one) => one.job?.job_id ?? []));
    if (jobs.size > 1) notes.violated("I11", `one key made ${jobs.size} jobs`);
    if (jobs.size === 1 && bodies.size > 1) {
      const other = exchanges.findLast(
        (one) => JSON.stringify(one.sent) !== JSON.stringify(exchanges[0]!.sent),
      )!;
      if (other.status !== null && other.status < 500 && other.code !== "idempotency_conflict") {
        notes.violated("I11", `another request with a used key was answered ${other.status} ${other.code}`);
      }
    }
  }
  // One job of a key in the database means one hold of each of its images, which I3a looks at.
  if (record.plan.work === "storm") {
    const tag = `canary${record.plan.owner}xstorm`;
    const made = record.final.jobs.filter((job) => job.prompt.includes(tag));
    if (made.length > 1) notes.violated("I11", `one key made ${made.length} jobs in the database`);
  }
}

function checkCancels(record: TrialRecord, notes: Notes): void {
  for (const exchange of record.exchanges) {
    if (!exchange.path.endsWith("/cancel") || !exchange.job) continue;
    notes.count("I15");
    const answer: Job = exchange.job;
    const job = record.final.jobs.find((one) => one.id === answer.job_id);
    if (!job) continue;
    const assets = record.final.assets.filter((one) => one.job_id === job.id);
    const stopped = assets.some((one) => one.error_code === "cancelled");
    if (ended.has(answer.status) && answer.status !== job.status) {
      notes.violated("I15", `the cancel said ${answer.status}, the job ended as ${job.status}`);
    }
    if (ended.has(job.status) && (job.status === "cancelled") !== stopped) {
      notes.violated("I15", `a job is ${job.status} although ${stopped ? "an" : "no"} image was cancelled`);
    }
    if (stopped && !job.cancelled)
      notes.violated("I15", "images were cancelled of a job that nobody cancelled");
  }
}

function checkTime(record: TrialRecord, notes: Notes): void {
  const reads = Map.groupBy(
    record.exchanges.filter(
      (one): one is Exchange & { job: Job } => one.job !== null && one.method === "GET",
    ),
    (one) => one.job.job_id,
  );
  for (const exchanges of reads.values()) {
    // Only reads that did not overlap have an order.
    for (const [at, { job: later, from }] of exchanges.entries()) {
      const before = exchanges.slice(0, at).findLast((one) => one.to <= from)?.job;
      if (!before) continue;
      notes.count("I16");
      if (later.version < before.version)
        notes.violated("I16", `version ${later.version} after ${before.version}`);
      if (later.progress < before.progress)
        notes.violated("I16", `progress ${later.progress} after ${before.progress}`);
      if (ended.has(before.status) && later.status !== before.status) {
        notes.violated("I16", `${later.status} after ${before.status}`);
      }
    }
  }
}

const expected = new Set([
  "job_already_running",
  "idempotency_conflict",
  "daily_limit_reached",
  "order_conflict",
  "not_found",
]);

function checkAnswers(record: TrialRecord, notes: Notes): void {
  const { fault } = record.plan;
  const serverDied = record.events.some((event) => event.process?.startsWith("server"));
  const wireFailed = ["terminate-backend", "reset", "black-hole", "cut", "latency"].includes(fault.kind);
  for (const { method, path, status, code, retryAfter, from, to } of record.exchanges) {
    notes.count("answers");
    const what = `${method} ${path.replace(/[0-9a-f-]{36}/g, "…")} was answered ${status} ${code}`;
    if (status === null) {
      if (!serverDied && !wireFailed && !record.databaseAway)
        notes.violated("answers", `${method} ${path} had no answer`);
    } else if (status >= 500) {
      // A machine that is too slow for the statement's time says so truly, and late.
      const slow = status === 503 && to - from > 1500;
      if (!wireFailed && !record.databaseAway && !slow) notes.violated("answers", what);
      else if (status === 503 && retryAfter === null)
        notes.violated("answers", `${what} without Retry-After`);
    } else if (status >= 400 && !expected.has(code ?? "")) notes.violated("answers", what);
  }
}
