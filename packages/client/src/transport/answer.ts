import { type CallName, calls, type Problem } from "@media-gen/contract/wire";
import { type ClientErrorCode, MediaGenError } from "../errors.ts";

/** Codes for answers that carry no problem document of ours, for example from a proxy. */
const codeOfStatus: Readonly<Record<number, ClientErrorCode>> = {
  401: "unauthenticated",
  413: "payload_too_large",
  429: "rate_limited",
};

/** Seconds that a `Retry-After` header asks for, as a number or as a date; null when absent or unreadable. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A problem of ours names its code twice; so a newer server's code counts too, and no table of codes is loaded. */
function isProblem(value: unknown): value is Problem {
  const problem = value as Partial<Problem> | null | undefined;
  return problem?.code !== undefined && problem.type === `urn:media-gen:problem:${problem.code}`;
}

/** Turns an answer that is not 2xx into an error. */
export function failureOf(response: Response, text: string, now: number): MediaGenError {
  const { status, headers } = response;
  const body = parseJson(text);
  const problem = isProblem(body) ? body : null;
  return new MediaGenError(
    problem?.code ?? codeOfStatus[status] ?? "bad_response",
    problem?.detail ||
      problem?.title ||
      `The answer ${status} (${describe(response, text)}) is not of a media-gen server. Check baseUrl and proxies.`,
    {
      status,
      retryable: problem?.retryable ?? (status === 429 || status >= 500),
      requestId: problem?.request_id ?? headers.get("x-request-id"),
      retryAfter: problem?.retry_after ?? retryAfterSeconds(headers.get("retry-after"), now),
      problem,
    },
  );
}

function describe(response: Response, text: string): string {
  const type = response.headers.get("content-type") ?? "no content type";
  return `${type}, ${text.length === 0 ? "empty" : `${text.length} characters`}`;
}

/** What a successful answer must look like for each operation; the server's word is taken for the rest. */
const shapes: Partial<Record<CallName, (body: Record<string, unknown>) => boolean>> = {
  generate: isJob,
  getJob: isJob,
  cancelJob: isJob,
  retryJob: isJob,
  listImages: Array.isArray,
  setPrimary: Array.isArray,
  reorderImages: Array.isArray,
  listPresets: Array.isArray,
};

function isJob(body: Record<string, unknown>): boolean {
  return typeof body.job_id === "string" && typeof body.version === "number" && Array.isArray(body.results);
}

/**
 * Reads a successful answer.
 * @throws MediaGenError `bad_response` when it is not what the operation promises
 */
export function resultOf(name: CallName, response: Response, text: string): unknown {
  if (calls[name].method === "DELETE") return undefined;
  const body = parseJson(text);
  const fits = shapes[name] ?? ((value) => !Array.isArray(value));
  if (typeof body === "object" && body !== null && fits(body as Record<string, unknown>)) return body;
  throw new MediaGenError(
    "bad_response",
    `The answer to ${name} (${describe(response, text)}) is not what the contract promises. Check baseUrl and the server's version.`,
    { status: response.status, requestId: response.headers.get("x-request-id") },
  );
}
