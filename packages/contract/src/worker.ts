import type { JobStatus } from "./job.ts";

const job = "/media/worker/jobs/{job_id}";

/**
 * How workers outside the kit call it. Each request is signed as a Standard Webhook over its raw body; because that
 * signature covers nothing else, the body names the operation and the job again.
 */
export const workerCalls = {
  runJob: { method: "POST", path: `${job}/run` },
  claimJob: { method: "POST", path: `${job}/claim` },
  extendJob: { method: "POST", path: `${job}/heartbeat` },
  settleSlot: { method: "POST", path: `${job}/outcomes` },
  releaseJob: { method: "POST", path: `${job}/release` },
} as const satisfies Record<string, { method: "POST"; path: string }>;

/** Name of an operation for workers outside the kit, for example `claimJob`. */
export type WorkerOperationName = keyof typeof workerCalls;

/** Body of `POST …/run` and `POST …/claim`. */
export interface WorkerRequest<Name extends WorkerOperationName> {
  operation: Name;
  job_id: string;
}

/** Body of `POST …/heartbeat` and `POST …/release`. */
export interface LeasedRequest<Name extends WorkerOperationName> extends WorkerRequest<Name> {
  lease_token: string;
}

/** Body of `POST …/outcomes`: one picture, or the reason why there is none. */
export type SettleSlotRequest = LeasedRequest<"settleSlot"> & { slot: number } & (
    | {
        /** PNG, JPEG or WebP in base64. */
        image: string;
      }
    | { error: { code: "provider_error" | "blocked"; retryable: boolean; message: string } }
  );

/** Answer of `POST …/run`. */
export interface RunJobAnswer {
  /** False when another worker has the job, or it has ended: there is nothing to do. */
  ran: boolean;
  /** The job as it is now; `queued` or `running` after a run that was given back. */
  status: JobStatus;
}

/** A claimed job as an engine outside the kit needs it. */
export interface WorkerJob {
  job_id: string;
  /** Stands in every later request; a stale one changes nothing. */
  lease_token: string;
  /** A worker that says nothing for so long has lost the job. */
  lease_ms: number;
  /** How often to say that the work goes on. */
  heartbeat_ms: number;
  provider: string;
  prompt: string;
  negative_prompt: string | null;
  style: string;
  ratio: { id: string; width: number; height: number };
  variation: { base_seed: number; strength: number } | null;
  /** The images that are still to be drawn. */
  slots: { slot: number; seed: number }[];
}

/** Answer of `POST …/claim`; null when another worker has the job, or it has ended. */
export interface ClaimJobAnswer {
  work: WorkerJob | null;
}

/** Answer of `POST …/heartbeat`. */
export interface ExtendJobAnswer {
  /** False when the lease is over: stop, nothing that is sent now counts. */
  held: boolean;
  /** True when the owner wants no more: stop and release the job. */
  cancel_requested: boolean;
}

/** Answer of `POST …/outcomes`. */
export interface SettleSlotAnswer {
  /** True when this request decided the slot; false when it was decided before, or the lease is over. */
  settled: boolean;
  /** False when the lease is over, also because this was the job's last slot. */
  held: boolean;
}

/** Answer of `POST …/release`. */
export interface ReleaseJobAnswer {
  /** False when the lease was over already. */
  released: boolean;
}
