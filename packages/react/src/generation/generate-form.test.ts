import type { Options, Preset } from "@media-gen/client";
import { describe, expect, test } from "vitest";
import { emptyDraft, formValues, presetSettings, requestOf, withPreset } from "./generate-form.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;
const prefill = { prompt: "하루", parts: ["name" as const] };

function optionsWith(engine: Partial<Options["providers"][number]["capabilities"]> = {}): Options {
  const ids = ["realistic", "anime", "painterly"];
  return {
    styles: ids.map((id) => ({ id })),
    ratios: [
      { id: "1:1", width: 1024, height: 1024 },
      { id: "3:4", width: 768, height: 1024 },
    ],
    providers: [
      {
        id: "procedural",
        label: "Procedural",
        capabilities: {
          seed: true,
          negative_prompt: true,
          variation_strength: true,
          styles: ids,
          ratios: ["1:1", "3:4"],
          max_images_per_call: 8,
          ...engine,
        },
      },
    ],
    defaults: { count: 4, style: "painterly", ratio: "3:4", provider: "procedural" },
    limits: {
      count_min: 1,
      count_max: 8,
      prompt_max: 2000,
      negative_prompt_max: 500,
      images_per_day: 24,
      output_long_side: 1024,
    },
    price_per_image: 1,
  };
}

describe("what the form shows", () => {
  test("prefill and defaults stand where nothing was touched", () => {
    expect(formValues(emptyDraft, prefill, optionsWith())).toMatchObject({
      prompt: "하루",
      style: "painterly",
      ratio: "3:4",
      count: 4,
    });
  });

  test("a choice that the engine cannot draw gives way to one that it can", () => {
    const values = formValues(
      { ...emptyDraft, ratio: "3:4" },
      prefill,
      optionsWith({ ratios: ["1:1"], styles: ["anime"] }),
    );
    expect(values).toMatchObject({ ratio: "1:1", style: "anime" });
  });
});

describe("what is sent", () => {
  const send = (draft: Partial<typeof emptyDraft>, engine = {}) =>
    requestOf(haru, formValues({ ...emptyDraft, ...draft }, prefill, optionsWith(engine)));

  test("a strength goes only with a seed", () => {
    expect(send({ variation: 0.6 })).not.toHaveProperty("variation_strength");
    expect(send({ variation: 0.6, seed: " 42 " })).toMatchObject({ seed: 42, variation_strength: 0.6 });
  });

  test("what the engine cannot honour is left out", () => {
    const request = send(
      { seed: "42", negative: "안경" },
      { seed: false, negative_prompt: false, variation_strength: false },
    );
    expect(request).not.toHaveProperty("seed");
    expect(request).not.toHaveProperty("negative_prompt");
    expect(request).not.toHaveProperty("variation_strength");
  });

  test("a blank text of what to leave out is left out itself", () => {
    expect(send({ negative: "  " })).not.toHaveProperty("negative_prompt");
  });
});

describe("presets", () => {
  test("a prefilled prompt belongs to its entity and is not saved", () => {
    const values = formValues(emptyDraft, prefill, optionsWith());
    expect(presetSettings(emptyDraft, values).prompt).toBeNull();
    const own = { ...emptyDraft, prompt: "비 오는 항구" };
    expect(presetSettings(own, formValues(own, prefill, optionsWith())).prompt).toBe("비 오는 항구");
  });

  test("loading puts every saved setting in place and keeps the prompt that the preset leaves open", () => {
    const preset = {
      prompt: null,
      negative_prompt: "안경",
      style: "anime",
      ratio: "1:1",
      count: 2,
      seed: 0,
      variation_strength: 0.8,
    } as Preset;
    expect(withPreset({ ...emptyDraft, prompt: "밤" }, preset)).toMatchObject({
      prompt: "밤",
      negative: "안경",
      style: "anime",
      ratio: "1:1",
      count: 2,
      seed: "0",
      variation: 0.8,
    });
  });
});
