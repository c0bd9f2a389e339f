import { defaultLimits, type EngineCapabilities, type Options } from "@media-gen/contract/wire";
import type { MemoryState } from "./state.ts";

const styles = ["realistic", "anime", "painterly"];
const ratios = [
  { id: "1:1", width: 1024, height: 1024 },
  { id: "3:4", width: 768, height: 1024 },
  { id: "16:9", width: 1024, height: 576 },
];

/** What the imagined engine can do. */
export function capabilitiesOf(state: MemoryState): EngineCapabilities {
  return {
    seed: true,
    negative_prompt: true,
    variation_strength: true,
    ratios: ratios.map(({ id }) => id),
    styles,
    max_images_per_call: 1,
    ...state.options.capabilities,
  };
}

/** The answer of `GET /media/options`. */
export function choicesOf(state: MemoryState): Options {
  const capabilities = capabilitiesOf(state);
  return {
    styles: styles.filter((id) => capabilities.styles.includes(id)).map((id) => ({ id })),
    ratios: ratios.filter(({ id }) => capabilities.ratios.includes(id)),
    providers: [{ id: "memory", label: "Memory", capabilities }],
    defaults: {
      count: defaultLimits.countDefault,
      style: capabilities.styles[0] ?? "realistic",
      ratio: capabilities.ratios.includes("3:4") ? "3:4" : (capabilities.ratios[0] ?? "3:4"),
      provider: "memory",
    },
    limits: {
      count_min: defaultLimits.countMin,
      count_max: defaultLimits.countMax,
      prompt_max: defaultLimits.promptMax,
      negative_prompt_max: defaultLimits.negativePromptMax,
      images_per_day: defaultLimits.imagesPerDay,
      output_long_side: defaultLimits.outputLongSide,
    },
    price_per_image: defaultLimits.pricePerImage,
  };
}

/** Width and height of a ratio, in pixels. */
export function sizeOf(ratio: string): { width: number; height: number } {
  return ratios.find(({ id }) => id === ratio) ?? { width: 1024, height: 1024 };
}
