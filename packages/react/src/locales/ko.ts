import { koSentences } from "@media-gen/client";
import type { Catalogue } from "../i18n/catalogue.ts";
import { koLabels } from "../i18n/ko.ts";

/** Korean, the first language of the kit: the value of `locale` of `MediaGenProvider`. */
export const ko: Catalogue = {
  id: "ko",
  labels: koLabels,
  sentences: koSentences,
  examples: async () => (await import("../examples/ko.ts")).koExamples,
};
