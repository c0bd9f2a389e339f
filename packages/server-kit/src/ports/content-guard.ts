import type { BlockedCategory, Locale, TextSpan } from "@media-gen/contract";

/** What a guard thinks of a text or a picture. */
export type GuardVerdict =
  | { action: "allow" }
  | {
      /** `warn` is logged and goes on; `block` stops before anything is spent. */
      action: "warn" | "block";
      categories: BlockedCategory[];
      /** A sentence for people, in the asked language. */
      reason: string;
      /** Where in the given text, in UTF-16 code units of the text as it was given. */
      spans: TextSpan[];
      /** The whole prompt in a safer wording, when there is one. */
      suggestion?: string;
      /** Which guard said so; for logs. */
      guard: string;
    };

/** The text of a request as the caller wrote it. */
export interface GuardedText {
  prompt: string;
  negativePrompt: string | null;
  locale: Locale;
}

/**
 * Stops what must not be drawn.
 *
 * - `checkText` is asked before anything is spent and MUST NOT change anything.
 * - `checkImage` is asked before an image is stored or shown; a blocked image is thrown away and its credit given back.
 * - A guard that cannot answer MUST throw: the kit then refuses (fail closed).
 * - MUST NOT log the text.
 */
export interface ContentGuard {
  checkText(text: GuardedText, options: { signal?: AbortSignal }): Promise<GuardVerdict>;
  checkImage?(
    image: { bytes: Uint8Array; contentType: string },
    options: { signal?: AbortSignal },
  ): Promise<GuardVerdict>;
}
