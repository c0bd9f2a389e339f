import type { EntityType, Limits } from "@media-gen/contract";
import type { Database } from "./database/database.ts";
import type { HostWebhooks } from "./events/host-webhooks.ts";
import type { JobChanges } from "./generation/job-changes.ts";
import type { Imaging } from "./imaging/imaging.ts";
import type { Telemetry } from "./observability/telemetry.ts";
import type { Clock } from "./ports/clock.ts";
import type { ContentGuard } from "./ports/content-guard.ts";
import type { CreditLedger } from "./ports/credit-ledger.ts";
import type { EntitySource } from "./ports/entity-source.ts";
import type { ImageProvider } from "./ports/image-provider.ts";
import type { JobQueue } from "./ports/job-queue.ts";
import type { Logger } from "./ports/logger.ts";
import type { ObjectStore } from "./ports/object-store.ts";

/** How the worker shares its time. */
export interface WorkerSettings {
  /** Jobs at once. @default 2 */
  concurrency: number;
  /** Engine calls of one job at once. @default 2 */
  callsPerJob: number;
  /** A worker that says nothing for so long has lost its job. At least three heartbeats. @default 9000 */
  leaseMs: number;
  /** @default 3000 */
  heartbeatMs: number;
  /** Time of one engine call. @default 60000 */
  callTimeoutMs: number;
  /** Time of a whole job from its first start. @default 600000 */
  jobTimeoutMs: number;
  /** How often the database is looked at for jobs that nobody told of. @default 2000 */
  scanMs: number;
  /** How long a job may wait before a queue with consumers outside the kit is told of it again. @default 30000 */
  resendMs: number;
  /** How often files that nobody can see any more are removed. @default 900000 */
  sweepMs: number;
  /** Files without an image are left alone for so long after they were stored. @default 3600000 */
  sweepGraceMs: number;
  /** How long a stopping worker lets its jobs go on. @default 3000 */
  drainMs: number;
  /** Engine calls that one image gets when workers die over it. @default 3 */
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
  /** Whether browsers read files from a store that signs addresses, or always from the kit. */
  delivery: "redirect" | "stream";
  /** Tells when a job may run; never whether. */
  queue: JobQueue;
  guard: ContentGuard;
  /** Null when the host keeps no balance. */
  credits: CreditLedger | null;
  limits: Limits;
  styles: readonly string[];
  imaging: Imaging;
  changes: JobChanges;
  /** Null when no server of the host's is told of changes. */
  webhooks: HostWebhooks | null;
  worker: WorkerSettings;
  clock: Clock;
  logger: Logger;
  telemetry: Telemetry;
  /** Path of the mount without a slash at its end, for example `/api`. */
  basePath: string;
}
