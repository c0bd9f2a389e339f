import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composePrompt, type PromptSource } from "./compose-prompt.ts";
import { characters } from "./cut-at-sentence.ts";
import { codePoints } from "./tidy.ts";

const haru = {
  entity_type: "character",
  name: "하루",
  description: "달빛 도서관의 마지막 사서다. 짙은 남색 제복을 입는다.",
  personality: "차분하고 조금 쓸쓸하다.",
  speech_style: "느린 존댓말을 쓴다.",
  world: "책이 사람의 기억을 먹는 도시다.",
} as const satisfies PromptSource;

describe("composing a first prompt", () => {
  it("of a character takes name, description, personality, speech style and world", () => {
    expect(composePrompt(haru)).toEqual({
      prompt: [
        "하루",
        "달빛 도서관의 마지막 사서다. 짙은 남색 제복을 입는다.",
        "성격: 차분하고 조금 쓸쓸하다.",
        "말투: 느린 존댓말을 쓴다.",
        "세계관: 책이 사람의 기억을 먹는 도시다.",
      ].join("\n"),
      parts: ["name", "description", "personality", "speech_style", "world"],
    });
  });

  it("of a novel takes title, introduction and summary", () => {
    const source = {
      entity_type: "story",
      title: "달빛 도서관",
      introduction: "밤에만 열리는 도서관 이야기.",
      summary: "사서는 잃어버린 책을 찾아 떠난다.",
      excerpt: "그날 밤, 종이 울렸다.",
    } as const;
    expect(composePrompt(source)).toEqual({
      prompt: "『달빛 도서관』\n밤에만 열리는 도서관 이야기.\n줄거리: 사서는 잃어버린 책을 찾아 떠난다.",
      parts: ["title", "introduction", "summary"],
    });
  });

  it("of a novel without a summary takes the excerpt instead", () => {
    const source = { entity_type: "story", title: "달빛", summary: "  ", excerpt: "종이 울렸다." } as const;
    expect(composePrompt(source)).toEqual({
      prompt: "『달빛』\n장면: 종이 울렸다.",
      parts: ["title", "excerpt"],
    });
  });

  it("of an existing work's character takes the character and the original's world", () => {
    const source = {
      entity_type: "origchat",
      name: "네모 선장",
      personality: "고독하다.",
      original_title: "해저 2만리",
      original_world: "깊은 바다의 잠수함 노틸러스.",
    } as const;
    expect(composePrompt(source)).toEqual({
      prompt: "네모 선장\n성격: 고독하다.\n원작: 『해저 2만리』\n세계관: 깊은 바다의 잠수함 노틸러스.",
      parts: ["name", "personality", "original_title", "original_world"],
    });
  });

  it("puts its few own words in the asked language", () => {
    expect(composePrompt(haru, { locale: "en" }).prompt).toContain("\nPersonality: ");
    expect(composePrompt(haru, { locale: "ja" }).prompt).toContain("\n性格：");
  });

  it("leaves empty parts out and tidies white space", () => {
    const source = {
      entity_type: "character",
      name: " 하루\t",
      description: "\n\n",
      personality: "밝다.\n\n  늘 웃는다.",
    } as const;
    expect(composePrompt(source)).toEqual({
      prompt: "하루\n성격: 밝다. 늘 웃는다.",
      parts: ["name", "personality"],
    });
  });

  it("says nothing of an entity that says nothing", () => {
    expect(composePrompt({ entity_type: "character", name: "" })).toEqual({ prompt: "", parts: [] });
    expect(composePrompt(haru, { budget: 0 })).toEqual({ prompt: "", parts: [] });
  });

  it("lets a long part use what the short ones leave", () => {
    const world = "비가 그치지 않는 도시다. ".repeat(100);
    const { prompt } = composePrompt({ ...haru, world });
    expect(codePoints(prompt)).toBeGreaterThan(560);
    expect(prompt.endsWith("도시다.")).toBe(true);
  });

  it("keeps something of every part when all are long", () => {
    const long = "아주 긴 문장이 이어진다. ".repeat(60);
    const source = { ...haru, description: long, personality: long, speech_style: long, world: long };
    const { prompt, parts } = composePrompt(source);
    expect(parts).toEqual(["name", "description", "personality", "speech_style", "world"]);
    for (const line of prompt.split("\n").slice(1)) expect(line).toMatch(/이어진다\.$/);
  });

  it("drops halves of broken emoji and control characters", () => {
    expect(composePrompt({ entity_type: "character", name: "하\ud83d루\u0000" }).prompt).toBe("하루");
  });
});

describe("for any texts and budget, the prompt", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          "가",
          "나다",
          ". ",
          "요. ",
          "!",
          "…",
          "\n",
          " ",
          "👩‍👩‍👧",
          "🇰🇷",
          "é",
          "각",
          "。",
          "」",
        ),
        {
          maxLength: 200,
        },
      )
      .map((bits) => bits.join("")),
  );
  const part = fc.option(text, { nil: undefined });
  const source = fc.oneof(
    fc.record({
      entity_type: fc.constant("character" as const),
      name: part,
      description: part,
      personality: part,
      speech_style: part,
      world: part,
    }),
    fc.record({
      entity_type: fc.constant("story" as const),
      title: part,
      introduction: part,
      summary: part,
      excerpt: part,
    }),
    fc.record({
      entity_type: fc.constant("origchat" as const),
      name: part,
      description: part,
      personality: part,
      speech_style: part,
      original_title: part,
      original_world: part,
    }),
  );
  const budget = fc.integer({ min: 0, max: 700 });

  it("never exceeds the budget and holds no half character", () => {
    fc.assert(
      fc.property(source, budget, (texts, most) => {
        const { prompt } = composePrompt(texts, { budget: most });
        expect(codePoints(prompt)).toBeLessThanOrEqual(most);
        expect(prompt.isWellFormed()).toBe(true);
      }),
    );
  });

  it("never cuts inside a character as people see it", () => {
    const family = "👩‍👩‍👧‍👦";
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), budget, (count, most) => {
        const name = family.repeat(count);
        for (const seen of characters(
          composePrompt({ entity_type: "character", name }, { budget: most }).prompt,
        )) {
          expect(seen).toBe(family);
        }
      }),
    );
  });

  it("has one line for each part that it names", () => {
    fc.assert(
      fc.property(source, budget, (texts, most) => {
        const { prompt, parts } = composePrompt(texts, { budget: most });
        expect(prompt === "" ? 0 : prompt.split("\n").length).toBe(parts.length);
        expect(new Set(parts).size).toBe(parts.length);
      }),
    );
  });

  it("is the same each time", () => {
    fc.assert(
      fc.property(source, budget, (texts, most) => {
        expect(composePrompt(texts, { budget: most })).toEqual(composePrompt(texts, { budget: most }));
      }),
    );
  });
});
