import type { CallName, EntityRef, Image, Job, Options, Preset, Quota } from "@media-gen/contract/wire";
import { listAllImages } from "./list-all-images.ts";
import { createCall } from "./transport/call.ts";
import { settingsFrom } from "./transport/settings.ts";
import type { CallOptions, MediaGenClient, MediaGenClientOptions } from "./types.ts";

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
  const ofImage = <T>(
    name: CallName,
    entity: EntityRef,
    asset_id: string,
    { signal }: CallOptions = {},
    body?: unknown,
  ): Promise<T> => ask<T>(name, { params: { ...refOf(entity), asset_id }, body, signal });

  const client: MediaGenClient = {
    baseUrl: settings.baseUrl,

    generate: (request, { signal, idempotencyKey = settings.createId() } = {}) => {
      // On its way beside the request, so that the first state need not wait for it.
      loadWatching().catch(() => {});
      return ask<Job>("generate", { body: request, idempotencyKey, signal });
    },
    getJob: (jobId, { signal, wait, since } = {}) =>
      ask<Job>("getJob", {
        params: { job_id: jobId },
        query: { wait, since },
        extraMs: (wait ?? 0) * 1000,
        signal,
      }),
    watchJob: (jobId, watchOptions = {}) => ({
      // Each iteration watches by itself.
      [Symbol.asyncIterator]() {
        const states = loadWatching().then(({ watchJob }) => watchJob(call, settings, jobId, watchOptions));
        return {
          next: async () => (await states).next(),
          return: async () => (await states).return(),
        };
      },
    }),
    cancelJob: (jobId, { signal } = {}) => ask<Job>("cancelJob", { params: { job_id: jobId }, signal }),
    retryJob: (jobId, { signal, slots, idempotencyKey = settings.createId() } = {}) =>
      ask<Job>("retryJob", {
        params: { job_id: jobId },
        body: slots === undefined ? {} : { slots },
        idempotencyKey,
        signal,
      }),

    listImages: (entity, { signal } = {}) => listAllImages(call, entity, signal),
    setPrimary: (entity, assetId, options) => ofImage<Image[]>("setPrimary", entity, assetId, options),
    reorderImages: (entity, ids, { signal } = {}) =>
      ask<Image[]>("reorderImages", { params: refOf(entity), body: { ids }, signal }),
    updateImage: (entity, assetId, change, options) =>
      ofImage<Image>("updateImage", entity, assetId, options, change),
    deleteImage: (entity, assetId, options) => ofImage<void>("deleteImage", entity, assetId, options),
    restoreImage: (entity, assetId, options) => ofImage<Image>("restoreImage", entity, assetId, options),
    cropImage: (entity, assetId, crop, options) =>
      ofImage<Image>("cropImage", entity, assetId, options, crop),

    getOptions: ({ signal } = {}) => ask<Options>("getOptions", { signal }),
    getQuota: (entity, { signal } = {}) =>
      ask<Quota>("getQuota", { query: entity === null ? {} : refOf(entity), signal }),
    listPresets: ({ signal } = {}) => ask<Preset[]>("listPresets", { signal }),
    createPreset: (request, { signal } = {}) => ask<Preset>("createPreset", { body: request, signal }),
    updatePreset: (presetId, request, { signal } = {}) =>
      ask<Preset>("updatePreset", { params: { preset_id: presetId }, body: request, signal }),
    deletePreset: (presetId, { signal } = {}) =>
      ask<void>("deletePreset", { params: { preset_id: presetId }, signal }),
  };
  return client;
}

/** How a job is watched comes with the first job: a page that shows a gallery does not load it. */
function loadWatching(): Promise<typeof import("./watch-job.ts")> {
  return import("./watch-job.ts");
}

/** Only the two parts that name an entity: callers may pass a larger object of theirs. */
function refOf({ entity_type, entity_id }: EntityRef): { entity_type: string; entity_id: string } {
  return { entity_type, entity_id };
}
