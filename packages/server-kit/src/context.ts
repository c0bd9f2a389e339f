import type { EntityType, Limits } from "@media-gen/contract";
import type { Database } from "./database/database.ts";
import type { JobChanges } from "./generation/job-changes.ts";
import type { Imaging } from "./imaging/imaging.ts";
import type { Clock } from "./ports/clock.ts";
import type { ContentGuard } from "./ports/content-guard.ts";
import type { CreditLedger } from "./ports/credit-ledger.ts";
import type { EntitySource } from "./ports/entity-source.ts";
import type { ImageProvider } from "./ports/image-provider.ts";
import type { JobQueue } from "./ports/job-queue.ts";
import type { Logger } from "./ports/logger.ts";
import type { ObjectStore } from "./ports/object-store.ts";

/** How the worker shares its time. Every figure is a setting; see `WorkerOptions` of `createMediaGen`. */
export interface WorkerSettings {
  concurrency: number;
  callsPerJob: number;
  leaseMs: number;
  heartbeatMs: number;
  callTimeoutMs: number;
  jobTimeoutMs: number;
  scanMs: number;
  drainMs: number;
  maxAttempts: number;
}

/** Everything that the rooms need of each other and of the host, wired once. */
export interface Context {
  database: Database;
  /** Null for a kind of entity that the host does not have. */
  entitySource(type: EntityType): EntitySource | null;
  /** By id, in the host's order; the first is the default engine. */
  providers: ReadonlyMap<string, ImageProvider>;
  objects: ObjectStore;
  queue: JobQueue;
  guard: ContentGuard;
  /** Null when the host keeps no balance. */
  credits: CreditLedger | null;
  limits: Limits;
  styles: readonly string[];
  imaging: Imaging;
  changes: JobChanges;
  worker: WorkerSettings;
  clock: Clock;
  logger: Logger;
  /** Path of the mount without a slash at its end, for example `/api`. */
  basePath: string;
}
