import type { WasteReason } from "../observability/kit-metrics.ts";

/** The owner does not want the rest any more. */
export class CancelRequestedError extends Error {
  constructor() {
    super("The job was cancelled.");
    this.name = "CancelRequestedError";
  }
}

/** The job has had all its time. */
export class JobExpiredError extends Error {
  constructor() {
    super("The job's time is over.");
    this.name = "JobExpiredError";
  }
}

/** The worker goes: another one shall take the job. */
export class WorkerStoppingError extends Error {
  constructor() {
    super("The worker is stopping.");
    this.name = "WorkerStoppingError";
  }
}

/** The worker's lease is over and somebody else has the job: nothing that it writes counts any more. */
export class LeaseLostError extends Error {
  constructor() {
    super("The lease of this job is over.");
    this.name = "LeaseLostError";
  }
}

/** Under which name an engine call that was stopped for this reason counts as wasted. */
export function wasteOf(reason: unknown): WasteReason {
  if (reason instanceof CancelRequestedError) return "cancelled";
  if (reason instanceof JobExpiredError) return "expired";
  if (reason instanceof WorkerStoppingError) return "worker_stopped";
  if (reason instanceof LeaseLostError) return "lease_lost";
  return "internal";
}
