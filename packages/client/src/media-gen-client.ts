import type { CallName } from "@media-gen/contract/wire";
import { listAllImages } from "./list-all-images.ts";
import type { PathValues } from "./transport/address.ts";
import { type CallParts, createCall, unreachable } from "./transport/call.ts";
import { pauseBefore } from "./transport/retry-policy.ts";
import { type Settings, settingsFrom } from "./transport/settings.ts";
import type { MediaGenClient, MediaGenClientOptions } from "./types.ts";

/** Of the file that watches jobs: how often it is asked for, and the pauses between, in milliseconds. */
const loadTries = 8;
const loadBounds = { first: 1_000, longest: 15_000 };

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
  const ask = async <T>(
    name: CallName,
    params?: PathValues,
    options?: Pick<CallParts, "signal" | "idempotencyKey" | "query">,
    body?: unknown,
  ): Promise<T> => (await call(name, { ...options, params, body })).body as T;

  return {
    baseUrl: settings.baseUrl,

    generate: (request, { signal, idempotencyKey = settings.createId() } = {}) => {
      // On its way beside the request, so that the first state need not wait for it.
      loadWatching().catch(() => {});
      return ask("generate", {}, { signal, idempotencyKey }, request);
    },
    getJob: (job_id, { signal, wait, since } = {}) =>
      ask("getJob", { job_id }, { signal, query: { wait, since } }),
    watchJob: (jobId, watchOptions = {}) => ({
      // Each iteration watches by itself.
      [Symbol.asyncIterator]() {
        const states = untilLoaded(settings, watchOptions.signal).then((watchJob) =>
          watchJob(call, settings, jobId, watchOptions),
        );
        return {
          next: async () => (await states).next(),
          return: async () => (await states).return(),
        };
      },
    }),
    cancelJob: (job_id, options) => ask("cancelJob", { job_id }, options),
    retryJob: (job_id, { signal, idempotencyKey = settings.createId(), slots } = {}) =>
      ask("retryJob", { job_id }, { signal, idempotencyKey }, { slots }),

    listImages: (entity, { signal } = {}) => listAllImages(call, entity, signal),
    setPrimary: (entity, asset_id, options) => ask("setPrimary", { ...entity, asset_id }, options),
    reorderImages: (entity, ids, options) => ask("reorderImages", entity, options, { ids }),
    updateImage: (entity, asset_id, change, options) =>
      ask("updateImage", { ...entity, asset_id }, options, change),
    deleteImage: (entity, asset_id, options) => ask("deleteImage", { ...entity, asset_id }, options),
    restoreImage: (entity, asset_id, options) => ask("restoreImage", { ...entity, asset_id }, options),
    cropImage: (entity, asset_id, crop, options) => ask("cropImage", { ...entity, asset_id }, options, crop),

    getOptions: (options) => ask("getOptions", {}, options),
    getQuota: (entity, { signal } = {}) => {
      const { entity_type, entity_id } = entity ?? {};
      return ask("getQuota", {}, { signal, query: { entity_type, entity_id } });
    },
    listPresets: (options) => ask("listPresets", {}, options),
    createPreset: (request, options) => ask("createPreset", {}, options, request),
    updatePreset: (preset_id, request, options) => ask("updatePreset", { preset_id }, options, request),
    deletePreset: (preset_id, options) => ask("deletePreset", { preset_id }, options),
  };
}

/** How a job is watched comes with the first job: a page that shows a gallery does not load it. */
async function loadWatching(): Promise<typeof import("./watch-job.ts")["watchJob"]> {
  return (await import("./watch-job.ts")).watchJob;
}

/** A job goes on while the page cannot load what watches it, so a lost file is asked for again for about a minute. */
async function untilLoaded(
  { clock, random }: Settings,
  signal: AbortSignal | undefined,
): ReturnType<typeof loadWatching> {
  for (let attempt = 2; ; attempt += 1) {
    try {
      return await loadWatching();
    } catch (cause) {
      if (attempt > loadTries) throw unreachable(cause);
      await clock.sleep(pauseBefore(attempt, null, random, loadBounds), signal);
    }
  }
}
