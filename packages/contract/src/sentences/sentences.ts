import type { ImageErrorCode } from "../job.ts";
import type { ErrorCode } from "../problem.ts";

/** Languages that people are spoken to in; Korean is the first. */
export const locales = ["ko", "en", "ja"] as const;

/** A language of the sentences: `ko`, `en` or `ja`. */
export type Locale = (typeof locales)[number];

/** What people of one language are told when something fails. Programs branch on the code, people read this. */
export interface Sentences {
  /** One sentence per error code. */
  readonly errors: Readonly<Record<ErrorCode, string>>;
  /** One sentence per reason that an image was not made. */
  readonly images: Readonly<Record<ImageErrorCode, string>>;
}
