import type { Locale } from "@media-gen/client";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { Labels } from "./labels.ts";

const catalogues: Readonly<Record<Locale, Labels>> = { ko, en, ja };

/** The catalogue of a language with the host's own words laid over it. */
export function resolveLabels(locale: Locale, overrides: Partial<Labels> = {}): Labels {
  return { ...catalogues[locale], ...overrides };
}
