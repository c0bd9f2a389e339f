import type { BlockedCategory } from "@media-gen/contract";

/** The terms of one language. `TermIndex` says how they are written. */
export interface WordList {
  /** Terms that stop a prompt by themselves. */
  readonly block: Partial<Record<BlockedCategory, readonly string[]>>;
  /** Innocent words and phrases that contain a stopped term. */
  readonly allow: readonly string[];
  /** Stopped terms that a milder wording can stand in for. */
  readonly safer: Readonly<Record<string, string>>;
  /** Children and teenagers. */
  readonly minors: readonly string[];
  /** Words that are fine by themselves, but not of a child. */
  readonly suggestive: readonly string[];
  /** People whom everybody knows, without a name. */
  readonly knownPeople: readonly string[];
  /** Words that ask for somebody's looks. */
  readonly faces: readonly string[];
  /** Clothes, which a negative prompt would take away. */
  readonly clothes: readonly string[];
}

/** The terms of a text that separates them by commas. */
export function listed(text: string): string[] {
  return text.split(",").map((term) => term.trim());
}
