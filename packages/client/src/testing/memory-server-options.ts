import type {
  BlockedCategory,
  CallName,
  EngineCapabilities,
  EntityRef,
  ErrorCode,
  Image,
  ImageErrorCode,
  Job,
  Problem,
  TextSpan,
} from "@media-gen/contract/wire";

/** An entity of the imagined host. */
export interface MemoryEntity extends EntityRef {
  owner_id: string;
  /** `private` entities answer to everyone but their owner as if they did not exist. @default "public" */
  visibility?: "public" | "private";
}

/** What the content guard says of a prompt that it refuses. */
export interface GuardVerdict {
  categories: BlockedCategory[];
  spans?: TextSpan[];
  suggestion?: string;
}

/** Settings of `createMemoryServer`. */
export interface MemoryServerOptions {
  /** @default character/haru, owned by "writer" */
  entities?: readonly MemoryEntity[];
  /** Who is signed in; null is nobody. @default "writer" */
  caller?: string | null;
  /** Credits that each caller starts with. @default 100 */
  credits?: number;
  /** Milliseconds from one image to the next; 0 draws only when told (`finishNext`, `finishAll`, `fail`). @default 0 */
  drawMs?: number;
  /** Decides how each image ends. @default always "ready" */
  outcome?: (slot: number, job: Job) => "ready" | ImageErrorCode;
  /** Looks at each prompt before anything is spent. @default lets everything pass */
  guard?: (prompt: string) => GuardVerdict | null;
  /** Where the server is mounted, absolute or relative. @default "/api" */
  baseUrl?: string;
  /** @default Date.now */
  now?: () => number;
  /** What the engine can do, where it differs from "everything". */
  capabilities?: Partial<EngineCapabilities>;
  /** Draws an image: SVG markup or a URL. @default a moonlit landscape in the colours of the seed */
  pictures?: (slot: number, seed: number, style: string) => string;
  /** Milliseconds before each answer. @default 0 */
  latencyMs?: number;
}

/** Answers of the next requests that are not the server's own. */
export interface Fault {
  /** Only requests of this operation. @default every operation */
  operation?: CallName;
  /** Refuse with this code, or with a whole problem. */
  problem?: ErrorCode | (Partial<Problem> & { code: ErrorCode });
  /** Give no answer, as when the connection breaks. */
  network?: boolean;
  /** Answer with this status and a page that is no problem document, as a proxy would. */
  proxyStatus?: number;
  /** How many requests. @default 1 */
  times?: number;
}

/** One request that the server has seen. */
export interface RequestRecord {
  /** Null when no operation of the table fits. */
  operation: CallName | null;
  method: string;
  /** Path and query below the host. */
  path: string;
  body: unknown;
  idempotencyKey: string | null;
}

/** All that the server remembers, copied. */
export interface MemorySnapshot {
  jobs: Job[];
  /** Galleries by `entity_type/entity_id`, as their owner sees them. */
  galleries: Record<string, Image[]>;
  /** Credits that can be spent, by caller. */
  balances: Record<string, number>;
  /** Images that were drawn: calls of the engine. */
  drawn: number;
}

/** A media-gen server in memory. It obeys the same contract as the real one, and its time is the test's to command. */
export interface MemoryServer {
  readonly baseUrl: string;
  /** Give it to `createMediaGenClient({ fetch: server.fetch })`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Answers one request. A broken connection is `Response.error()`. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Every request so far, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Signs another person in, or everybody out. */
  setCaller(id: string | null): void;
  /** Adds an entity, or changes its owner or visibility. */
  setEntity(entity: MemoryEntity): void;
  setCredits(caller: string, credits: number): void;
  /** Queued jobs begin to draw their first image. */
  startDrawing(): void;
  /** Ends the drawing of the next pending images. @param count default 1 */
  finishNext(count?: number): void;
  /** Ends every live job. */
  finishAll(): void;
  /** Ends one image of the newest live job as failed. @param code default `provider_error` @throws Error when it is not pending */
  fail(slot: number, code?: ImageErrorCode): void;
  /** Makes the next requests go wrong. */
  failRequests(fault: Fault): void;
  /** Puts finished images at the end of a gallery, free of charge. */
  seedImages(entity: EntityRef, count: number): Image[];
  snapshot(): MemorySnapshot;
  /** Stops drawing by itself and ends held answers. */
  close(): void;
}
