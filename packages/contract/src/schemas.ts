import { z } from "zod";
import { entityTypes } from "./entity.ts";
import type { CropRequest, Image, ReorderRequest, UpdateImageRequest } from "./image.ts";
import { variantNames } from "./image.ts";
import { type GenerateRequest, imageErrorCodes, type Job, jobStatuses, type RetryRequest } from "./job.ts";
import type { OperationName } from "./operations.ts";
import type { Options, Quota } from "./options.ts";
import type { CreatePresetRequest, Preset, UpdatePresetRequest } from "./preset.ts";
import { blockedCategories, errorCodes, type Problem } from "./problem.ts";
import { workerSchemas } from "./worker-schemas.ts";

/** Largest seed: 2^32 - 1, the widest that the common engines accept. */
export const maxSeed = 4_294_967_295;

const id = z.uuid();
const entityType = z.enum(entityTypes);
const entityId = z.string().regex(/^[A-Za-z0-9._~-]{1,200}$/);
const seed = z.int().min(0).max(maxSeed);
const strength = z.number().min(0).max(1);
// Kept as it is in presets, so without the controls that no database takes.
const optionId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\u0000-\u001f\u007f]*$/);
const timestamp = z.iso.datetime();
// Generous bounds in UTF-16 units; the server counts code points after normalisation against its own limits.
const prompt = z.string().min(1).max(8000);
const negativePrompt = z.string().max(4000);

export const entityParams = z.strictObject({ entity_type: entityType, entity_id: entityId });
export const imageParams = z.strictObject({ ...entityParams.shape, asset_id: id });
export const jobParams = z.strictObject({ job_id: id });
export const presetParams = z.strictObject({ preset_id: id });
export const fileParams = z.strictObject({ asset_id: id, variant: z.enum(variantNames) });

export const generateRequest = z.strictObject({
  entity_type: entityType,
  entity_id: entityId,
  prompt,
  negative_prompt: negativePrompt.optional(),
  count: z.int().min(1).max(64).optional(),
  style: optionId.optional(),
  ratio: optionId.optional(),
  seed: seed.optional(),
  variation_strength: strength.optional(),
  preset_id: id.optional(),
  provider: optionId.optional(),
}) satisfies z.ZodType<GenerateRequest>;

export const retryRequest = z.strictObject({
  slots: z.array(z.int().min(0).max(63)).min(1).max(64).optional(),
}) satisfies z.ZodType<RetryRequest>;

export const reorderRequest = z.strictObject({
  ids: z.array(id).max(10_000),
}) satisfies z.ZodType<ReorderRequest>;

const focalPoint = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
const cropRect = {
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().min(16),
  height: z.int().min(16),
};

export const cropRequest = z.union([
  z.strictObject({ ...cropRect, focal_point: focalPoint.optional() }),
  z.strictObject({ reset: z.literal(true) }),
]) satisfies z.ZodType<CropRequest>;

const imageText = z.string().max(2000).nullable().optional();

export const updateImageRequest = z.strictObject({
  alt: imageText,
  caption: imageText,
}) satisfies z.ZodType<UpdateImageRequest>;

const presetSettings = {
  prompt: z.string().max(8000).nullable().optional(),
  negative_prompt: negativePrompt.nullable().optional(),
  style: optionId.nullable().optional(),
  ratio: optionId.nullable().optional(),
  count: z.int().min(1).max(64).nullable().optional(),
  seed: seed.nullable().optional(),
  variation_strength: strength.nullable().optional(),
};
const presetName = z.string().trim().min(1).max(60);

export const createPresetRequest = z.strictObject({
  name: presetName,
  ...presetSettings,
}) satisfies z.ZodType<CreatePresetRequest>;

export const updatePresetRequest = z.strictObject({
  name: presetName.optional(),
  ...presetSettings,
}) satisfies z.ZodType<UpdatePresetRequest>;

const integerText = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

export const jobQuery = z.strictObject({
  wait: integerText(0, 25).optional(),
  since: integerText(0, Number.MAX_SAFE_INTEGER).optional(),
});
export const listQuery = z.strictObject({
  limit: integerText(1, 100).optional(),
  cursor: z.string().max(200).optional(),
});
export const quotaQuery = z.strictObject({
  entity_type: entityType.optional(),
  entity_id: entityId.optional(),
});
export const fileQuery = z.strictObject({
  v: z.string().max(20).optional(),
  download: z.literal("1").optional(),
});

const variants = z.array(
  z.object({ name: z.enum(variantNames), url: z.string(), width: z.int(), height: z.int() }),
);
const credits = z.object({ held: z.number(), charged: z.number(), refunded: z.number() });

export const job = z.object({
  job_id: id,
  entity_type: entityType,
  entity_id: entityId,
  version: z.int(),
  status: z.enum(jobStatuses),
  progress: z.number().min(0).max(1),
  counts: z.object({ total: z.int(), ready: z.int(), failed: z.int() }),
  results: z.array(
    z.object({
      slot: z.int(),
      asset_id: id,
      status: z.enum(["pending", "ready", "failed"]),
      drawing: z.boolean(),
      url: z.string().nullable(),
      width: z.int().nullable(),
      height: z.int().nullable(),
      variants: variants.nullable(),
      thumbhash: z.string().nullable(),
      seed: z.int(),
      error: z
        .object({ code: z.enum(imageErrorCodes), message: z.string(), retryable: z.boolean() })
        .nullable(),
      credits,
    }),
  ),
  credits,
  settings: z.object({
    prompt: z.string(),
    negative_prompt: z.string().nullable(),
    style: z.string(),
    ratio: z.string(),
    seed: z.int(),
    variation_strength: z.number().nullable(),
    provider: z.string(),
  }),
  retry_of: id.nullable(),
  cancel_requested: z.boolean(),
  created_at: timestamp,
  finished_at: timestamp.nullable(),
}) satisfies z.ZodType<Job>;

