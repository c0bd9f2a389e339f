import { describe, expect, it } from "vitest";
import { type Painting, paintScene } from "./paint-scene.ts";
import { placePainters } from "./places/places.ts";

const draft = (over: Partial<Painting>): Painting => ({
  prompt: "달빛 도서관",
  negativePrompt: null,
  style: "realistic",
  width: 768,
  height: 1024,
  seed: 11,
  variation: null,
  detail: "draft",
  ...over,
});

const paint = (over: Partial<Painting>): Uint8Array => paintScene(draft(over)).rgb;

/** Mean difference of two pictures of one size, 0 to 255. */
function distance(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}

/** How many of a picture's bytes tell one pixel from the next: a flat picture has none. */
function liveliness(rgb: Uint8Array): number {
  let sum = 0;
  for (let i = 3; i < rgb.length; i++) sum += Math.abs(rgb[i]! - rgb[i - 3]!);
  return sum / rgb.length;
}

describe("painting", () => {
  it("gives the same bytes for the same request", () => {
    expect(paint({})).toEqual(paint({}));
  });

  it.each([
    ["the prompt", { prompt: "비 내리는 바다 위의 성" }],
    ["the seed", { seed: 12 }],
    ["the style", { style: "anime" }],
    ["an unknown name", { prompt: "달빛 도서관 하린" }],
  ])("gives another picture when %s changes", (_, over) => {
    expect(distance(paint({}), paint(over))).toBeGreaterThan(1);
  });

  it.each([
    [768, 1024, 192, 256],
    [1024, 576, 256, 144],
    [1024, 1024, 256, 256],
  ])("keeps the shape of %d × %d", (width, height, draftWidth, draftHeight) => {
    expect(paintScene(draft({ width, height }))).toMatchObject({ width: draftWidth, height: draftHeight });
  });

  it("paints the wanted size at full detail", () => {
    expect(paintScene(draft({ width: 96, height: 128, detail: "full" }))).toMatchObject({
      width: 96,
      height: 128,
    });
  });

  it("tells a moonlit library from a castle in the rain in any seed", () => {
    for (const seed of [1, 2, 3]) {
      const library = paint({ prompt: "moonlit library", seed });
      const castle = paint({ prompt: "sea castle in rain", seed });
      expect(distance(library, castle)).toBeGreaterThan(18);
    }
  });

  it.each(Object.keys(placePainters))("paints %s as a living picture in every hour", (place) => {
    const words: Record<string, string> = {
      salon: "submarine",
      room: "classroom",
      sky: "sky above the clouds",
    };
    for (const hour of ["night", "sunset", "morning", "noon"]) {
      const rgb = paint({ prompt: `${words[place] ?? place} ${hour}`, seed: 5 });
      expect(liveliness(rgb)).toBeGreaterThan(0.4);
      expect(new Set(rgb).size).toBeGreaterThan(60);
    }
  });

  it("tells the three styles apart", () => {
    const [realistic, anime, painterly] = ["realistic", "anime", "painterly"].map((style) =>
      paint({ style }),
    );
    for (const [a, b] of [
      [realistic, anime],
      [realistic, painterly],
      [anime, painterly],
    ] as const) {
      expect(distance(a!, b!)).toBeGreaterThan(2);
    }
  });

  it("paints an empty or wordless prompt too", () => {
    for (const prompt of ["", "   ", "🌙🌊", "\ud800", "مكتبة"])
      expect(liveliness(paint({ prompt }))).toBeGreaterThan(0.4);
  });
});

describe("the negative prompt", () => {
  it("takes the person out and leaves the place", () => {
    const withPerson = paint({ prompt: "숲속의 소녀", seed: 3 });
    const without = paint({ prompt: "숲속의 소녀", seed: 3, negativePrompt: "사람" });
    expect(distance(withPerson, without)).toBeGreaterThan(0.3);
  });

  it("takes the rain out", () => {
    const rain = paint({ prompt: "a castle, rain, no people" });
    const dry = paint({ prompt: "a castle, rain, no people", negativePrompt: "rain" });
    expect(distance(rain, dry)).toBeGreaterThan(0.4);
  });

  it("turns an unwanted red down", () => {
    const redness = (rgb: Uint8Array): number => {
      let sum = 0;
      for (let i = 0; i < rgb.length; i += 3) sum += rgb[i]! - (rgb[i + 1]! + rgb[i + 2]!) / 2;
      return sum;
    };
    const prompt = "sunset over the sea, no people";
    expect(redness(paint({ prompt, negativePrompt: "red" }))).toBeLessThan(redness(paint({ prompt })));
  });
});

describe("variation", () => {
  const at = (strength: number, prompt: string): Uint8Array =>
    paint({ prompt, seed: 42, variation: { baseSeed: 9, strength } });

  it.each(["달빛 도서관", "a castle by the sea", "하루"])(
    "leads from the base seed's picture of %s to the own",
    (prompt) => {
      const base = paint({ prompt, seed: 9 });
      const own = paint({ prompt, seed: 42 });
      expect(at(0, prompt)).toEqual(base);
      expect(distance(at(1, prompt), own)).toBeLessThan(0.5);
      const way = [0.1, 0.5, 1].map((strength) => distance(base, at(strength, prompt)));
      expect(way[0]!).toBeGreaterThan(0);
      expect(way[0]!).toBeLessThan(way[1]!);
      expect(way[1]!).toBeLessThan(way[2]! * 1.15);
    },
  );
});
