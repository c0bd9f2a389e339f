import { describe, expect, it } from "vitest";
import { imageErrorCodes } from "./job.ts";
import { errorCodes } from "./problem.ts";
import { errorSentences, imageErrorSentences, locales } from "./sentences.ts";

describe("sentences for people", () => {
  it("exist for every error code and every reason, in every language", () => {
    expect(Object.keys(errorSentences).sort()).toEqual(Object.keys(errorCodes).sort());
    expect(Object.keys(imageErrorSentences).sort()).toEqual([...imageErrorCodes].sort());
    for (const sentence of [...Object.values(errorSentences), ...Object.values(imageErrorSentences)]) {
      for (const locale of locales) expect(sentence[locale].length).toBeGreaterThan(3);
    }
  });

  it("are written in their own script", () => {
    for (const sentence of Object.values(errorSentences)) {
      expect(sentence.ko).toMatch(/\p{Script=Hangul}/u);
      expect(sentence.ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
      expect(sentence.en).toMatch(/^[\p{ASCII}]+$/u);
    }
  });
});
