import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import { createGuardedLookup, type ResolveHost, systemResolve } from "./guarded-lookup.ts";
import { OutgoingError } from "./outgoing-error.ts";
import { type AddressRule, createAddressRule } from "./public-address.ts";

/** What may be called, and how much of it is read. */
export interface GuardedFetchOptions {
  /** Allowed host names; `*.example.com` allows every name below `example.com`. `"any"` leaves it to the address alone. */
  hosts: readonly string[] | "any";
  /** @default [443] */
  ports?: readonly number[];
  /** Networks beside the public internet, such as `10.1.0.0/16`, for engines in a network of the host's own. @default none */
  trustedNetworks?: readonly string[];
  /** Certificates (PEM) of the authorities to trust in place of the machine's own. */
  ca?: string;
  /** Largest answer, in bytes, counted while it streams. @default 25 MB */
  maxBytes?: number;
  /** Milliseconds for the whole call. @default 30,000 */
  totalMs?: number;
  /** Milliseconds without a byte in either direction. @default 10,000 */
  idleMs?: number;
  /** Finds a host's addresses. @default the machine's resolver */
  resolve?: ResolveHost;
}

/** One call. */
export interface GuardedRequest {
  /** @default "GET" */
  method?: "GET" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

/** What came back, whatever its status. */
export interface GuardedAnswer {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Calls an address that somebody else wrote. Rejects with `OutgoingError`, or with the signal's reason. */
export type GuardedFetch = (url: string, request?: GuardedRequest) => Promise<GuardedAnswer>;

/**
 * Makes the one way out to addresses that others wrote: an engine's result URL, a webhook's target. https alone, allowed
 * hosts and ports alone, public addresses alone (checked inside the socket's lookup), no redirects, bounded bytes and time.
 * It does not go through a proxy: a proxy would look the name up again.
 *
 * @throws TypeError for a trusted network that is none.
 * @example
 * const fetchResult = createGuardedFetch({ hosts: ["*.replicate.delivery"] });
 * const { bytes } = await fetchResult(prediction.output, { signal });
 */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { ports = [443], totalMs = 30_000, idleMs = 10_000, resolve = systemResolve } = options;
  const isAllowed = createAddressRule(options.trustedNetworks ?? []);
  const lookup = createGuardedLookup(isAllowed, resolve);
  return async (text, request = {}) => {
    const url = checkedUrl(text, { hosts: options.hosts, ports, isAllowed });
    request.signal?.throwIfAborted();
    const deadline = AbortSignal.timeout(totalMs);
    const idle = new AbortController();
    const signal = AbortSignal.any([...(request.signal ? [request.signal] : []), deadline, idle.signal]);
    try {
      const answer = await send(url, request, { signal, idle, lookup, idleMs, ca: options.ca });
      if (answer.statusCode! >= 300 && answer.statusCode! < 400 && answer.headers.location !== undefined) {
        answer.destroy();
        throw new OutgoingError("redirect_refused");
      }
      const bytes = await readAtMost(answer, options.maxBytes);
      return { status: answer.statusCode!, headers: headersOf(answer), bytes };
    } catch (error) {
      request.signal?.throwIfAborted();
      if (deadline.aborted || idle.signal.aborted) throw new OutgoingError("timed_out", { cause: error });
      throw error instanceof OutgoingError ? error : new OutgoingError("connection_failed", { cause: error });
    }
  };
}

function checkedUrl(
  text: string,
  rule: { hosts: GuardedFetchOptions["hosts"]; ports: readonly number[]; isAllowed: AddressRule },
): URL {
  if (!URL.canParse(text)) throw new OutgoingError("malformed_url");
  const url = new URL(text);
  if (url.protocol !== "https:") throw new OutgoingError("scheme_not_allowed");
  if (url.username !== "" || url.password !== "") throw new OutgoingError("credentials_in_url");
  if (!rule.ports.includes(url.port === "" ? 443 : Number(url.port))) {
    throw new OutgoingError("port_not_allowed");
  }
  if (rule.hosts !== "any" && !rule.hosts.some((host) => hostFits(host, url.hostname))) {
    throw new OutgoingError("host_not_allowed");
  }
  // A socket looks up names only: an address in the URL is checked here or never.
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !rule.isAllowed(literal)) throw new OutgoingError("address_not_allowed");
  return url;
}

function hostFits(rule: string, hostname: string): boolean {
  const wanted = rule.toLowerCase();
  return wanted.startsWith("*.") ? hostname.endsWith(wanted.slice(1)) : hostname === wanted;
}

interface Sending {
  signal: AbortSignal;
  /** Aborted when the socket falls silent. */
  idle: AbortController;
  lookup: ReturnType<typeof createGuardedLookup>;
  idleMs: number;
  ca: string | undefined;
}

function send(url: URL, request: GuardedRequest, sending: Sending): Promise<IncomingMessage> {
  const { signal, idle, lookup, idleMs, ca } = sending;
  return new Promise((resolve, reject) => {
    const outgoing = httpsRequest(url, {
      method: request.method ?? "GET",
      headers: request.headers,
      ...{ lookup, signal, ca },
      timeout: idleMs,
      // A socket of its own for each call: none is shared with code that checks less.
      agent: false,
    });
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
    outgoing.once("timeout", () => idle.abort());
    outgoing.end(request.body);
  });
}

async function readAtMost(
  answer: IncomingMessage,
  maxBytes = 25 * 1024 * 1024,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop destroys the stream, and the socket with it.
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw new OutgoingError("too_large");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}
