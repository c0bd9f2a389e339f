import type { ErrorCode, Problem } from "@media-gen/contract/wire";

const marker = Symbol.for("@media-gen/client/MediaGenError");

/** The server's codes, and the client's own: `network_error` (no answer), `timeout` (no answer in time), `bad_response`. */
export type ClientErrorCode = ErrorCode | "network_error" | "timeout" | "bad_response";

/** A call that failed. Branch on `code`; show people a sentence of your catalogue, or `problem.detail`. */
export class MediaGenError extends Error {
  readonly code: ClientErrorCode;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  readonly retryable: boolean;
  /** Names the request in the server's logs. */
  readonly requestId: string | null;
  /** Seconds to wait before the next try, where the server said so. */
  readonly retryAfter: number | null;
  /** The server's whole answer, null when there was none. */
  readonly problem: Problem | null;

  constructor(
    code: ClientErrorCode,
    message: string,
    facts: {
      status?: number;
      retryable?: boolean;
      requestId?: string | null;
      retryAfter?: number | null;
      problem?: Problem | null;
      cause?: unknown;
    } = {},
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = "MediaGenError";
    Object.defineProperty(this, marker, { value: true });
    this.code = code;
    this.status = facts.status ?? 0;
    this.retryable = facts.retryable ?? false;
    this.requestId = facts.requestId ?? null;
    this.retryAfter = facts.retryAfter ?? null;
    this.problem = facts.problem ?? null;
  }

  /** True for errors of this class, also when the package is installed twice. */
  static isInstance(error: unknown): error is MediaGenError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
