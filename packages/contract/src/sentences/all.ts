import { enSentences } from "./en.ts";
import { jaSentences } from "./ja.ts";
import { koSentences } from "./ko.ts";
import type { Locale, Sentences } from "./sentences.ts";

/** The sentences of every language, for a server that speaks them all. */
export const sentences: Readonly<Record<Locale, Sentences>> = {
  ko: koSentences,
  en: enSentences,
  ja: jaSentences,
};
