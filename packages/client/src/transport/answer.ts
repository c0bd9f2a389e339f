import { type CallName, calls, type Job, type Problem } from "@media-gen/contract/wire";
import { type ClientErrorCode, MediaGenError } from "../errors.ts";

/** Codes for answers that carry no problem document of ours, for example from a proxy. */
const codeOfStatus: Readonly<Record<number, ClientErrorCode>> = {
  401: "unauthenticated",
  413: "payload_too_large",
  429: "rate_limited",
};

/** Seconds that a `Retry-After` header asks for, as a number or as a date; null when absent or unreadable. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (!header?.trim()) return null;
  const seconds = Number.isNaN(Number(header)) ? (Date.parse(header) - now) / 1000 : Number(header);
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
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
    problem?.detail || problem?.title || strange(response, text),
    {
      status,
      retryable: problem?.retryable ?? (status === 429 || status >= 500),
      requestId: problem?.request_id ?? headers.get("x-request-id"),
      retryAfter: problem?.retry_after ?? retryAfterSeconds(headers.get("retry-after"), now),
      problem,
    },
  );
}

/** Says what came in place of an answer of ours. */
function strange({ status, headers }: Response, text: string): string {
  return `The answer ${status} (${headers.get("content-type")}, ${text.length} characters) is not of a media-gen server of this version. Check baseUrl and proxies.`;
}

const lists: readonly CallName[] = ["listImages", "setPrimary", "reorderImages", "listPresets"];
const jobs: readonly CallName[] = ["generate", "getJob", "cancelJob", "retryJob"];

/** Whether an answer has the outline that its operation promises; the server's word is taken for the rest. */
function fits(name: CallName, body: unknown): boolean {
  if (typeof body !== "object" || body === null || Array.isArray(body) !== lists.includes(name)) return false;
  const { job_id, version, results } = body as Partial<Job>;
  return !jobs.includes(name) || (job_id !== undefined && version !== undefined && Array.isArray(results));
}

/**
 * Reads a successful answer.
 * @throws MediaGenError `bad_response` when it is not what the operation promises
 */
export function resultOf(name: CallName, response: Response, text: string): unknown {
  if (calls[name].method === "DELETE") return undefined;
  const body = parseJson(text);
  if (fits(name, body)) return body;
  const { status, headers } = response;
  throw new MediaGenError("bad_response", `${name}: ${strange(response, text)}`, {
    status,
    requestId: headers.get("x-request-id"),
  });
}
