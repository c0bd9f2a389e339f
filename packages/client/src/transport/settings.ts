import { MediaGenError } from "../errors.ts";
import type { ClientClock, MediaGenClientOptions } from "../types.ts";
import { trimBase } from "./address.ts";
import { systemClock } from "./system-clock.ts";

/** The client's options with every default filled in. */
export interface Settings {
  readonly baseUrl: string;
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly headers: () => Promise<Record<string, string>>;
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
    headers: async () => (typeof headers === "function" ? await headers() : (headers ?? {})),
    credentials: options.credentials ?? "same-origin",
    locale: typeof locale === "function" ? locale : () => locale,
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
    const message = `There is no page that ${input} could be relative to. Give createMediaGenClient an absolute baseUrl.`;
    throw new MediaGenError("network_error", message);
  }
  return globalThis.fetch(input, init);
}

/** A random UUID. `crypto.randomUUID` is missing on pages without HTTPS, and `crypto` on React Native. */
function randomId(): string {
  if (typeof globalThis.crypto?.randomUUID === "function") return globalThis.crypto.randomUUID();
  const bytes = new Uint8Array(16);
  if (typeof globalThis.crypto?.getRandomValues === "function") globalThis.crypto.getRandomValues(bytes);
  else for (let index = 0; index < 16; index += 1) bytes[index] = Math.floor(Math.random() * 256);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
