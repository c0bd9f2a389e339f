import type { ImageFile } from "../../services.ts";
import type { Call, OperationHandlers } from "../call.ts";
import { entityTag, isUnchanged } from "../entity-tag.ts";

const servedTypes = new Set(["image/webp", "image/png", "image/jpeg", "image/avif"]);

/** The bytes of images. */
export const fileOperations: OperationHandlers<"getFile"> = { getFile };

async function getFile({
  services,
  caller,
  params,
  query,
  request,
  options,
}: Call<"getFile">): Promise<Response> {
  const file = await services.gallery.openFile(caller, params.asset_id, params.variant, options);
  const tag = entityTag(`${params.asset_id}.${params.variant}.${file.version}`);
  const headers: Record<string, string> = {
    ETag: tag,
    "Cache-Control": cacheControl(file, query.v),
    "X-Content-Type-Options": "nosniff",
    // Opened by itself, the file is a picture and nothing else: no script, no frame, no request.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    // Public pictures may be shown by any page, as link previews do; private ones by the host's own pages.
    "Cross-Origin-Resource-Policy": file.visibility === "public" ? "cross-origin" : "same-site",
  };
  if (isUnchanged(request, tag)) {
    await file.object.body.cancel();
    return new Response(null, { status: 304, headers });
  }
  headers["Content-Type"] = servedTypes.has(file.contentType) ? file.contentType : "application/octet-stream";
  headers["Content-Length"] = String(file.object.size);
  if (query.download) headers["Content-Disposition"] = attachment(file.fileName);
  return new Response(file.object.body, { status: 200, headers });
}

function cacheControl({ visibility, version }: ImageFile, askedVersion: string | undefined): string {
  if (visibility === "private") return "private, no-store";
  return askedVersion === String(version) ? "public, max-age=31536000, immutable" : "public, no-cache";
}

/** A download under the given name, in plain ASCII for old programs and in full (RFC 8187) for the others. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/g, "_");
  const full = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
