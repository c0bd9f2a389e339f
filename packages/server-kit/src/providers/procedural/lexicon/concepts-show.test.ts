import { describe, expect, it } from "vitest";
import { paintReading } from "../paint-scene.ts";
import { readPrompt } from "../scene/read-prompt.ts";
import { lexicon } from "./lexicon.ts";

const seedsOf = (seed: number) => ({ base: seed, own: seed, strength: 0, prompt: 5 });
const paint = (prompt: string, seed: number): Uint8Array =>
  paintReading(readPrompt(prompt, null), seedsOf(seed), {
    width: 72,
    height: 96,
    style: "realistic",
    draft: true,
  }).rgb;

/** Pictures in which a thing may show: outdoors by day and by night, indoors, with a person near and far. */
const grounds = ["sea, girl", "forest, night, man", "library", "portrait, girl"];

describe("every concept", () => {
  it.each(lexicon.map((concept) => [concept.id, concept] as const))(
    "%s changes the picture",
    (_, concept) => {
      const word = concept.words.find((one) => /^[a-z]/.test(one))!;
      const changed = grounds.some((ground) =>
        [1, 2, 3].some((seed) => {
          const without = paint(ground, seed);
          const withIt = paint(`${ground}, ${word}`, seed);
          return (
            withIt.reduce((sum, value, i) => sum + Math.abs(value - without[i]!), 0) / withIt.length > 0.15
          );
        }),
      );
      expect(changed).toBe(true);
    },
  );
});
