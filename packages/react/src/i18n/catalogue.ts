import type { Locale, Sentences } from "@media-gen/client";
import type { Examples } from "../examples/examples.ts";
import type { Labels } from "./labels.ts";

/** Everything that the kit says in one language. A host imports the languages that it speaks, and pays for no other. */
export interface Catalogue {
  /** Chooses how numbers, dates and field names are written. */
  readonly id: Locale;
  readonly labels: Labels;
  /** What people are told when something fails. */
  readonly sentences: Sentences;
  /** Loads the sentences under an empty prompt; without it there are none but the host's. */
  readonly examples?: () => Promise<Examples>;
}
