import type {
  ClaimJobAnswer,
  CreatePresetRequest,
  CropRequest,
  EntityRef,
  ExtendJobAnswer,
  GenerateRequest,
  Image,
  Job,
  Locale,
  Options,
  Preset,
  Quota,
  ReleaseJobAnswer,
  RetryRequest,
  RunJobAnswer,
  SettleSlotAnswer,
  UpdateImageRequest,
  UpdatePresetRequest,
  VariantName,
} from "@media-gen/contract";
import type { Caller } from "./ports/authenticator.ts";
import type { EngineOutcome } from "./ports/image-provider.ts";
import type { PresignedUrl, PresignOptions, StoredObject } from "./ports/object-store.ts";

/** What every call of a service carries. */
export interface CallOptions {
  /** Language of sentences for people. */
  locale: Locale;
  signal?: AbortSignal;
}

/** A request becomes a job becomes images. All methods throw `MediaGenError`. */
export interface Generation {
  submit(
    caller: Caller,
    request: GenerateRequest,
    options: CallOptions & { idempotencyKey?: string },
  ): Promise<{ job: Job; replayed: boolean }>;
  /** With `wait` (seconds), resolves when the job's version passes `since`, or after that time with the job as it is. */
  read(caller: Caller, jobId: string, options: CallOptions & { wait?: number; since?: number }): Promise<Job>;
  cancel(caller: Caller, jobId: string, options: CallOptions): Promise<Job>;
  retry(
    caller: Caller,
    jobId: string,
    request: RetryRequest,
    options: CallOptions & { idempotencyKey?: string },
  ): Promise<{ job: Job; replayed: boolean }>;
  options(caller: Caller, options: CallOptions): Promise<Options>;
  quota(caller: Caller, entity: EntityRef | null, options: CallOptions): Promise<Quota>;
}

/** One page of a gallery. */
export interface ImagePage {
  images: Image[];
  /** Changes whenever the answer would; for ETag. */
  version: string;
  /** Cursor of the next page, or null. */
  next: string | null;
  visibility: "public" | "private";
}

/** A file that the viewer may have now. */
export interface ImageFile {
  /** Its bytes, or where the store itself gives them. */
  source: StoredObject | PresignFile;
  contentType: string;
  visibility: "public" | "private";
  /** Version of the picture; the file of one version never changes. */
  version: number;
  /** Name for downloads, without path. */
  fileName: string;
}

/** Signs an address of a file with the store. */
export type PresignFile = (options: PresignOptions) => Promise<PresignedUrl>;

/** The finished images of an entity. All methods throw `MediaGenError`. */
export interface Gallery {
  list(
    viewer: Caller | null,
    entity: EntityRef,
    options: CallOptions & { limit?: number; cursor?: string },
  ): Promise<ImagePage>;
  setPrimary(caller: Caller, entity: EntityRef, assetId: string, options: CallOptions): Promise<Image[]>;
  reorder(caller: Caller, entity: EntityRef, ids: string[], options: CallOptions): Promise<Image[]>;
  update(
    caller: Caller,
    entity: EntityRef,
    assetId: string,
    change: UpdateImageRequest,
    options: CallOptions,
  ): Promise<Image>;
  remove(caller: Caller, entity: EntityRef, assetId: string, options: CallOptions): Promise<void>;
  restore(caller: Caller, entity: EntityRef, assetId: string, options: CallOptions): Promise<Image>;
  crop(
    caller: Caller,
    entity: EntityRef,
    assetId: string,
    crop: CropRequest,
    options: CallOptions,
  ): Promise<Image>;
  openFile(
    viewer: Caller | null,
    assetId: string,
    variant: VariantName,
    options: CallOptions,
  ): Promise<ImageFile>;
}

/** Settings that owners keep. All methods throw `MediaGenError`. */
export interface Presets {
  list(caller: Caller, options: CallOptions): Promise<Preset[]>;
  create(caller: Caller, request: CreatePresetRequest, options: CallOptions): Promise<Preset>;
  update(
    caller: Caller,
    presetId: string,
    request: UpdatePresetRequest,
    options: CallOptions,
  ): Promise<Preset>;
  remove(caller: Caller, presetId: string, options: CallOptions): Promise<void>;
}

/** A request of a worker outside the kit. */
export interface WorkerMessage {
  /** The signed message's own id: the same one does nothing the second time. */
  messageId: string;
  signal?: AbortSignal;
}

/** What workers outside the kit may ask for; who they are was settled before. All methods throw `MediaGenError` `not_found`. */
export interface OutsideWork {
  /** Runs a job here, to its end or until the signal aborts, which gives it back. */
  run(jobId: string, message: WorkerMessage): Promise<RunJobAnswer>;
  claim(jobId: string, message: WorkerMessage): Promise<ClaimJobAnswer>;
  extend(jobId: string, leaseToken: string, message: WorkerMessage): Promise<ExtendJobAnswer>;
  /** The bytes are decoded, looked at and stored like those of any engine. */
  settle(
    jobId: string,
    leaseToken: string,
    outcome: EngineOutcome,
    options: { signal?: AbortSignal },
  ): Promise<SettleSlotAnswer>;
  release(jobId: string, leaseToken: string): Promise<ReleaseJobAnswer>;
}

/** Everything that the http room may call. */
export interface Services {
  generation: Generation;
  gallery: Gallery;
  presets: Presets;
  outsideWork: OutsideWork;
}
