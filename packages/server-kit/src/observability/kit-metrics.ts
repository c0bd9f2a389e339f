import type { ImageErrorCode, JobStatus } from "@media-gen/contract";
import { createRegistry, type Registry } from "./registry.ts";

/** The parts of a job's way that are timed, each a span of its trace too. */
export type Step = "engine_call" | "imaging" | "guard" | "store" | "settle";

/** Why a picture was asked of an engine, and perhaps paid for, and is shown to nobody. */
export type WasteReason = ImageErrorCode | "worker_stopped" | "worker_died" | "lease_lost";

/** What the rooms report; nothing in it is about one owner or one prompt. */
export interface KitMetrics {
  readonly registry: Registry;
  requestAnswered(operation: string | null, status: number, seconds: number): void;
  /** `seconds` from the request that started it. */
  jobEnded(outcome: JobStatus, seconds: number): void;
  imagesEnded(outcome: "ready" | ImageErrorCode, count: number): void;
  imagesWasted(reason: WasteReason, count: number): void;
  leaseLost(): void;
  stepTaken(step: Step, seconds: number): void;
  /** What became of one try to tell the host's server of a change. */
  webhookTried(outcome: "delivered" | "failed" | "dead"): void;
  engineAnswered(provider: string, outcome: "ended" | "failed" | "timeout" | "stopped"): void;
}

const shortBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const longBuckets = [0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600];

/** Makes the metrics of one kit. */
export function createKitMetrics(): KitMetrics {
  const registry = createRegistry();
  const requests = registry.counter(
    "media_gen_http_requests_total",
    "Requests by operation and status; operation is none where no route fits.",
  );
  const requestSeconds = registry.histogram(
    "media_gen_http_request_seconds",
    "Time to answer a request, long polls included, by operation.",
    shortBuckets,
  );
  const jobs = registry.counter("media_gen_jobs_total", "Jobs that ended in this process, by outcome.");
  const jobSeconds = registry.histogram(
    "media_gen_job_seconds",
    "Time from a job's request to its end, by outcome.",
    longBuckets,
  );
  const images = registry.counter(
    "media_gen_images_total",
    "Images that ended, by outcome: ready, or why not.",
  );
  const wasted = registry.counter(
    "media_gen_wasted_images_total",
    "Images that an engine was asked for, and may have been paid for, and that nobody gets, by reason.",
  );
  const leases = registry.counter(
    "media_gen_lease_losses_total",
    "Jobs that this worker lost to another one.",
  );
  const webhooks = registry.counter(
    "media_gen_webhook_tries_total",
    "Tries to tell the host's server of a change, by outcome: delivered, failed (tried again), dead (given up).",
  );
  const calls = registry.counter("media_gen_engine_calls_total", "Engine calls by engine and outcome.");
  const steps = registry.histogram(
    "media_gen_step_seconds",
    "Time of each step of drawing: engine_call, imaging, guard, store, settle.",
    shortBuckets,
  );
  return {
    registry,
    requestAnswered: (operation, status, seconds) => {
      requests.add({ operation: operation ?? "none", status });
      requestSeconds.observe({ operation: operation ?? "none" }, seconds);
    },
    jobEnded: (outcome, seconds) => {
      jobs.add({ outcome });
      jobSeconds.observe({ outcome }, seconds);
    },
    imagesEnded: (outcome, count) => images.add({ outcome }, count),
    imagesWasted: (reason, count) => {
      if (count > 0) wasted.add({ reason }, count);
    },
    leaseLost: () => leases.add(),
    webhookTried: (outcome) => webhooks.add({ outcome }),
    stepTaken: (step, seconds) => steps.observe({ step }, seconds),
    engineAnswered: (provider, outcome) => calls.add({ provider, outcome }),
  };
}
