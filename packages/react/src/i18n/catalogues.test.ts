import { type ClientErrorCode, MediaGenError } from "@media-gen/client";
import { describe, expect, test } from "vitest";
import { en } from "../locales/en.ts";
import { ja } from "../locales/ja.ts";
import { ko } from "../locales/ko.ts";
import { errorSentence } from "./error-sentence.ts";
import type { Labels } from "./labels.ts";

const languages = [ko, en, ja];
const catalogues = languages.map(({ id, labels }) => [id, labels] as const);

/** Values that are words; every other value of a sentence is a number. */
const words: Readonly<Record<string, unknown>> = {
  name: "달밤",
  balance: "9",
  tz: "서울 시간",
  at: "12:00",
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

describe("a failed call", () => {
  const codes = [
    ...Object.keys(ko.sentences.errors),
    "network_error",
    "timeout",
    "bad_response",
  ] as ClientErrorCode[];

  test.each(languages.map((language) => [language.id, language] as const))(
    "is told in %s for every code of the contract and of the client",
    (_, { labels, sentences }) => {
      const told = codes.map((code) =>
        errorSentence(new MediaGenError(code, "for programs"), { sentences, t: labels }),
      );
      expect(told.filter((sentence) => sentence.trim() === "" || sentence === "for programs")).toEqual([]);
      // Only an answer that cannot be read, and a fault of the server, have nothing of their own to say.
      expect(told.length - new Set(told).size).toBeLessThanOrEqual(1);
    },
  );
});

describe("each language", () => {
  /** What is not a word of a language: names of things that are written in Latin letters everywhere. */
  const names = /AI|Web|px|Space|Enter|Esc/g;

  test("Korean holds Hangul and no English, Japanese its own script, English neither", () => {
    const foreign = languages.flatMap(({ id, labels, sentences }) => {
      const texts = [
        ...Object.entries(labels).map(([key, label]) => [key, speak(key, label)] as const),
        ...Object.entries(sentences.errors),
        ...Object.entries(sentences.images),
      ];
      return texts
        .filter(([, text]) => {
          const plain = text.replaceAll("달밤", "").replaceAll("서울 시간", "").replaceAll("그리는 중", "");
          const rest = plain.replace(/자르기|이름|설명|멈췄어요\./g, "").replace(names, "");
          if (id === "en")
            return /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(rest);
          return /[A-Za-z]{2,}/.test(rest) || (id === "ja" && /\p{Script=Hangul}/u.test(rest));
        })
        .map(([key, text]) => `${id} ${key}: ${text}`);
    });
    expect(foreign).toEqual([]);
  });
});
