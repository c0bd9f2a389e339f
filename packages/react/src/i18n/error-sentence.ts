import { MediaGenError, type Sentences } from "@media-gen/client";
import type { Labels } from "./labels.ts";

const own = {
  network_error: "error.network",
  timeout: "error.timeout",
  bad_response: "error.unknown",
} as const;

/** A pause of so many seconds as people say it: up to a minute and a half in seconds, longer ones in minutes. */
function pause(seconds: number): { amount: number; unit: "second" | "minute" } {
  return seconds <= 90
    ? { amount: Math.ceil(seconds), unit: "second" }
    : { amount: Math.ceil(seconds / 60), unit: "minute" };
}

/** What a person is told about a failed call: a sentence of the catalogue, never the engine's or the server's words. */
export function errorSentence(error: unknown, { sentences, t }: { sentences: Sentences; t: Labels }): string {
  if (!MediaGenError.isInstance(error)) return t["error.unknown"];
  const { code } = error;
  if (code === "network_error" || code === "timeout" || code === "bad_response") return t[own[code]];
  if (code === "rate_limited" && error.retryAfter !== null) return t["error.wait"](pause(error.retryAfter));
  return sentences.errors[code] ?? t["error.unknown"];
}
