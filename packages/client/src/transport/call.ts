import { type CallName, calls } from "@media-gen/contract/wire";
import { MediaGenError } from "../errors.ts";
import { addressOf, type QueryValues } from "./address.ts";
import { failureOf, resultOf } from "./answer.ts";
import { withDeadline } from "./deadline.ts";
import { isPassing, isRepeatable, pauseBefore } from "./retry-policy.ts";
import type { Settings } from "./settings.ts";

/** What one call sends. */
export interface CallParts {
  params?: Record<string, string>;
  query?: QueryValues;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Added to the deadline of a try, for answers that the server holds back. */
  extraMs?: number;
  /** Instead of the client's own number of tries. */
  maxTries?: number;
}

/** The answer of one call. */
export interface Answer {
  body: unknown;
  headers: Headers;
}

/** Calls an operation of the table. Rejects with `MediaGenError`, or with the signal's reason when aborted. */
export type Call = (name: CallName, parts?: CallParts) => Promise<Answer>;

/** Makes the one function through which every request goes. */
export function createCall(settings: Settings): Call {
  const { clock, random } = settings;

  return async (name, parts = {}) => {
    const { signal, idempotencyKey } = parts;
    const url = addressOf(settings.baseUrl, name, parts.params, parts.query);
    const tries = isRepeatable(name, idempotencyKey !== undefined)
      ? (parts.maxTries ?? settings.maxTries)
      : 1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withDeadline(settings.timeoutMs + (parts.extraMs ?? 0), clock, signal, (trySignal) =>
          send(settings, name, url, parts, trySignal),
        );
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        const failure = MediaGenError.isInstance(error) ? error : unreachable(error);
        // The first try may have deleted it before its answer was lost: gone is what was asked for.
        if (attempt > 1 && failure.status === 404 && calls[name].method === "DELETE") {
          return { body: undefined, headers: new Headers() };
        }
        if (attempt >= tries || !isPassing(failure)) throw failure;
        await clock.sleep(pauseBefore(attempt + 1, failure.retryAfter, random), signal);
      }
    }
  };
}

async function send(
  settings: Settings,
  name: CallName,
  url: string,
  parts: CallParts,
  signal: AbortSignal,
): Promise<Answer> {
  const headers: Record<string, string> = { Accept: "application/json, application/problem+json" };
  const locale = settings.locale();
  if (locale !== undefined && locale !== "") headers["Accept-Language"] = locale;
  if (parts.body !== undefined) headers["Content-Type"] = "application/json";
  if (parts.idempotencyKey !== undefined) headers["Idempotency-Key"] = parts.idempotencyKey;
  Object.assign(headers, await settings.headers());

  const response = await settings.fetch(url, {
    method: calls[name].method,
    headers,
    credentials: settings.credentials,
    signal,
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
  });
  const text = response.status === 204 ? "" : await response.text();
  if (!response.ok) throw failureOf(response, text, settings.clock.now());
  return { body: resultOf(name, response, text), headers: response.headers };
}

function unreachable(cause: unknown): MediaGenError {
  return new MediaGenError(
    "network_error",
    "The server could not be reached. Check the connection and try again.",
    { retryable: true, cause },
  );
}
