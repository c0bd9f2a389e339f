import { describe, expect, it } from "vitest";
import { lexicon } from "./lexicon.ts";
import { readConcepts } from "./read-concepts.ts";

const ids = (text: string): string[] => readConcepts(text).map((reading) => reading.concept.id);

describe("the lexicon", () => {
  it("knows at least 120 concepts, each once and each in three languages", () => {
    expect(lexicon.length).toBeGreaterThanOrEqual(120);
    expect(new Set(lexicon.map((concept) => concept.id)).size).toBe(lexicon.length);
    for (const concept of lexicon) {
      expect(
        concept.words.some((word) => /[가-힣]/.test(word)),
        concept.id,
      ).toBe(true);
      expect(
        concept.words.some((word) => /[a-z]/.test(word)),
        concept.id,
      ).toBe(true);
      expect(
        concept.words.some((word) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(word)),
        concept.id,
      ).toBe(true);
    }
  });

  it.each(lexicon.map((concept) => [concept.id, concept] as const))(
    "reads every word of %s",
    (id, concept) => {
      for (const word of concept.words) expect(ids(`…, ${word}, …`), word).toContain(id);
    },
  );
});

describe("reading concepts", () => {
  it.each([
    ["달빛이 쏟아지는 도서관", ["moonlit", "library"]],
    ["A moonlit library in winter", ["moonlit", "library", "winter"]],
    ["月明かりの図書館", ["moonlit", "library"]],
    ["비 내리는 바다 위의 성", ["rain", "sea", "castle"]],
    ["a castle by the sea, heavy rain", ["castle", "sea", "rain"]],
    ["雨の海辺の古城", ["rain", "beach", "castle"]],
    ["검은 망토를 두른 기사와 붉은 노을", ["black", "cloak", "knight", "red", "sunset"]],
    ["a girl with silver hair and a red umbrella", ["girl", "silver-hair", "red", "umbrella"]],
    ["銀髪の少女と猫", ["silver-hair", "girl", "cat"]],
    ["잠수함 노틸러스의 선장", ["submarine", "captain"]],
    ["숲속의 두 사람", ["forest", "couple"]],
    ["서하루, 달빛 도서관의 사서", ["moonlit", "library", "librarian"]],
  ])("finds what %s names", (text, expected) => {
    expect(ids(text)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ["비밀 이야기", "rain"],
    ["성격이 다정하다", "castle"],
    ["산뜻한 사람", "mountain"],
    ["the training of a seal", "train"],
    ["a restless person", "sea"],
    ["눈을 감은 소녀", "snow"],
    ["夜明けの山", "night"],
  ])("does not see in %s the concept %s", (text, id) => {
    expect(ids(text)).not.toContain(id);
  });

  it("finds Hangul that was typed in decomposed form", () => {
    expect(ids("도서관".normalize("NFD"))).toContain("library");
  });
});
