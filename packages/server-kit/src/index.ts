/**
 * The server of media-gen: one fetch handler, a worker, and the ports that a host can replace.
 * @module
 */
export type { Database, DatabaseTransaction } from "./database/database.ts";
export { migrate } from "./database/migrate.ts";
export type { Diagnosis } from "./doctor/diagnose.ts";
export { MediaGenError, type ProblemDetails } from "./errors.ts";
export type { WebhookOptions } from "./events/host-webhooks.ts";
export type { SweepOptions, SweepReport } from "./gallery/sweep.ts";
export type { Worker } from "./generation/worker.ts";
export {
  createMediaGen,
  type HostGenerateOptions,
  type MediaGen,
  type MediaGenOptions,
} from "./media-gen.ts";
export type { Operations } from "./observability/operations.ts";
export type { Authenticate, Caller } from "./ports/authenticator.ts";
export { type Clock, systemClock } from "./ports/clock.ts";
export type { ContentGuard, GuardedText, GuardVerdict } from "./ports/content-guard.ts";
export type { CreditHold, CreditLedger } from "./ports/credit-ledger.ts";
export type { EntityRecord, EntitySource, GalleryChange } from "./ports/entity-source.ts";
export type { Finding } from "./ports/finding.ts";
export type { EngineOutcome, EngineRequest, EngineSlot, ImageProvider } from "./ports/image-provider.ts";
export type { JobQueue, StopConsuming } from "./ports/job-queue.ts";
export { type Logger, silentLogger } from "./ports/logger.ts";
export type {
  ObjectStore,
  PresignedUrl,
  PresignOptions,
  StoredKey,
  StoredObject,
} from "./ports/object-store.ts";
export type { SqlTransaction } from "./ports/sql-transaction.ts";
export type {
  CallOptions,
  Gallery,
  Generation,
  ImageFile,
  ImagePage,
  Presets,
  Services,
} from "./services.ts";
export { defaultWorker, SettingsError, type WorkerOptions } from "./settings.ts";
