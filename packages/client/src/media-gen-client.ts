import type { Image, Job, Options, Preset, Quota } from "@media-gen/contract/wire";
import { listAllImages } from "./list-all-images.ts";
import { createCall } from "./transport/call.ts";
import { settingsFrom } from "./transport/settings.ts";
import type { MediaGenClient, MediaGenClientOptions } from "./types.ts";
import { watchJob } from "./watch-job.ts";

/**
 * Makes a client of one media-gen server. It holds no state and opens no connection until a method is called.
 * @param options every part has a default; see `MediaGenClientOptions`
 * @example
 * const client = createMediaGenClient({ baseUrl: "/api", locale: "ko" });
 * const job = await client.generate({ entity_type: "character", entity_id: "haru", prompt: "달빛 아래의 사서" });
 * for await (const state of client.watchJob(job.job_id)) console.log(state.progress);
 */
export function createMediaGenClient(options: MediaGenClientOptions = {}): MediaGenClient {
  const settings = settingsFrom(options);
  const call = createCall(settings);
  // The one place where the wire is believed: `resultOf` has looked at the outline, the contract promises the rest.
  const ask = async <T>(...parts: Parameters<typeof call>): Promise<T> => (await call(...parts)).body as T;
  const empty = async (...parts: Parameters<typeof call>): Promise<void> => {
    await call(...parts);
  };

  const client: MediaGenClient = {
    baseUrl: settings.baseUrl,

    generate: (request, { signal, idempotencyKey = settings.createId() } = {}) =>
      ask<Job>("generate", { body: request, idempotencyKey, signal }),
    getJob: (jobId, { signal, wait, since } = {}) =>
      ask<Job>("getJob", {
        params: { job_id: jobId },
        query: { wait, since },
        extraMs: (wait ?? 0) * 1000,
        signal,
      }),
    watchJob: (jobId, watchOptions = {}) => watchJob(call, settings, jobId, watchOptions),
    cancelJob: (jobId, { signal } = {}) => ask<Job>("cancelJob", { params: { job_id: jobId }, signal }),
    retryJob: (jobId, { signal, slots, idempotencyKey = settings.createId() } = {}) =>
      ask<Job>("retryJob", {
        params: { job_id: jobId },
        body: slots === undefined ? {} : { slots },
        idempotencyKey,
        signal,
      }),

    listImages: (entity, { signal } = {}) => listAllImages(call, entity, signal),
    setPrimary: (entity, assetId, { signal } = {}) =>
      ask<Image[]>("setPrimary", { params: { ...refOf(entity), asset_id: assetId }, signal }),
    reorderImages: (entity, ids, { signal } = {}) =>
      ask<Image[]>("reorderImages", { params: refOf(entity), body: { ids }, signal }),
    updateImage: (entity, assetId, change, { signal } = {}) =>
      ask<Image>("updateImage", { params: { ...refOf(entity), asset_id: assetId }, body: change, signal }),
    deleteImage: (entity, assetId, { signal } = {}) =>
      empty("deleteImage", { params: { ...refOf(entity), asset_id: assetId }, signal }),
    restoreImage: (entity, assetId, { signal } = {}) =>
      ask<Image>("restoreImage", { params: { ...refOf(entity), asset_id: assetId }, signal }),
    cropImage: (entity, assetId, crop, { signal } = {}) =>
      ask<Image>("cropImage", { params: { ...refOf(entity), asset_id: assetId }, body: crop, signal }),

    getOptions: ({ signal } = {}) => ask<Options>("getOptions", { signal }),
    getQuota: (entity, { signal } = {}) =>
      ask<Quota>("getQuota", { query: entity === null ? {} : refOf(entity), signal }),
    listPresets: ({ signal } = {}) => ask<Preset[]>("listPresets", { signal }),
    createPreset: (request, { signal } = {}) => ask<Preset>("createPreset", { body: request, signal }),
    updatePreset: (presetId, request, { signal } = {}) =>
      ask<Preset>("updatePreset", { params: { preset_id: presetId }, body: request, signal }),
    deletePreset: (presetId, { signal } = {}) =>
      empty("deletePreset", { params: { preset_id: presetId }, signal }),
  };
  return client;
}

/** Only the two parts that name an entity: callers may pass a larger object of theirs. */
function refOf(entity: { entity_type: string; entity_id: string }): {
  entity_type: string;
  entity_id: string;
} {
  return { entity_type: entity.entity_type, entity_id: entity.entity_id };
}
