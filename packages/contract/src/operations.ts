/**
 * Who may call an operation.
 * - `public`: anyone.
 * - `signed_in`: anyone the host's authenticator names; the answer is about the caller alone.
 * - `reader`: anyone who may read the entity.
 * - `owner`: the entity's owner. Others get 403, or 404 when they may not read the entity either.
 */
export type Access = "public" | "signed_in" | "reader" | "owner";

/** One row of the operation table. */
export interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the base path, with `{parameters}`. */
  readonly path: string;
  readonly access: Access;
  /** Status of a successful answer. */
  readonly status: 200 | 201 | 202 | 204;
  readonly summary: string;
}

const image = "/{entity_type}/{entity_id}/images/{asset_id}";

/**
 * Every operation of the wire. Server routes, the OpenAPI document, the client and the mock server are made from this table.
 * Literal segments win over parameters when two paths fit.
 */
export const operations = {
  generate: {
    method: "POST",
    path: "/media/generate",
    access: "owner",
    status: 202,
    summary: "Start a job that makes 1-8 images",
  },
  getJob: {
    method: "GET",
    path: "/media/jobs/{job_id}",
    access: "owner",
    status: 200,
    summary: "Read a job, at once or when it next changes",
  },
  cancelJob: {
    method: "POST",
    path: "/media/jobs/{job_id}/cancel",
    access: "owner",
    status: 200,
    summary: "Cancel the images that are not ready yet",
  },
  retryJob: {
    method: "POST",
    path: "/media/jobs/{job_id}/retry",
    access: "owner",
    status: 202,
    summary: "Draw failed images again, with the seeds they had",
  },
  listImages: {
    method: "GET",
    path: "/{entity_type}/{entity_id}/images",
    access: "reader",
    status: 200,
    summary: "List an entity's images, primary first",
  },
  setPrimary: {
    method: "PATCH",
    path: `${image}/primary`,
    access: "owner",
    status: 200,
    summary: "Make an image the primary one",
  },
  reorderImages: {
    method: "PATCH",
    path: "/{entity_type}/{entity_id}/images/order",
    access: "owner",
    status: 200,
    summary: "Store the order of all images",
  },
  updateImage: {
    method: "PATCH",
    path: image,
    access: "owner",
    status: 200,
    summary: "Change an image's alternative text or caption",
  },
  deleteImage: {
    method: "DELETE",
    path: image,
    access: "owner",
    status: 204,
    summary: "Delete an image; it can be restored for 30 days",
  },
  restoreImage: {
    method: "POST",
    path: `${image}/restore`,
    access: "owner",
    status: 200,
    summary: "Undo a deletion",
  },
  cropImage: {
    method: "POST",
    path: `${image}/crop`,
    access: "owner",
    status: 200,
    summary: "Show a part of an image, or the whole again",
  },
  getOptions: {
    method: "GET",
    path: "/media/options",
    access: "signed_in",
    status: 200,
    summary: "Styles, ratios, engines, limits and price",
  },
  getQuota: {
    method: "GET",
    path: "/media/quota",
    access: "signed_in",
    status: 200,
    summary: "What the caller may still spend today, and the entity's live job",
  },
  listPresets: {
    method: "GET",
    path: "/media/presets",
    access: "signed_in",
    status: 200,
    summary: "The caller's presets",
  },
  createPreset: {
    method: "POST",
    path: "/media/presets",
    access: "signed_in",
    status: 201,
    summary: "Save settings as a preset",
  },
  updatePreset: {
    method: "PATCH",
    path: "/media/presets/{preset_id}",
    access: "signed_in",
    status: 200,
    summary: "Change a preset",
  },
  deletePreset: {
    method: "DELETE",
    path: "/media/presets/{preset_id}",
    access: "signed_in",
    status: 204,
    summary: "Delete a preset",
  },
  getFile: {
    method: "GET",
    path: "/media/files/{asset_id}/{variant}",
    access: "reader",
    status: 200,
    summary: "The bytes of an image",
  },
  getOpenApi: {
    method: "GET",
    path: "/media/openapi.json",
    access: "public",
    status: 200,
    summary: "This API as an OpenAPI 3.1 document",
  },
} as const satisfies Record<string, Operation>;

/** Name of an operation, for example `generate`. */
export type OperationName = keyof typeof operations;
