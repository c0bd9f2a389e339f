/**
 * Headless SDK of media-gen: typed calls, job watching, cancellation, retries and prompt composition.
 * @module
 */
export {
  type BlockedCategory,
  type CreatePresetRequest,
  type CreditAmounts,
  type CropRect,
  type CropRequest,
  type EngineCapabilities,
  type EngineOption,
  type EntityRef,
  type EntityType,
  type ErrorCode,
  enSentences,
  type FieldError,
  type FocalPoint,
  type GenerateRequest,
  type Image,
  type ImageErrorCode,
  type ImageVariant,
  isTerminal,
  type Job,
  type JobResult,
  type JobSettings,
  type JobStatus,
  jaSentences,
  koSentences,
  type Locale,
  locales,
  type Options,
  type Preset,
  type PresetSettings,
  type Problem,
  type Quota,
  type ReorderRequest,
  type RetryRequest,
  type Sentences,
  sentences,
  type TextSpan,
  type UpdateImageRequest,
  type UpdatePresetRequest,
  type VariantName,
} from "@media-gen/contract/wire";
export { type ClientErrorCode, MediaGenError } from "./errors.ts";
export { createMediaGenClient } from "./media-gen-client.ts";
export {
  type CharacterSource,
  type ComposedPrompt,
  type ComposePromptOptions,
  composePrompt,
  type OrigchatSource,
  type PromptPart,
  type PromptSource,
  type StorySource,
} from "./prompt/compose-prompt.ts";
export type {
  CallOptions,
  ClientClock,
  MediaGenClient,
  MediaGenClientOptions,
  SubmitOptions,
} from "./types.ts";
