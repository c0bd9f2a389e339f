const images = "/{entity_type}/{entity_id}/images";
const image = `${images}/{asset_id}` as const;

/**
 * How each operation is called: the half of the table that a caller needs. Paths stand below the base path, with
 * `{parameters}`.
 */
export const calls = {
  generate: { method: "POST", path: "/media/generate" },
  getJob: { method: "GET", path: "/media/jobs/{job_id}" },
  cancelJob: { method: "POST", path: "/media/jobs/{job_id}/cancel" },
  retryJob: { method: "POST", path: "/media/jobs/{job_id}/retry" },
  listImages: { method: "GET", path: images },
  setPrimary: { method: "PATCH", path: `${image}/primary` },
  reorderImages: { method: "PATCH", path: `${images}/order` },
  updateImage: { method: "PATCH", path: image },
  deleteImage: { method: "DELETE", path: image },
  restoreImage: { method: "POST", path: `${image}/restore` },
  cropImage: { method: "POST", path: `${image}/crop` },
  getOptions: { method: "GET", path: "/media/options" },
  getQuota: { method: "GET", path: "/media/quota" },
  listPresets: { method: "GET", path: "/media/presets" },
  createPreset: { method: "POST", path: "/media/presets" },
  updatePreset: { method: "PATCH", path: "/media/presets/{preset_id}" },
  deletePreset: { method: "DELETE", path: "/media/presets/{preset_id}" },
  getFile: { method: "GET", path: "/media/files/{asset_id}/{variant}" },
  getOpenApi: { method: "GET", path: "/media/openapi.json" },
} as const satisfies Record<string, { method: "GET" | "POST" | "PATCH" | "DELETE"; path: string }>;

/** Name of an operation for the host's pages, for example `generate`. */
export type CallName = keyof typeof calls;
