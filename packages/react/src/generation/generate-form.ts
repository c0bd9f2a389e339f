import type {
  ComposedPrompt,
  EngineCapabilities,
  EntityRef,
  GenerateRequest,
  Options,
  Preset,
  PresetSettings,
} from "@media-gen/client";
import { readSeed, saysSomething, seedFault } from "./prompt-text.ts";

/** How far from a seed's picture the slider starts when a seed is set, 0-1. */
const startVariation = 0.35;

/** What the person entered. Null means "not touched": the prefilled text or the server's default stands there. */
export interface FormDraft {
  prompt: string | null;
  negative: string;
  style: string | null;
  ratio: string | null;
  count: number | null;
  seed: string;
  variation: number | null;
  provider: string | null;
}

/** An untouched form. */
export const emptyDraft: FormDraft = {
  prompt: null,
  negative: "",
  style: null,
  ratio: null,
  count: null,
  seed: "",
  variation: null,
  provider: null,
};

/** The form as it is shown: the draft laid over prefill and defaults, within what the engine can do. */
export interface FormValues {
  prompt: string;
  negative: string;
  style: string;
  ratio: string;
  count: number;
  seed: string;
  variation: number;
  provider: string;
  engine: EngineCapabilities;
}

/** A choice that the engine cannot draw gives way to the first that it can. */
function within(wanted: string, possible: readonly string[]): string {
  return possible.includes(wanted) ? wanted : (possible[0] ?? wanted);
}

/** Works out what the form shows. */
export function formValues(draft: FormDraft, prefill: ComposedPrompt, options: Options): FormValues {
  const wanted = draft.provider ?? options.defaults.provider;
  const provider = options.providers.find(({ id }) => id === wanted) ?? options.providers[0];
  const engine = provider?.capabilities ?? {
    seed: false,
    negative_prompt: false,
    variation_strength: false,
    styles: options.styles.map(({ id }) => id),
    ratios: options.ratios.map(({ id }) => id),
    max_images_per_call: options.limits.count_max,
  };
  const { count_min, count_max } = options.limits;
  return {
    prompt: draft.prompt ?? prefill.prompt,
    negative: draft.negative,
    style: within(draft.style ?? options.defaults.style, engine.styles),
    ratio: within(draft.ratio ?? options.defaults.ratio, engine.ratios),
    count: Math.min(count_max, Math.max(count_min, draft.count ?? options.defaults.count)),
    seed: draft.seed,
    variation: draft.variation ?? startVariation,
    provider: provider?.id ?? wanted,
    engine,
  };
}

/** The request of a filled form; leaves out what the engine cannot honour. */
export function requestOf(entity: EntityRef, values: FormValues): GenerateRequest {
  const seed = values.engine.seed ? readSeed(values.seed) : undefined;
  return {
    entity_type: entity.entity_type,
    entity_id: entity.entity_id,
    prompt: values.prompt,
    count: values.count,
    style: values.style,
    ratio: values.ratio,
    provider: values.provider,
    ...(values.engine.negative_prompt && saysSomething(values.negative)
      ? { negative_prompt: values.negative }
      : {}),
    ...(seed === undefined ? {} : { seed }),
    // A strength says how far from the seed's picture; without a seed there is no picture to be near to.
    ...(seed !== undefined && values.engine.variation_strength
      ? { variation_strength: values.variation }
      : {}),
  };
}

/** What a preset remembers of the form. A prefilled prompt is left out, for it belongs to this entity alone. */
export function presetSettings(draft: FormDraft, values: FormValues): PresetSettings {
  const seed = seedFault(values.seed) === null ? readSeed(values.seed) : undefined;
  return {
    prompt: draft.prompt !== null && saysSomething(draft.prompt) ? draft.prompt : null,
    negative_prompt: values.negative.trim() === "" ? null : values.negative,
    style: values.style,
    ratio: values.ratio,
    count: values.count,
    seed: seed ?? null,
    variation_strength: seed === undefined ? null : values.variation,
  };
}

/** The draft after loading a preset; what the preset leaves open stays as it is. */
export function withPreset(draft: FormDraft, preset: Preset): FormDraft {
  return {
    ...draft,
    prompt: preset.prompt ?? draft.prompt,
    negative: preset.negative_prompt ?? "",
    style: preset.style ?? draft.style,
    ratio: preset.ratio ?? draft.ratio,
    count: preset.count ?? draft.count,
    seed: preset.seed === null ? "" : String(preset.seed),
    variation: preset.variation_strength ?? draft.variation,
  };
}
