import { enSentences } from "@media-gen/client";
import type { Catalogue } from "../i18n/catalogue.ts";
import { enLabels } from "../i18n/en.ts";

/** English: the value of `locale` of `MediaGenProvider`. */
export const en: Catalogue = {
  id: "en",
  labels: enLabels,
  sentences: enSentences,
  examples: async () => (await import("../examples/en.ts")).enExamples,
};
