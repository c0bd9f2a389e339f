import type {
  CreatePresetRequest,
  CropRequest,
  EntityRef,
  GenerateRequest,
  Image,
  Job,
  Preset,
  UpdateImageRequest,
  UpdatePresetRequest,
} from "@media-gen/contract/wire";
import type { MediaGenClient, SubmitOptions } from "../types.ts";
import type { RetryRule } from "./query-options.ts";

/** Options for `useMutation`. */
export interface MediaGenMutation<Data, Variables> {
  mutationKey: readonly [string, ...unknown[]];
  mutationFn: (variables: Variables) => Promise<Data>;
  /** `false`: the client tries again by itself where that is safe. */
  retry: RetryRule;
}

/** Changing calls as mutation options; what each takes is its second type argument. */
export interface MediaGenMutations {
  /** Give an `idempotencyKey` per press of the button where mutations are retried or resumed. */
  generate(): MediaGenMutation<Job, { request: GenerateRequest } & SubmitOptions>;
  /** Takes the job's id. */
  cancel(): MediaGenMutation<Job, string>;
  retry(): MediaGenMutation<Job, { jobId: string; slots?: number[] } & SubmitOptions>;
  /** Takes the image's id. */
  setPrimary(entity: EntityRef): MediaGenMutation<Image[], string>;
  /** Takes every image's id in the wanted order. */
  reorder(entity: EntityRef): MediaGenMutation<Image[], string[]>;
  update(entity: EntityRef): MediaGenMutation<Image, { assetId: string; change: UpdateImageRequest }>;
  /** Takes the image's id. */
  remove(entity: EntityRef): MediaGenMutation<void, string>;
  /** Takes the image's id. */
  restore(entity: EntityRef): MediaGenMutation<Image, string>;
  crop(entity: EntityRef): MediaGenMutation<Image, { assetId: string; crop: CropRequest }>;
  createPreset(): MediaGenMutation<Preset, CreatePresetRequest>;
  updatePreset(): MediaGenMutation<Preset, { presetId: string; change: UpdatePresetRequest }>;
  /** Takes the preset's id. */
  deletePreset(): MediaGenMutation<void, string>;
}

/** Makes the mutation options of one client. */
export function createMutations(client: MediaGenClient, namespace: string): MediaGenMutations {
  const mutation = <Data, Variables>(
    name: string,
    entity: EntityRef | null,
    mutationFn: (variables: Variables) => Promise<Data>,
  ): MediaGenMutation<Data, Variables> => ({
    mutationKey:
      entity === null ? [namespace, name] : [namespace, name, entity.entity_type, entity.entity_id],
    mutationFn,
    retry: false,
  });
  return {
    generate: () =>
      mutation("generate", null, ({ request, ...options }) => client.generate(request, options)),
    cancel: () => mutation("cancel", null, (jobId) => client.cancelJob(jobId)),
    retry: () => mutation("retry", null, ({ jobId, ...options }) => client.retryJob(jobId, options)),
    setPrimary: (entity) => mutation("setPrimary", entity, (assetId) => client.setPrimary(entity, assetId)),
    reorder: (entity) => mutation("reorder", entity, (ids) => client.reorderImages(entity, ids)),
    update: (entity) =>
      mutation("update", entity, ({ assetId, change }) => client.updateImage(entity, assetId, change)),
    remove: (entity) => mutation("remove", entity, (assetId) => client.deleteImage(entity, assetId)),
    restore: (entity) => mutation("restore", entity, (assetId) => client.restoreImage(entity, assetId)),
    crop: (entity) =>
      mutation("crop", entity, ({ assetId, crop }) => client.cropImage(entity, assetId, crop)),
    createPreset: () => mutation("createPreset", null, (request) => client.createPreset(request)),
    updatePreset: () =>
      mutation("updatePreset", null, ({ presetId, change }) => client.updatePreset(presetId, change)),
    deletePreset: () => mutation("deletePreset", null, (presetId) => client.deletePreset(presetId)),
  };
}
