import { describe, expect, test } from "vitest";
import { countCodePoints, readSeed, saysSomething, seedFault } from "./prompt-text.ts";

describe("saysSomething", () => {
  test.each(["달", "a", "7", "🌙", "❤", "🇰🇷", "...숲...", "مدينة"])("hears %s", (text) => {
    expect(saysSomething(text)).toBe(true);
  });
  test.each(["", "   ", "…!?", "\u200b\u2060", "\u3164\u115f\u1160\uffa0", "\u2800", "--", "‼"])(
    "hears nothing in %j",
    (text) => {
      expect(saysSomething(text)).toBe(false);
    },
  );
});

describe("countCodePoints", () => {
  test("an emoji is one, decomposed Hangul is composed first, blank ends do not count", () => {
    expect(countCodePoints("🌙")).toBe(1);
    expect(countCodePoints("하루".normalize("NFD"))).toBe(2);
    expect(countCodePoints("  달 \n")).toBe(1);
  });
});

describe("a typed seed", () => {
  test.each([
    ["", null],
    [" 42 ", null],
    ["４２", null],
    ["4294967295", null],
    ["4294967296", "range"],
    ["12a4", "digits"],
    ["-1", "digits"],
    ["1.5", "digits"],
  ])("%j has fault %s", (text, fault) => {
    expect(seedFault(text)).toBe(fault);
  });
  test("is read as a number, full-width digits too", () => {
    expect(readSeed("４２")).toBe(42);
    expect(readSeed(" ")).toBeUndefined();
  });
});
