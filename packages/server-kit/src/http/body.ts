import { MediaGenError } from "../errors.ts";
import { isMisshapen } from "./body-shape.ts";

const readingMs = 15_000;
const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads a JSON body that nobody vouches for: counted while it streams, its shape checked before it is parsed.
 * Lone surrogates in texts become U+FFFD.
 *
 * @returns The parsed value, or undefined for an empty body where `optional` allows one.
 * @throws MediaGenError `unsupported_media_type`, `payload_too_large` or `malformed_request`.
 */
export async function readJsonBody(
  request: Request,
  { limit, optional }: { limit: number; optional: boolean },
): Promise<unknown> {
  const hasType = request.headers.has("content-type");
  if (!isJson(request.headers) && (hasType || !optional)) {
    await request.body?.cancel();
    throw new MediaGenError("unsupported_media_type");
  }
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0 && optional) return undefined;
  if (!hasType) throw new MediaGenError("unsupported_media_type");
  return parseJson(bytes);
}

/**
 * Parses the bytes of a JSON body. Lone surrogates in texts become U+FFFD.
 *
 * @throws MediaGenError `malformed_request`.
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (isMisshapen(bytes)) throw new MediaGenError("malformed_request");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), (key, value: unknown) => {
      if (forbiddenKeys.has(key)) throw new SyntaxError("The body holds a key that is never allowed.");
      return typeof value === "string" ? value.toWellFormed() : value;
    });
  } catch (error) {
    throw new MediaGenError("malformed_request", {}, { cause: error });
  }
}

/** True for a body that says that it is plain JSON in UTF-8. */
export function isJson(headers: Headers): boolean {
  const encoding = headers.get("content-encoding") ?? "identity";
  const [type, ...parameters] = (headers.get("content-type") ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  return type === "application/json" && isUtf8 && encoding === "identity";
}

/** Reads a body to its end, and no further than `limit` bytes. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > limit) {
    await request.body?.cancel();
    throw new MediaGenError("payload_too_large");
  }
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(readingMs)]);
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > limit) {
        stop();
        throw new MediaGenError("payload_too_large");
      }
      chunks.push(part.value);
    }
  } catch (error) {
    throw MediaGenError.isInstance(error)
      ? error
      : new MediaGenError("malformed_request", {}, { cause: error });
  } finally {
    signal.removeEventListener("abort", stop);
  }
  if (signal.aborted) throw new MediaGenError("malformed_request");
  return Buffer.concat(chunks);
}
