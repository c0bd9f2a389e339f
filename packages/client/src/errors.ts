import type { ErrorCode, Problem } from "@media-gen/contract/wire";

const marker = Symbol.for("@media-gen/client/MediaGenError");

/** The server's codes, and the client's own: `network_error` (no answer), `timeout` (no answer in time), `bad_response`. */
export type ClientErrorCode = ErrorCode | "network_error" | "timeout" | "bad_response";

interface ErrorFacts {
  status?: number;
  retryable?: boolean;
  requestId?: string | null;
  retryAfter?: number | null;
  problem?: Problem | null;
  cause?: unknown;
}

const noFacts = { status: 0, retryable: false, requestId: null, retryAfter: null, problem: null };

/** A call that failed. Branch on `code`; show people a sentence of your catalogue, or `problem.detail`. */
export class MediaGenError extends Error {
  declare readonly code: ClientErrorCode;
  /** HTTP status, 0 when there was no answer. */
  declare readonly status: number;
  declare readonly retryable: boolean;
  /** Names the request in the server's logs. */
  declare readonly requestId: string | null;
  /** Seconds to wait before the next try, where the server said so. */
  declare readonly retryAfter: number | null;
  /** The server's whole answer, null when there was none. */
  declare readonly problem: Problem | null;

  constructor(code: ClientErrorCode, message: string, { cause, ...facts }: ErrorFacts = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.defineProperty(this, marker, { value: true });
    Object.assign(this, { name: "MediaGenError", code, ...noFacts, ...facts });
  }

  /** True for errors of this class, also when the package is installed twice. */
  static isInstance(error: unknown): error is MediaGenError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
