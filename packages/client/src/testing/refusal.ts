import {
  type ErrorCode,
  errorCodes,
  type Locale,
  locales,
  type Problem,
  sentences,
} from "@media-gen/contract/wire";

/** A request that the server does not fulfil. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: Partial<Problem>;

  constructor(code: ErrorCode, details: Partial<Problem> = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.details = details;
  }
}

/** The first language of an `Accept-Language` header that people are spoken to in; Korean when none is. */
export function localeOf(header: string | null): Locale {
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.map((tag) => locales.find((locale) => locale === tag)).find((locale) => locale) ?? "ko";
}

/** Writes a refusal as `application/problem+json`. */
export function problemResponse(refusal: Refusal, locale: Locale, requestId: string): Response {
  const { code, details } = refusal;
  const { status, retryable } = errorCodes[code];
  const problem: Problem = {
    type: `urn:media-gen:problem:${code}`,
    title: sentences.en.errors[code],
    status,
    detail: sentences[locale].errors[code],
    instance: `urn:request:${requestId}`,
    code,
    retryable,
    request_id: requestId,
    ...details,
  };
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "x-request-id": requestId,
      ...(problem.retry_after === undefined ? {} : { "retry-after": String(problem.retry_after) }),
    },
  });
}
