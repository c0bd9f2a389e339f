import type {
  CropRect,
  EntityRef,
  FocalPoint,
  ImageErrorCode,
  Job,
  JobSettings,
  JobStatus,
  Preset,
} from "@media-gen/contract/wire";
import type { Fault, MemoryEntity, MemoryServerOptions, RequestRecord } from "./memory-server-options.ts";

/** One requested image. */
export interface StoredSlot {
  slot: number;
  assetId: string;
  seed: number;
  status: "pending" | "ready" | "failed";
  drawing: boolean;
  error: ImageErrorCode | null;
}

/** One job. */
export interface StoredJob {
  id: string;
  entity: EntityRef;
  owner: string;
  version: number;
  status: JobStatus;
  slots: StoredSlot[];
  settings: JobSettings;
  retryOf: string | null;
  cancelRequested: boolean;
  createdAt: string;
  finishedAt: string | null;
  /** Credits held for each image; 0 for seeded ones. */
  price: number;
  /** The day on which its images count. */
  day: number;
}

/** One ready image; what was asked for stands in its job. */
export interface StoredImage {
  id: string;
  job: StoredJob;
  slot: StoredSlot;
  width: number;
  height: number;
  alt: string | null;
  caption: string | null;
  crop: CropRect | null;
  focalPoint: FocalPoint | null;
  version: number;
  createdAt: string;
  /** Where it stood when it was deleted, and after how many choices of a primary; null while it is in the gallery. */
  deleted: { place: number; primaryChoices: number } | null;
}

/** All that the server remembers. */
export interface MemoryState {
  readonly options: MemoryServerOptions;
  readonly now: () => number;
  caller: string | null;
  readonly entities: Map<string, MemoryEntity>;
  readonly jobs: Map<string, StoredJob>;
  readonly images: Map<string, StoredImage>;
  /** Ids of the images that are shown, by entity. The first is the primary one. */
  readonly galleries: Map<string, string[]>;
  /** How often an owner has named a primary image, by entity. */
  readonly primaryChoices: Map<string, number>;
  readonly presets: Map<string, Preset & { owner: string }>;
  readonly balances: Map<string, number>;
  /** Images counted, by `owner/day`. */
  readonly usage: Map<string, number>;
  readonly idempotency: Map<string, { fingerprint: string; jobId: string }>;
  readonly waiters: Set<() => void>;
  readonly faults: Fault[];
  readonly requests: RequestRecord[];
  drawn: number;
  nextId: number;
}

/** The key of an entity in the maps. */
export function keyOf(entity: EntityRef): string {
  return `${entity.entity_type}/${entity.entity_id}`;
}

/** A server that has seen nothing yet. */
export function createState(options: MemoryServerOptions): MemoryState {
  const entities = options.entities ?? [
    { entity_type: "character", entity_id: "haru", owner_id: "writer", visibility: "public" },
  ];
  return {
    options,
    now: options.now ?? (() => Date.now()),
    caller: options.caller === undefined ? "writer" : options.caller,
    entities: new Map(entities.map((entity) => [keyOf(entity), entity])),
    jobs: new Map(),
    images: new Map(),
    galleries: new Map(),
    primaryChoices: new Map(),
    presets: new Map(),
    balances: new Map(),
    usage: new Map(),
    idempotency: new Map(),
    waiters: new Set(),
    faults: [],
    requests: [],
    drawn: 0,
    nextId: 1,
  };
}

/** The next id: a valid UUID, the same in every run. */
export function mintId(state: MemoryState): string {
  const number = (state.nextId++).toString(16).padStart(12, "0");
  return `00000000-0000-4000-8000-${number}`;
}

/** The server's time as the wire writes it. */
export function timestamp(state: MemoryState): string {
  return new Date(state.now()).toISOString();
}

/** Makes a change of a job visible to those who wait for it. */
export function jobChanged(state: MemoryState, job: StoredJob): void {
  job.version += 1;
  for (const wake of [...state.waiters]) wake();
}

/** True while a job holds its entity. */
export function isLive(
  job: StoredJob,
): job is StoredJob & { status: Extract<Job["status"], "queued" | "running"> } {
  return job.status === "queued" || job.status === "running";
}
