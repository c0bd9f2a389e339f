import type {
  CallName,
  CreatePresetRequest,
  CropRequest,
  EntityRef,
  GenerateRequest,
  Locale,
  ReorderRequest,
  RetryRequest,
  UpdateImageRequest,
  UpdatePresetRequest,
} from "@media-gen/contract/wire";
import { owned, signedIn } from "./access.ts";
import { quotaOf } from "./account.ts";
import { choicesOf } from "./choices.ts";
import * as gallery from "./gallery.ts";
import * as jobs from "./jobs.ts";
import { openApiDocument } from "./openapi.ts";
import { pictureUrl } from "./pictures.ts";
import * as presets from "./presets.ts";
import { Refusal } from "./refusal.ts";
import type { Incoming } from "./routes.ts";
import type { MemoryState } from "./state.ts";
import { jobView, pictureOf } from "./views.ts";

/** One request on its way to an operation. */
export interface OperationContext extends Incoming {
  state: MemoryState;
  locale: Locale;
  idempotencyKey: string | null;
  ifNoneMatch: string | null;
  signal: AbortSignal;
  /** Path and base path of the request, for links. */
  basePath: string;
}

/** What an operation answers; the status comes from the table unless it says otherwise. */
export interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const pageSize = 100;

/** What each operation of the table does. The request's shape was checked before. */
export const handlers: Record<CallName, (context: OperationContext) => Reply | Promise<Reply>> = {
  generate: ({ state, body, idempotencyKey, locale }) => ({
    body: jobView(state, jobs.submit(state, body as GenerateRequest, idempotencyKey), locale),
  }),
  getJob: async ({ state, params, query, signal, locale }) => {
    const { wait, since } = query as { wait?: number; since?: number };
    const job = await jobs.readJob(state, params.job_id!, { wait, since, signal });
    return { body: jobView(state, job, locale) };
  },
  cancelJob: ({ state, params, locale }) => ({
    body: jobView(state, jobs.cancel(state, params.job_id!), locale),
  }),
  retryJob: ({ state, params, body, idempotencyKey, locale }) => {
    const { slots } = body as RetryRequest;
    return { body: jobView(state, jobs.retry(state, params.job_id!, slots, idempotencyKey), locale) };
  },
  listImages: (context) => listPage(context),
  setPrimary: ({ state, params }) => ({
    body: gallery.setPrimary(state, entityOf(params), params.asset_id!),
  }),
  reorderImages: ({ state, params, body }) => ({
    body: gallery.reorder(state, entityOf(params), (body as ReorderRequest).ids),
  }),
  updateImage: ({ state, params, body }) => ({
    body: gallery.updateImage(state, entityOf(params), params.asset_id!, body as UpdateImageRequest),
  }),
  deleteImage: ({ state, params }) => {
    gallery.deleteImage(state, entityOf(params), params.asset_id!);
    return {};
  },
  restoreImage: ({ state, params }) => ({
    body: gallery.restoreImage(state, entityOf(params), params.asset_id!),
  }),
  cropImage: ({ state, params, body }) => ({
    body: gallery.cropImage(state, entityOf(params), params.asset_id!, body as CropRequest),
  }),
  getOptions: ({ state }) => {
    signedIn(state);
    return { body: choicesOf(state) };
  },
  getQuota: ({ state, query }) => {
    const caller = signedIn(state);
    if (query.entity_type === undefined && query.entity_id === undefined) {
      return { body: quotaOf(state, caller, { active_job_id: null, latest_job_id: null }) };
    }
    const missing = (["entity_type", "entity_id"] as const).find((name) => query[name] === undefined);
    if (missing !== undefined) {
      const message = "Name both parts of the entity, or neither.";
      throw new Refusal("validation_failed", { errors: [{ path: missing, code: "invalid_type", message }] });
    }
    const entity = entityOf(query);
    owned(state, entity);
    return { body: quotaOf(state, caller, jobs.jobIdsOf(state, entity)) };
  },
  listPresets: ({ state }) => ({ body: presets.listPresets(state) }),
  createPreset: ({ state, body }) => ({ body: presets.createPreset(state, body as CreatePresetRequest) }),
  updatePreset: ({ state, params, body }) => ({
    body: presets.updatePreset(state, params.preset_id!, body as UpdatePresetRequest),
  }),
  deletePreset: ({ state, params }) => {
    presets.deletePreset(state, params.preset_id!);
    return {};
  },
  getFile: ({ state, params }): Reply => {
    const whole = params.variant === "original";
    const picture = pictureOf(state, gallery.openImage(state, params.asset_id!, whole), whole);
    if (!picture.trimStart().startsWith("<svg")) {
      return { status: 302, headers: { location: pictureUrl(picture) } };
    }
    return {
      body: picture,
      headers: { "content-type": "image/svg+xml", "x-content-type-options": "nosniff" },
    };
  },
  getOpenApi: ({ basePath }) => ({ body: openApiDocument(basePath) }),
};

function listPage({ state, params, query, ifNoneMatch, basePath }: OperationContext): Reply {
  const entity = entityOf(params);
  const limit = typeof query.limit === "number" ? query.limit : pageSize;
  const offset = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isSafeInteger(offset) || offset < 0) {
    const message = "Take the cursor from the Link header of the page before.";
    throw new Refusal("validation_failed", { errors: [{ path: "cursor", code: "invalid_value", message }] });
  }
  const { images, next } = gallery.listImages(state, entity, { limit, offset });
  const versions = images.map(({ id, version, alt, caption }) => [id, version, alt, caption]);
  const etag = `"${fingerprint(JSON.stringify([state.caller, versions, next]))}"`;
  const headers: Record<string, string> = { etag };
  if (next !== null) {
    const { entity_type, entity_id } = entity;
    headers.link = `<${basePath}/${entity_type}/${entity_id}/images?limit=${limit}&cursor=${next}>; rel="next"`;
  }
  return ifNoneMatch === etag ? { status: 304, headers } : { body: images, headers };
}

/** A short name of a text (FNV-1a). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

function entityOf(parts: Incoming["params"] | Incoming["query"]): EntityRef {
  return { entity_type: parts.entity_type as EntityRef["entity_type"], entity_id: String(parts.entity_id) };
}
