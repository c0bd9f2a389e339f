import type { ImageFile, PresignFile } from "../../services.ts";
import type { Call, OperationHandlers } from "../call.ts";
import { entityTag, isUnchanged } from "../entity-tag.ts";

const servedTypes = new Set(["image/webp", "image/png", "image/jpeg", "image/avif"]);

/**
 * Life of an address that the store signed. Nobody can call such an address back, so its life is how long a picture may still
 * be had after it was deleted or its entity made private; that is promised to be a minute at most. Moving the object away
 * instead would put a second truth beside the row, which a crash could part from it, and would not hide an entity.
 */
const presignedSeconds = 60;
/** A reader who was sent there by a cache gets so long to arrive. */
const followSeconds = 10;
/** The bytes of a version never change, but whether they may be had does: caches that many share ask again each minute. */
const immutable = "public, max-age=31536000, s-maxage=60, immutable";

/** The bytes of images. */
export const fileOperations: OperationHandlers<"getFile"> = { getFile };

async function getFile(call: Call<"getFile">): Promise<Response> {
  const { services, caller, params, query, request, options } = call;
  const file = await services.gallery.openFile(caller, params.asset_id, params.variant, options);
  const { source } = file;
  const tag = entityTag(`${params.asset_id}.${params.variant}.${file.version}`);
  const headers: Record<string, string> = {
    ETag: tag,
    "Cache-Control": cacheControl(file, query.v),
    // Opened by itself, the file is a picture and nothing else: no script, no frame, no request.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": sharing(file),
  };
  if (isUnchanged(request, tag)) {
    if (!(source instanceof Function)) await source.body.cancel();
    return new Response(null, { status: 304, headers });
  }
  const contentType = servedTypes.has(file.contentType) ? file.contentType : "application/octet-stream";
  const download = query.download ? { contentDisposition: attachment(file.fileName) } : {};
  if (source instanceof Function) return await redirect(source, file, call, { contentType, ...download });
  headers["Content-Type"] = contentType;
  headers["Content-Length"] = String(source.size);
  if (download.contentDisposition) headers["Content-Disposition"] = download.contentDisposition;
  return new Response(source.body, { status: 200, headers });
}

/**
 * Sends the reader to the store. The answer is kept no longer than the address lives, and has no tag: whoever asked whether
 * it has changed would be told to use a dead address again.
 */
async function redirect(
  presign: PresignFile,
  file: ImageFile,
  call: Call<"getFile">,
  answer: { contentType: string; contentDisposition?: string },
): Promise<Response> {
  const { url, expiresInSeconds } = await presign({
    ...answer,
    expiresInSeconds: presignedSeconds,
    cacheControl: file.visibility === "public" ? `private, max-age=${presignedSeconds}` : "private, no-store",
    signal: call.options.signal,
  });
  const keep = cacheControl(file, call.query.v);
  const left = Math.floor(expiresInSeconds) - followSeconds;
  const short = left > 0 ? `public, max-age=${left}` : "public, no-cache";
  return new Response(null, {
    status: 302,
    headers: {
      Location: url,
      "Cache-Control": keep === immutable ? short : keep,
      "Cross-Origin-Resource-Policy": sharing(file),
    },
  });
}

function cacheControl({ visibility, version }: ImageFile, askedVersion: string | undefined): string {
  if (visibility === "private") return "private, no-store";
  return askedVersion === String(version) ? immutable : "public, no-cache";
}

/** Public pictures may be shown by any page, as link previews do; private ones by the host's own pages. */
function sharing({ visibility }: ImageFile): string {
  return visibility === "public" ? "cross-origin" : "same-site";
}

/** A download under the given name, in plain ASCII for old programs and in full (RFC 8187) for the others. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/g, "_");
  const full = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
