import type {
  CreatePresetRequest,
  CropRequest,
  EntityRef,
  GenerateRequest,
  Image,
  Job,
  Options,
  Preset,
  Quota,
  UpdateImageRequest,
  UpdatePresetRequest,
} from "@media-gen/contract/wire";

/** Time and chance as the client uses them; injected by tests. */
export interface ClientClock {
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Settings of `createMediaGenClient`. */
export interface MediaGenClientOptions {
  /** Where the server is mounted, absolute or relative to the page. @default "/api" */
  baseUrl?: string;
  /** @default globalThis.fetch */
  fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** Sent with every request, for example an Authorization header; a function is asked each time. */
  headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>);
  /** @default "same-origin" */
  credentials?: RequestCredentials;
  /** Language of the server's sentences, sent as Accept-Language. A function is asked each time. */
  locale?: string | (() => string);
  /** Most tries of a call that is safe to repeat. @default 3 */
  maxTries?: number;
  /** Deadline of one try in milliseconds; a long poll adds its wait. @default 15000 */
  timeoutMs?: number;
  clock?: ClientClock;
  /** Gives numbers in [0, 1) for jitter. @default Math.random */
  random?: () => number;
  /** Makes idempotency keys. @default crypto.randomUUID */
  createId?: () => string;
}

/** Accepted by every call. */
export interface CallOptions {
  signal?: AbortSignal;
}

/** Accepted by calls that start a job. */
export interface SubmitOptions extends CallOptions {
  /** Kept over retries so that one press of the button makes one job. Minted when absent. */
  idempotencyKey?: string;
}

/** Typed calls to a media-gen server. Every method rejects with `MediaGenError`, or with the signal's reason when aborted. */
export interface MediaGenClient {
  readonly baseUrl: string;
  generate(request: GenerateRequest, options?: SubmitOptions): Promise<Job>;
  getJob(jobId: string, options?: CallOptions & { wait?: number; since?: number }): Promise<Job>;
  /**
   * Yields the job now and at each change, and ends after its terminal state. Long poll first; plain polling every 2-3 s
   * with jitter where long poll is refused. Survives lost connections. Stopping the iteration does not cancel the job.
   */
  watchJob(jobId: string, options?: CallOptions & { mode?: "long-poll" | "poll" }): AsyncIterable<Job>;
  cancelJob(jobId: string, options?: CallOptions): Promise<Job>;
  retryJob(jobId: string, options?: SubmitOptions & { slots?: number[] }): Promise<Job>;
  /** Every image of the gallery, primary first; follows the pages. */
  listImages(entity: EntityRef, options?: CallOptions): Promise<Image[]>;
  setPrimary(entity: EntityRef, assetId: string, options?: CallOptions): Promise<Image[]>;
  reorderImages(entity: EntityRef, ids: string[], options?: CallOptions): Promise<Image[]>;
  updateImage(
    entity: EntityRef,
    assetId: string,
    change: UpdateImageRequest,
    options?: CallOptions,
  ): Promise<Image>;
  deleteImage(entity: EntityRef, assetId: string, options?: CallOptions): Promise<void>;
  restoreImage(entity: EntityRef, assetId: string, options?: CallOptions): Promise<Image>;
  cropImage(entity: EntityRef, assetId: string, crop: CropRequest, options?: CallOptions): Promise<Image>;
  getOptions(options?: CallOptions): Promise<Options>;
  getQuota(entity: EntityRef | null, options?: CallOptions): Promise<Quota>;
  listPresets(options?: CallOptions): Promise<Preset[]>;
  createPreset(request: CreatePresetRequest, options?: CallOptions): Promise<Preset>;
  updatePreset(presetId: string, request: UpdatePresetRequest, options?: CallOptions): Promise<Preset>;
  deletePreset(presetId: string, options?: CallOptions): Promise<void>;
}
