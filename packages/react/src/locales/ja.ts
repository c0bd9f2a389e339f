import { jaSentences } from "@media-gen/client";
import type { Catalogue } from "../i18n/catalogue.ts";
import { jaLabels } from "../i18n/ja.ts";

/** Japanese: the value of `locale` of `MediaGenProvider`. */
export const ja: Catalogue = {
  id: "ja",
  labels: jaLabels,
  sentences: jaSentences,
  examples: async () => (await import("../examples/ja.ts")).jaExamples,
};
