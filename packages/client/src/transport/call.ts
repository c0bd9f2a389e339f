import { type CallName, calls } from "@media-gen/contract/wire";
import { MediaGenError } from "../errors.ts";
import { addressOf, type PathValues, type QueryValues } from "./address.ts";
import { failureOf, resultOf } from "./answer.ts";
import { withDeadline } from "./deadline.ts";
import { isPassing, pauseBefore } from "./retry-policy.ts";
import type { Settings } from "./settings.ts";

/** What one call sends. */
export interface CallParts {
  params?: PathValues;
  query?: QueryValues;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Instead of the client's own number of tries. */
  maxTries?: number;
}

/** The answer of one call. */
export interface Answer {
  body: unknown;
  /** The `Link` header, where the next page of a list stands. */
  link: string | null;
}

/** Calls an operation of the table. Rejects with `MediaGenError`, or with the signal's reason when aborted. */
export type Call = (name: CallName, parts?: CallParts) => Promise<Answer>;

/** Makes the one function through which every request goes. */
export function createCall(settings: Settings): Call {
  const { clock, random } = settings;

  return async (name, parts = {}) => {
    const { signal, query, maxTries = settings.maxTries } = parts;
    const { method } = calls[name];
    const url = addressOf(settings.baseUrl, name, parts.params, query);
    // The server may hold its answer back for as long as it was asked to.
    const deadline = settings.timeoutMs + Number(query?.wait ?? 0) * 1000;
    // Twice must leave the same state as once.
    const tries = method !== "POST" || parts.idempotencyKey !== undefined ? maxTries : 1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withDeadline(deadline, clock, signal, (trySignal) =>
          send(settings, name, url, parts, trySignal),
        );
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        const failure = MediaGenError.isInstance(error) ? error : unreachable(error);
        // The first try may have deleted it before its answer was lost: gone is what was asked for.
        if (attempt > 1 && failure.status === 404 && method === "DELETE") {
          return { body: undefined, link: null };
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
  { body, idempotencyKey }: CallParts,
  signal: AbortSignal,
): Promise<Answer> {
  const locale = settings.locale();
  const response = await settings.fetch(url, {
    method: calls[name].method,
    headers: {
      Accept: "application/json, application/problem+json",
      ...(locale && { "Accept-Language": locale }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(idempotencyKey !== undefined && { "Idempotency-Key": idempotencyKey }),
      ...(await settings.headers()),
    },
    credentials: settings.credentials,
    signal,
    body: JSON.stringify(body),
  });
  const text = response.status === 204 ? "" : await response.text();
  if (!response.ok) throw failureOf(response, text, settings.clock.now());
  return { body: resultOf(name, response, text), link: response.headers.get("link") };
}

/** What a caller is told when nothing came back. */
export function unreachable(cause: unknown): MediaGenError {
  return new MediaGenError(
    "network_error",
    "The server could not be reached. Check the connection and try again.",
    { retryable: true, cause },
  );
}
