import { MediaGenError } from "../errors.ts";
import type { ClientClock, MediaGenClientOptions } from "../types.ts";
import { trimBase } from "./address.ts";
import { systemClock } from "./system-clock.ts";

/** The client's options with every default filled in. */
export interface Settings {
  readonly baseUrl: string;
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly headers: () => Promise<Record<string, string> | undefined>;
  readonly credentials: RequestCredentials;
  readonly locale: () => string | undefined;
  readonly maxTries: number;
  readonly timeoutMs: number;
  readonly clock: ClientClock;
  readonly random: () => number;
  readonly createId: () => string;
}

/** Fills in the defaults. */
export function settingsFrom(options: MediaGenClientOptions): Settings {
  const { headers, locale } = options;
  return {
    baseUrl: trimBase(options.baseUrl ?? "/api"),
    fetch: options.fetch ?? globalFetch,
    headers: async () => (typeof headers === "function" ? headers() : headers),
    credentials: options.credentials ?? "same-origin",
    locale: () => (typeof locale === "function" ? locale() : locale),
    maxTries: Math.max(1, options.maxTries ?? 3),
    timeoutMs: options.timeoutMs ?? 15_000,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    createId: options.createId ?? randomId,
  };
}

/** The global fetch, looked up at each call, so that a patched one (a tracer, MSW) counts from the moment it is there. */
async function globalFetch(input: string, init: RequestInit): Promise<Response> {
  if (globalThis.location === undefined && !/^[a-z][a-z0-9+.-]*:/i.test(input)) {
    const message = `Without a page ${input} is relative to nothing. Give an absolute baseUrl.`;
    throw new MediaGenError("network_error", message);
  }
  return globalThis.fetch(input, init);
}

/**
 * A random UUID. `crypto.randomUUID` is missing on pages without HTTPS, and `crypto` on React Native; the id has to be
 * another one each time and keeps no secret, so that plain chance will do there.
 */
function randomId(): string {
  const digit = (): string => Math.floor(Math.random() * 16).toString(16);
  return globalThis.crypto?.randomUUID?.() ?? "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, digit);
}
