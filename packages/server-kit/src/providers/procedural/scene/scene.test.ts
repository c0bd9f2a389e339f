import { describe, expect, it } from "vitest";
import type { Seeds } from "../random/seeds.ts";
import { compose } from "./compose.ts";
import { readPrompt } from "./read-prompt.ts";

const seedsOf = (seed: number): Seeds => ({ base: seed, own: seed, strength: 0, prompt: 7 });

describe("reading a prompt", () => {
  it.each([
    ["달빛 도서관", "library"],
    ["바다 위의 성", "castle"],
    ["a train crossing the bridge at dusk", "train"],
    ["放課後の教室", "room"],
    ["네모 선장과 노틸러스", "salon"],
    ["왕궁의 무도회", "palace"],
    ["우주의 행성", "space"],
    ["고래가 사는 심해", "underwater"],
  ])("paints %s as a %s", (prompt, place) => {
    expect(readPrompt(prompt, null).places[0]).toBe(place);
  });

  it("treats a name without a place as a portrait of a person", () => {
    const scene = readPrompt("하루", null);
    expect(scene).toMatchObject({ portrait: true, figure: true, places: [] });
  });

  it("leaves people out when the prompt or the negative prompt says so", () => {
    expect(readPrompt("forest, no people", null).figure).toBe(false);
    expect(readPrompt("숲속의 소녀", "사람").figure).toBe(false);
    expect(readPrompt("숲속의 소녀", null).figure).toBe(true);
  });

  it("drops what the negative prompt names", () => {
    expect(readPrompt("비 내리는 도시", "비").has.has("rain")).toBe(false);
    expect(readPrompt("a castle, rain", "rain").places).toEqual(["castle"]);
  });
});

describe("composing candidates", () => {
  it("gives eight neighbouring seeds at least six different views and framings", () => {
    for (const prompt of ["하루, 열여덟 살 소녀", "달빛 도서관의 소녀", "captain of a submarine"]) {
      const scene = readPrompt(prompt, null);
      const shots = new Set<string>();
      for (let seed = 100; seed < 108; seed++) {
        const { framing, view, camera, focus } = compose(scene, seedsOf(seed));
        shots.add(
          `${framing} ${view} ${camera} ${focus < 0.42 ? "left" : focus > 0.58 ? "right" : "middle"}`,
        );
      }
      expect(shots.size, prompt).toBeGreaterThanOrEqual(6);
    }
  });

  it("shows a person from both sides, from behind and from near and far over many seeds", () => {
    const scene = readPrompt("하루", null);
    const all = Array.from({ length: 60 }, (_, seed) => compose(scene, seedsOf(seed * 7919)));
    expect(new Set(all.map((one) => one.view))).toEqual(
      new Set(["left", "right", "back", "front", "half-left", "half-right"]),
    );
    expect(new Set(all.map((one) => one.framing))).toEqual(new Set(["close", "middle", "wide", "hero"]));
  });

  it("keeps the hour that the prompt names", () => {
    expect(compose(readPrompt("자정의 성", null), seedsOf(1)).hour).toBe("night");
    expect(compose(readPrompt("sunset over the sea", null), seedsOf(1)).hour).toBe("dusk");
    expect(compose(readPrompt("夜明けの山", null), seedsOf(1)).hour).toBe("dawn");
  });
});
