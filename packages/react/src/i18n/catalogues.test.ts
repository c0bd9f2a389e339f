import { describe, expect, test } from "vitest";
import { en } from "../locales/en.ts";
import { ja } from "../locales/ja.ts";
import { ko } from "../locales/ko.ts";
import type { Labels } from "./labels.ts";

const catalogues = [ko, en, ja].map(({ id, labels }) => [id, labels] as const);

/** Values that are words; every other value of a sentence is a number. */
const words: Readonly<Record<string, unknown>> = {
  name: "달밤",
  balance: "9",
  tz: "서울 시간",
  reason: "멈췄어요.",
  state: "그리는 중",
  type: "character",
  ratio: "3:4",
  action: "자르기",
  primary: true,
  alt: null,
};
const sample: unknown = new Proxy(words, { get: (known, key) => (key in known ? known[String(key)] : 3) });

function speak(key: string, label: Labels[keyof Labels]): string {
  if (typeof label !== "function") return label;
  const values =
    key === "prompt.source" ? ["이름", "설명"] : key === "counter" ? { n: "2", max: "5" } : sample;
  return (label as (values: unknown) => string)(values);
}

describe("the three catalogues", () => {
  test.each(catalogues)("%s has every key of Korean and no other", (_, labels) => {
    expect(Object.keys(labels).sort()).toEqual(Object.keys(ko.labels).sort());
  });

  test.each(catalogues)("%s leaves nothing unsaid and shows no missing value", (_, labels) => {
    for (const [key, label] of Object.entries(labels)) {
      const sentence = speak(key, label);
      expect(sentence.trim(), key).not.toBe("");
      expect(sentence, key).not.toMatch(/undefined|null|NaN|\[object/);
      expect(sentence.split("**").length % 2, `${key} closes its emphasis`).toBe(1);
    }
  });

  test.each(catalogues)("%s agrees with Korean on which texts take values", (_, labels) => {
    for (const [key, label] of Object.entries(ko.labels)) {
      expect(typeof labels[key as keyof Labels], key).toBe(typeof label);
    }
  });
});
