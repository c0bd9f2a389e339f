import { type BlockedCategory, MediaGenError, type TextSpan } from "@media-gen/client";

/** What the guard said of a text, and the text it said it of. */
export interface BlockedText {
  prompt: string;
  negative: string;
  categories: readonly BlockedCategory[];
  spans: readonly TextSpan[];
  suggestion: string | null;
}

/** Reads a refusal by the guard; null when the error is another one. */
export function readBlocked(error: unknown, prompt: string, negative: string): BlockedText | null {
  if (!MediaGenError.isInstance(error) || error.code !== "content_blocked") return null;
  const { categories = [], spans = [], suggestion = null } = error.problem ?? {};
  return { prompt, negative, categories, spans, suggestion };
}
