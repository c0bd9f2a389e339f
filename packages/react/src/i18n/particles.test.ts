import { describe, expect, test } from "vitest";
import { withParticle } from "./particles.ts";

describe("withParticle", () => {
  test.each([
    ["달밤", "달밤을"],
    ["바다", "바다를"],
    ["프리셋 1", "프리셋 1을"],
    ["프리셋 2", "프리셋 2를"],
    ["3:4", "3:4를"],
    ["16:9", "16:9를"],
    ["moon", "moon을"],
    ["sea", "sea를"],
    ["달밤!", "달밤!을"],
    ["하루".normalize("NFD"), "하루를".normalize("NFC")],
    ["🌙", "🌙를"],
    ["", "를"],
  ])("%s → %s", (word, expected) => {
    expect(withParticle(word, "을", "를").normalize("NFC")).toBe(expected);
  });
});
