import { describe, expect, it } from "vitest";
import { countCodePoints, normaliseText, saysSomething } from "./normalise.ts";

describe("normaliseText", () => {
  it.each([
    [
      "trims blank and invisible characters at both ends",
      " \u200b\u3164\t달빛 도서관\u2060\ufeff\n ",
      "달빛 도서관",
    ],
    ["turns every kind of line end into a newline", "a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"],
    ["drops control characters but keeps tabs and newlines", "a\u0000\u0007b\tc\nd\u009f", "ab\tc\nd"],
    ["composes decomposed Hangul and accents", "\u1112\u1161\u1102\u1161 e\u0301", "하나 é"],
    ["composes what a removed control kept apart", "e\u202e\u0301", "é"],
    ["replaces lone surrogates", "a\ud800b\udc00", "a\ufffdb\ufffd"],
    [
      "drops direction overrides and keeps right-to-left text",
      "\u202eמגדלור \u200fבלילה\u202c",
      "מגדלור \u200fבלילה",
    ],
    ["keeps joined emoji whole", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️"],
    ["leaves nothing of a text of nothing", " \u200b\ufe0f\u2800", ""],
  ])("%s", (_, text, expected) => {
    expect(normaliseText(text)).toBe(expected);
    expect(normaliseText(expected)).toBe(expected);
  });

  it("takes a long run of blanks in linear steps", () => {
    const text = `a${" \u200b".repeat(200_000)}b`;
    expect(normaliseText(text)).toBe(text);
  });
});

describe("countCodePoints", () => {
  it("counts an emoji outside the basic plane once", () => {
    expect(countCodePoints("달🌙")).toBe(2);
  });
});

describe("saysSomething", () => {
  it.each(["달", "a", "7", "🌙", "❤", "🇰🇷", "...숲...", "ㅋㅋ", "مدينة", "Ⅳ"])("hears %s", (text) => {
    expect(saysSomething(text)).toBe(true);
  });
  it.each([
    "",
    "   ",
    "…!?",
    "\u200b\u2060",
    "\u3164\u115f\u1160\uffa0",
    "\u2800",
    "\u202e",
    "‼",
    "--",
    "\ufe0f",
  ])("hears nothing in %j", (text) => {
    expect(saysSomething(text)).toBe(false);
  });
});
