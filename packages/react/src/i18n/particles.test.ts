import { describe, expect, test } from "vitest";
import { type Particle, withParticle } from "./particles.ts";

describe("withParticle", () => {
  test.each<[string, Particle, string]>([
    ["달밤", "을/를", "달밤을"],
    ["바다", "을/를", "바다를"],
    ["하린", "이/가", "하린이"],
    ["하루", "이/가", "하루가"],
    ["하린", "은/는", "하린은"],
    ["하루", "은/는", "하루는"],
    ["하린", "과/와", "하린과"],
    ["하루", "과/와", "하루와"],
  ])("chooses by the last letter's final consonant: %s %s → %s", (word, particle, expected) => {
    expect(withParticle(word, particle)).toBe(expected);
  });

  test.each([
    ["숲", "숲으로"],
    ["바다", "바다로"],
    ["서울", "서울로"],
    ["3", "3으로"],
    ["8", "8로"],
    ["Rachel", "Rachel로"],
  ])("leaves ㄹ open before 로: %s → %s", (word, expected) => {
    expect(withParticle(word, "으로/로")).toBe(expected);
  });

  test.each([
    ["프리셋 1", "프리셋 1을"],
    ["프리셋 2", "프리셋 2를"],
    ["프리셋 10", "프리셋 10을"],
    ["1,000", "1,000을"],
    ["3:4", "3:4를"],
    ["16:9", "16:9를"],
  ])("reads numbers aloud: %s → %s", (word, expected) => {
    expect(withParticle(word, "을/를")).toBe(expected);
  });

  test.each([
    ["moon", "moon을"],
    ["sea", "sea를"],
    ["King", "King을"],
    ["Oliver", "Oliver를"],
    ["Rachel", "Rachel을"],
    ["ALICE", "ALICE를"],
  ])("reads Latin names as a Korean does: %s → %s", (word, expected) => {
    expect(withParticle(word, "을/를")).toBe(expected);
  });

  test.each([
    ["달밤!", "달밤!을"],
    ["「하루」", "「하루」를"],
    ["하루".normalize("NFD"), "하루를"],
    ["🌙", "🌙를"],
    ["", "를"],
  ])("passes over what is not read: %s → %s", (word, expected) => {
    expect(withParticle(word, "을/를").normalize("NFC")).toBe(expected);
  });
});
