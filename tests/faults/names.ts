/** Where a process of a trial can be made to kill itself, in the order of a job's life. None of it is in the kit: the trial's host reaches them from its ports and its database connection. */
export const failpoints = [
  "held",
  "enqueued",
  "claimed",
  "accepted",
  "drawing",
  "drawn",
  "downloading",
  "original-stored",
  "all-stored",
  "committing",
  "committed",
  "acknowledged",
  "cancelling",
  "recovering",
  "deleted",
  "cropped",
] as const;

export type Failpoint = (typeof failpoints)[number];

/** What each failpoint lies between, for the printed table. */
export const failpointSentences: Readonly<Record<Failpoint, string>> = {
  held: "job and hold committed, not enqueued",
  enqueued: "enqueued, request not answered",
  claimed: "claimed, before the engine",
  accepted: "the engine has accepted, its id not known",
  drawing: "the engine's id known, still drawing",
  drawn: "drawn, before the download",
  downloading: "in the middle of the download",
  "original-stored": "the original stored, its variants not",
  "all-stored": "all files stored, before the row says so",
  committing: "COMMIT sent, not answered",
  committed: "committed, not acknowledged",
  acknowledged: "the job's end committed, nobody looked for the next",
  cancelling: "in a cancel, after its flag",
  recovering: "a dead worker's job claimed anew",
  deleted: "a deletion committed, not answered",
  cropped: "a cut's files stored, the row not switched",
};

/** Faults of the store of files. */
export const storeFaults = ["refused", "forbidden", "reset", "ambiguous", "slow"] as const;
export type StoreFault = (typeof storeFaults)[number];

/** Faults of the engine; the last three are no faults of the wire. */
export const engineFaults = [
  "reset",
  "too-many",
  "server-error",
  "hang-before-headers",
  "hang-after-headers",
  "slow-drip",
  "html",
  "empty",
  "truncated",
  "endless",
  "wrong-type",
  "one-missing",
  "expired-address",
  "accepted-then-reset",
  "blocked",
] as const;
export type EngineFault = (typeof engineFaults)[number];

/** What an owner must be told of an image after each fault of its engine; null where it is drawn all the same. */
export const reasonOf: Readonly<Record<EngineFault, string | null>> = {
  reset: "provider_error",
  "too-many": "provider_error",
  "server-error": "provider_error",
  "hang-before-headers": "timeout",
  "hang-after-headers": "timeout",
  "slow-drip": "timeout",
  html: "corrupt",
  empty: "corrupt",
  truncated: "corrupt",
  endless: "provider_error",
  "wrong-type": null,
  "one-missing": "provider_error",
  "expired-address": "provider_error",
  "accepted-then-reset": "provider_error",
  blocked: "blocked",
};

/** Mistakes that the harness must find when they are made on purpose. */
export const bugs = [
  "charge-twice-after-recovery",
  "void-after-capture",
  "cancel-keeps-the-entity",
  "count-then-insert",
  "no-fencing",
  "message-gone-before-the-work",
  "row-before-files",
  "sweep-forgets-orphans",
  "no-heir-to-the-primary",
  "stale-order-accepted",
  "running-job-claimed-again",
  "blocked-not-refunded",
] as const;
export type Bug = (typeof bugs)[number];

/** What a process of a trial is told when it starts. */
export interface HostSettings {
  name: string;
  role: "server" | "worker";
  databaseUrl: string;
  engineUrl: string;
  /** Folder of the files, shared by all processes of a stack. */
  folder: string;
  /** Null for a stack whose workers hear of jobs by PostgreSQL alone. */
  redisUrl: string | null;
  queueName: string;
  bug: Bug | null;
}

/** What a running process is told. */
export type HostCommand =
  | { kind: "arm"; failpoint: Failpoint | null }
  | { kind: "store"; fault: StoreFault | null }
  | { kind: "stall"; ms: number }
  | { kind: "deliver"; jobId: string; times: number };

/** What a process says of itself, a line of its standard output each. */
export type HostReport =
  | { kind: "ready"; port: number }
  | { kind: "hit"; failpoint: Failpoint }
  | { kind: "store-fault"; fault: StoreFault }
  | { kind: "put"; key: string; size: number; hash: string }
  | { kind: "rewritten"; bug: Bug };

/** Times that every trial runs with. */
export const times = {
  leaseMs: 1000,
  heartbeatMs: 300,
  callTimeoutMs: 1500,
  jobTimeoutMs: 60_000,
  scanMs: 150,
  maxAttempts: 3,
  dailyLimit: 24,
  openingBalance: 100,
} as const;
