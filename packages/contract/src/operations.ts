import { type CallName, calls } from "./calls.ts";
import { type WorkerOperationName, workerCalls } from "./worker.ts";

/**
 * Who may call an operation.
 * - `public`: anyone.
 * - `signed_in`: anyone the host's authenticator names; the answer is about the caller alone.
 * - `reader`: anyone who may read the entity.
 * - `owner`: the entity's owner. Others get 403, or 404 when they may not read the entity either.
 * - `worker`: a program that signs its requests with the host's secret for workers; nobody's session counts.
 */
export type Access = "public" | "signed_in" | "reader" | "owner" | "worker";

/** Name of an operation, for example `generate`. */
export type OperationName = CallName | WorkerOperationName;

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

/**
 * Every operation of the wire. Server routes, the OpenAPI document, the client and the mock server are made from this table.
 * Literal segments win over parameters when two paths fit.
 */
export const operations = {
  generate: {
    ...calls.generate,
    access: "owner",
    status: 202,
    summary: "Start a job that makes 1-8 images",
  },
  getJob: {
    ...calls.getJob,
    access: "owner",
    status: 200,
    summary: "Read a job, at once or when it next changes",
  },
  cancelJob: {
    ...calls.cancelJob,
    access: "owner",
    status: 200,
    summary: "Cancel the images that are not ready yet",
  },
  retryJob: {
    ...calls.retryJob,
    access: "owner",
    status: 202,
    summary: "Draw failed images again, with the seeds they had",
  },
  listImages: {
    ...calls.listImages,
    access: "reader",
    status: 200,
    summary: "List an entity's images, primary first",
  },
  setPrimary: {
    ...calls.setPrimary,
    access: "owner",
    status: 200,
    summary: "Make an image the primary one",
  },
  reorderImages: {
    ...calls.reorderImages,
    access: "owner",
    status: 200,
    summary: "Store the order of all images",
  },
  updateImage: {
    ...calls.updateImage,
    access: "owner",
    status: 200,
    summary: "Change an image's alternative text or caption",
  },
  deleteImage: {
    ...calls.deleteImage,
    access: "owner",
    status: 204,
    summary: "Delete an image; it can be restored for 30 days",
  },
  restoreImage: {
    ...calls.restoreImage,
    access: "owner",
    status: 200,
    summary: "Undo a deletion",
  },
  cropImage: {
    ...calls.cropImage,
    access: "owner",
    status: 200,
    summary: "Show a part of an image, or the whole again",
  },
  getOptions: {
    ...calls.getOptions,
    access: "signed_in",
    status: 200,
    summary: "Styles, ratios, engines, limits and price",
  },
  getQuota: {
    ...calls.getQuota,
    access: "signed_in",
    status: 200,
    summary: "What the caller may still spend today, and the entity's live job",
  },
  listPresets: {
    ...calls.listPresets,
    access: "signed_in",
    status: 200,
    summary: "The caller's presets",
  },
  createPreset: {
    ...calls.createPreset,
    access: "signed_in",
    status: 201,
    summary: "Save settings as a preset",
  },
  updatePreset: {
    ...calls.updatePreset,
    access: "signed_in",
    status: 200,
    summary: "Change a preset",
  },
  deletePreset: {
    ...calls.deletePreset,
    access: "signed_in",
    status: 204,
    summary: "Delete a preset",
  },
  getFile: {
    ...calls.getFile,
    access: "reader",
    status: 200,
    summary: "The bytes of an image",
  },
  getOpenApi: {
    ...calls.getOpenApi,
    access: "public",
    status: 200,
    summary: "This API as an OpenAPI 3.1 document",
  },
  runJob: {
    ...workerCalls.runJob,
    access: "worker",
    status: 200,
    summary: "Run a job in the server; answers when it has ended or was given back",
  },
  claimJob: {
    ...workerCalls.claimJob,
    access: "worker",
    status: 200,
    summary: "Take a job to draw its images outside the server",
  },
  extendJob: {
    ...workerCalls.extendJob,
    access: "worker",
    status: 200,
    summary: "Say that the work goes on, and hear whether it is still wanted",
  },
  settleSlot: {
    ...workerCalls.settleSlot,
    access: "worker",
    status: 200,
    summary: "Hand over one drawn image, or the reason why there is none",
  },
  releaseJob: {
    ...workerCalls.releaseJob,
    access: "worker",
    status: 200,
    summary: "Give a taken job back",
  },
} as const satisfies Record<OperationName, Operation>;