export const image = z.object({
  id,
  entity_type: entityType,
  entity_id: entityId,
  url: z.string(),
  width: z.int(),
  height: z.int(),
  is_primary: z.boolean(),
  order_index: z.int(),
  status: z.literal("ready"),
  provider: z.string(),
  style: z.string(),
  ratio: z.string(),
  thumbhash: z.string(),
  phash: z.string(),
  variants,
  crop: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable(),
  focal_point: z.object({ x: z.number(), y: z.number() }).nullable(),
  original_width: z.int(),
  original_height: z.int(),
  alt: z.string().nullable(),
  caption: z.string().nullable(),
  version: z.int(),
  ai_generated: z.literal(true),
  job_id: id,
  slot: z.int(),
  created_at: timestamp,
  prompt: z.string().optional(),
  seed: z.int().optional(),
}) satisfies z.ZodType<Image>;

export const images = z.array(image);

export const options = z.object({
  styles: z.array(z.object({ id: z.string() })),
  ratios: z.array(z.object({ id: z.string(), width: z.int(), height: z.int() })),
  providers: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      capabilities: z.object({
        seed: z.boolean(),
        negative_prompt: z.boolean(),
        variation_strength: z.boolean(),
        ratios: z.array(z.string()),
        styles: z.array(z.string()),
        max_images_per_call: z.int(),
      }),
    }),
  ),
  defaults: z.object({ count: z.int(), style: z.string(), ratio: z.string(), provider: z.string() }),
  limits: z.object({
    count_min: z.int(),
    count_max: z.int(),
    prompt_max: z.int(),
    negative_prompt_max: z.int(),
    images_per_day: z.int(),
    output_long_side: z.int(),
  }),
  price_per_image: z.number(),
}) satisfies z.ZodType<Options>;

export const quota = z.object({
  limit: z.int(),
  used: z.int(),
  remaining: z.int(),
  resets_at: timestamp,
  time_zone: z.string(),
  balance: z.number().nullable(),
  price_per_image: z.number(),
  active_job_id: id.nullable(),
  latest_job_id: id.nullable(),
}) satisfies z.ZodType<Quota>;

export const preset = z.object({
  id,
  name: z.string(),
  prompt: z.string().nullable(),
  negative_prompt: z.string().nullable(),
  style: z.string().nullable(),
  ratio: z.string().nullable(),
  count: z.int().nullable(),
  seed: z.int().nullable(),
  variation_strength: z.number().nullable(),
  created_at: timestamp,
  updated_at: timestamp,
}) satisfies z.ZodType<Preset>;

/** Schema of every answer that is not 2xx. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.enum(Object.keys(errorCodes) as [keyof typeof errorCodes]),
  retryable: z.boolean(),
  request_id: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  job_id: id.optional(),
  ids: z.array(id).optional(),
  retry_after: z.number().optional(),
  categories: z.array(z.enum(blockedCategories)).optional(),
  spans: z
    .array(z.object({ field: z.enum(["prompt", "negative_prompt"]), start: z.int(), end: z.int() }))
    .optional(),
  suggestion: z.string().optional(),
  remaining: z.number().optional(),
}) satisfies z.ZodType<Problem>;

/** What one operation takes and gives. A missing part means that there is none. */
export interface OperationSchemas {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** True when the body may be left out. */
  readonly bodyOptional?: true;
  /** Most bytes of a body, where the server's own limit for bodies does not hold. */
  readonly bodyBytes?: number;
  readonly response?: z.ZodType;
}

/** The schemas of every row of the operation table. */
export const operationSchemas = {
  generate: { body: generateRequest, response: job },
  getJob: { params: jobParams, query: jobQuery, response: job },
  cancelJob: { params: jobParams, response: job },
  retryJob: { params: jobParams, body: retryRequest, bodyOptional: true, response: job },
  listImages: { params: entityParams, query: listQuery, response: images },
  setPrimary: { params: imageParams, response: images },
  reorderImages: { params: entityParams, body: reorderRequest, response: images },
  updateImage: { params: imageParams, body: updateImageRequest, response: image },
  deleteImage: { params: imageParams },
  restoreImage: { params: imageParams, response: image },
  cropImage: { params: imageParams, body: cropRequest, response: image },
  getOptions: { response: options },
  getQuota: { query: quotaQuery, response: quota },
  listPresets: { response: z.array(preset) },
  createPreset: { body: createPresetRequest, response: preset },
  updatePreset: { params: presetParams, body: updatePresetRequest, response: preset },
  deletePreset: { params: presetParams },
  getFile: { params: fileParams, query: fileQuery },
  getOpenApi: {},
  ...workerSchemas,
} as const satisfies Record<OperationName, OperationSchemas>;
