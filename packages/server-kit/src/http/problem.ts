import { errorCodes, type Locale, type Problem, sentences } from "@media-gen/contract";
import { MediaGenError } from "../errors.ts";
import { inLanguage } from "./field-sentences.ts";

/** The stable address of each kind of problem, for the `type` member of RFC 9457. */
export const problemTypePrefix = "urn:media-gen:problem:";

/** Writes a refusal as a problem document (RFC 9457) in the caller's language. */
export function problemResponse(error: MediaGenError, requestId: string, locale: Locale): Response {
  const { code, details } = error;
  const words = code.replaceAll("_", " ");
  const problem: Problem = {
    type: problemTypePrefix + code,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    status: errorCodes[code].status,
    code,
    retryable: errorCodes[code].retryable,
    instance: `urn:request:${requestId}`,
    request_id: requestId,
    ...details,
    ...(details.errors ? { errors: inLanguage(details.errors, locale) } : {}),
    detail: details.detail ?? sentences[locale].errors[code],
  };
  const headers = new Headers({
    "Content-Type": "application/problem+json",
    "Content-Language": locale,
    "Cache-Control": "private, no-store",
    Vary: "Accept-Language",
  });
  if (details.retry_after !== undefined) {
    headers.set("Retry-After", String(Math.max(1, Math.ceil(details.retry_after))));
  }
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** The refusal that an error is, or `internal_error`, which tells nothing of what went wrong inside. */
export function refusalOf(error: unknown): MediaGenError {
  return MediaGenError.isInstance(error) ? error : new MediaGenError("internal_error", {}, { cause: error });
}
