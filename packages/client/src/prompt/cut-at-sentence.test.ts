import { describe, expect, it } from "vitest";
import { characters, cutAtSentence } from "./cut-at-sentence.ts";

describe("shortening a text", () => {
  it.each([
    ["Korean", "달이 떴다. 바람이 불어요. 그리고 종이 울렸다.", 18, "달이 떴다. 바람이 불어요."],
    ["Japanese", "月が出た。風が吹く。鐘が鳴った。", 11, "月が出た。風が吹く。"],
    ["English", "The moon rose. The wind blew! Then a bell rang.", 32, "The moon rose. The wind blew!"],
    ["an ellipsis", "잠깐… 누가 왔다 가는 소리", 7, "잠깐…"],
    ["a quotation", "“가자.” 그가 말했다. 문이 닫혔다.", 15, "“가자.” 그가 말했다."],
    ["a line break", "첫째 줄\n둘째 줄은 더 길다", 8, "첫째 줄"],
  ])("ends at the last whole sentence (%s)", (_, text, room, expected) => {
    expect(cutAtSentence(text, room)).toBe(expected);
  });

  it("takes no dot inside a number for an end", () => {
    expect(cutAtSentence("키는 1.75미터쯤 되는 사람", 12)).toBe("키는 1.75미터쯤");
    expect(cutAtSentence("키는 1.75미터쯤 되는 사람", 10)).toBe("키는 1.75미터쯤");
    expect(cutAtSentence("높이가 3.14미터이다. 그렇다.", 15)).toBe("높이가 3.14미터이다.");
  });

  it("ends at a space where no sentence ends in the room, or only a tiny one does", () => {
    expect(cutAtSentence("아주 길고 끝나지 않는 한 문장", 10)).toBe("아주 길고 끝나지");
    expect(cutAtSentence("응. 그래서 그 사람이 결국 떠났다고 한다", 18)).toBe("응. 그래서 그 사람이 결국");
  });

  it("ends between two characters where there is no space", () => {
    expect(cutAtSentence("가나다라마바사", 3)).toBe("가나다");
  });

  it("leaves a text that fits as it is, but for line breaks", () => {
    expect(cutAtSentence("하나\n둘", 4)).toBe("하나 둘");
  });

  it.each([
    ["an emoji family", "👩‍👩‍👧가", 4],
    ["a flag", "🇰🇷가", 1],
    ["a skin tone", "👍🏽가", 1],
    ["a letter with its accent", "e\u0301가", 1],
  ])("gives up %s rather than a part of it", (_, text, room) => {
    expect(cutAtSentence(text, room)).toBe("");
  });
});

describe("characters as people see them", () => {
  const samples = [
    "👩‍👩‍👧‍👦",
    "🇰🇷",
    "👍🏽",
    "e\u0301",
    "가",
    "a",
    "❤️",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
  ];

  it.each([
    ["with Intl.Segmenter", Intl.Segmenter],
    ["where there is none", null],
  ])("are whole %s", (_, Segmenter) => {
    expect([...characters(samples.join(""), Segmenter)]).toEqual(samples);
  });
});
