/**
 * The parts of the contract that cost nothing at run time: types, the operation table, codes and limits, without zod.
 * @module
 */
export { type CallName, calls } from "./calls.ts";
export { type EntityRef, type EntityType, entityTypes } from "./entity.ts";
export type { GalleryChangedEvent, HostEvent, JobEndedEvent } from "./host-event.ts";
export {
  type CropRect,
  type CropRequest,
  type FocalPoint,
  type Image,
  type ImageVariant,
  type ReorderRequest,
  type UpdateImageRequest,
  type VariantName,
  variantNames,
} from "./image.ts";
export {
  type CreditAmounts,
  type GenerateRequest,
  type ImageErrorCode,
  imageErrorCodes,
  isTerminal,
  type Job,
  type JobResult,
  type JobSettings,
  type JobStatus,
  jobStatuses,
  type RetryRequest,
} from "./job.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export { type Access, type Operation, type OperationName, operations } from "./operations.ts";
export type { EngineCapabilities, EngineOption, Options, Quota } from "./options.ts";
export type { CreatePresetRequest, Preset, PresetSettings, UpdatePresetRequest } from "./preset.ts";
export {
  type BlockedCategory,
  blockedCategories,
  type ErrorCode,
  errorCodes,
  type FieldError,
  type Problem,
  type TextSpan,
} from "./problem.ts";
export { sentences } from "./sentences/all.ts";
export { enSentences } from "./sentences/en.ts";
export { jaSentences } from "./sentences/ja.ts";
export { koSentences } from "./sentences/ko.ts";
export { type Locale, locales, type Sentences } from "./sentences/sentences.ts";
export {
  type ClaimJobAnswer,
  type ExtendJobAnswer,
  type LeasedRequest,
  type ReleaseJobAnswer,
  type RunJobAnswer,
  type SettleSlotAnswer,
  type SettleSlotRequest,
  type WorkerJob,
  type WorkerOperationName,
  type WorkerRequest,
  workerCalls,
} from "./worker.ts";
