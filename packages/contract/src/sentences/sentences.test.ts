import { describe, expect, it } from "vitest";
import { imageErrorCodes } from "../job.ts";
import { errorCodes } from "../problem.ts";
import { sentences } from "./all.ts";
import { locales } from "./sentences.ts";

describe("sentences for people", () => {
  it.each(locales)("exist in %s for every error code and every reason", (locale) => {
    const { errors, images } = sentences[locale];
    expect(Object.keys(errors).sort()).toEqual(Object.keys(errorCodes).sort());
    expect(Object.keys(images).sort()).toEqual([...imageErrorCodes].sort());
    for (const sentence of [...Object.values(errors), ...Object.values(images)]) {
      expect(sentence.length).toBeGreaterThan(3);
    }
  });

  it("are written in their own script", () => {
    for (const sentence of Object.values(sentences.ko.errors)) expect(sentence).toMatch(/\p{Script=Hangul}/u);
    for (const sentence of Object.values(sentences.ja.errors)) {
      expect(sentence).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
    }
    for (const sentence of Object.values(sentences.en.errors)) expect(sentence).toMatch(/^[\p{ASCII}]+$/u);
  });
});
