import { type ErrorCode, errorCodes, type Problem } from "@media-gen/contract";

/** The parts of a problem document that depend on the occasion. */
export type ProblemDetails = Partial<
  Pick<
    Problem,
    | "detail"
    | "errors"
    | "job_id"
    | "ids"
    | "retry_after"
    | "categories"
    | "spans"
    | "suggestion"
    | "remaining"
  >
>;

const marker = Symbol.for("@media-gen/server-kit/MediaGenError");

/** A refusal with a stable code. The http room turns it into a problem document; anything else becomes `internal_error`. */
export class MediaGenError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(code: ErrorCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(details.detail ?? code, options);
    this.name = "MediaGenError";
    Object.defineProperty(this, marker, { value: true });
    this.code = code;
    this.status = errorCodes[code].status;
    this.details = details;
  }

  /** True for errors of this class, also when the package is installed twice. */
  static isInstance(error: unknown): error is MediaGenError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
