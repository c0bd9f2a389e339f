/** Every error code of the wire with its HTTP status and whether the same request may succeed later. */
export const errorCodes = {
  malformed_request: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  insufficient_credits: { status: 402, retryable: false },
  forbidden: { status: 403, retryable: false },
  csrf_rejected: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  job_already_running: { status: 409, retryable: false },
  job_not_retryable: { status: 409, retryable: false },
  order_conflict: { status: 409, retryable: false },
  preset_conflict: { status: 409, retryable: false },
  idempotency_conflict: { status: 422, retryable: false },
  payload_too_large: { status: 413, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  validation_failed: { status: 422, retryable: false },
  content_blocked: { status: 422, retryable: false },
  daily_limit_reached: { status: 429, retryable: true },
  rate_limited: { status: 429, retryable: true },
  internal_error: { status: 500, retryable: true },
  provider_unavailable: { status: 503, retryable: true },
  service_unavailable: { status: 503, retryable: true },
} as const;

/** A stable code that programs may branch on. */
export type ErrorCode = keyof typeof errorCodes;

/** One fault of a request. */
export interface FieldError {
  /** Where, as a JSON pointer into the body (`/prompt`) or a parameter's name. */
  path: string;
  /** What kind of fault, for example `too_big`. */
  code: string;
  message: string;
}

/** A part of the caller's own text, in UTF-16 code units: `text.slice(start, end)`. */
export interface TextSpan {
  field: "prompt" | "negative_prompt";
  start: number;
  end: number;
}

/** Every category of refused content. */
export const blockedCategories = [
  "sexual",
  "sexual_minor",
  "gore",
  "hate",
  "self_harm",
  "likeness",
  "private_data",
] as const;

/** What kind of content was refused. */
export type BlockedCategory = (typeof blockedCategories)[number];

/** Body of every answer that is not 2xx: `application/problem+json`, RFC 9457. */
export interface Problem {
  /** A stable URI that names the code. */
  type: string;
  title: string;
  status: number;
  /** A sentence for people in the caller's language. */
  detail: string;
  /** Names this occurrence; equals `urn:request:` + `request_id`. */
  instance: string;
  code: ErrorCode;
  retryable: boolean;
  request_id: string;
  errors?: FieldError[];
  /** With `job_already_running`: the live job. */
  job_id?: string;
  /** With `order_conflict`: the order as it is now. */
  ids?: string[];
  /** With `rate_limited`, `daily_limit_reached` and `service_unavailable`: seconds, as in the `Retry-After` header. */
  retry_after?: number;
  /** With `content_blocked`. */
  categories?: BlockedCategory[];
  /** With `content_blocked`: where in the caller's own text. */
  spans?: TextSpan[];
  /** With `content_blocked`: the whole prompt in a safer wording, when there is one. */
  suggestion?: string;
  /** With `daily_limit_reached` and `insufficient_credits`. */
  remaining?: number;
}
