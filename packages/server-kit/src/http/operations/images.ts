import { emptyAnswer, jsonAnswer } from "../answers.ts";
import type { Call, OperationHandlers } from "../call.ts";
import { entityTag, isUnchanged } from "../entity-tag.ts";

type ImageOperation =
  | "listImages"
  | "setPrimary"
  | "reorderImages"
  | "updateImage"
  | "deleteImage"
  | "restoreImage"
  | "cropImage";

/** The images of an entity: list, choose, order, describe, crop, delete. */
export const imageOperations: OperationHandlers<ImageOperation> = {
  listImages,
  async setPrimary({ services, caller, params, options }) {
    return jsonAnswer(200, await services.gallery.setPrimary(caller, params, params.asset_id, options));
  },
  async reorderImages({ services, caller, params, body, options }) {
    return jsonAnswer(200, await services.gallery.reorder(caller, params, body.ids, options));
  },
  async updateImage({ services, caller, params, body, options }) {
    return jsonAnswer(200, await services.gallery.update(caller, params, params.asset_id, body, options));
  },
  async deleteImage({ services, caller, params, options }) {
    await services.gallery.remove(caller, params, params.asset_id, options);
    return emptyAnswer();
  },
  async restoreImage({ services, caller, params, options }) {
    return jsonAnswer(200, await services.gallery.restore(caller, params, params.asset_id, options));
  },
  async cropImage({ services, caller, params, body, options }) {
    return jsonAnswer(200, await services.gallery.crop(caller, params, params.asset_id, body, options));
  },
};

async function listImages({
  services,
  caller,
  params,
  query,
  request,
  url,
  options,
}: Call<"listImages">): Promise<Response> {
  const page = await services.gallery.list(caller, params, { ...options, ...query });
  const tag = entityTag(page.version);
  const headers: Record<string, string> = {
    ETag: tag,
    // Kept by the reader alone and asked for again each time: who may read it is decided at each request.
    "Cache-Control": "private, no-cache",
    Vary: "Cookie, Authorization",
  };
  if (page.next !== null) {
    const next = new URLSearchParams(url.search);
    next.set("cursor", page.next);
    headers.Link = `<${url.pathname}?${next}>; rel="next"`;
  }
  if (isUnchanged(request, tag)) return new Response(null, { status: 304, headers });
  return jsonAnswer(200, page.images, headers);
}
