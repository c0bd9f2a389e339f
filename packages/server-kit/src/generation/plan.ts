import type { FieldError, GenerateRequest, PresetSettings } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { findPreset } from "../database/media-presets.ts";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";
import type { ImageProvider } from "../ports/image-provider.ts";
import { countCodePoints, normaliseText, saysSomething } from "../prompts/normalise.ts";
import { defaultsOf } from "./options.ts";
import { drawSeed } from "./seeds.ts";

/** A request with every blank filled in, within the limits, that its engine can draw. */
export interface Plan {
  prompt: string;
  negativePrompt: string | null;
  count: number;
  style: string;
  ratio: string;
  seed: number;
  variationStrength: number | null;
  provider: string;
}

/**
 * Fills in what a request leaves out, from its preset and the defaults, and checks it against the limits and the engine.
 *
 * @throws MediaGenError `validation_failed` with every fault at once.
 */
export async function planRequest(context: Context, caller: Caller, request: GenerateRequest): Promise<Plan> {
  const faults: FieldError[] = [];
  const fault = (path: string, code: string, message: string): void => {
    faults.push({ path, code, message });
  };
  const preset = await presetOf(context, caller, request, fault);
  const defaults = defaultsOf(context, request.provider);
  const provider = context.providers.get(request.provider ?? defaults.provider);
  if (!provider) fault("/provider", "unsupported", "There is no engine of this name.");

  const { limits } = context;
  const count = request.count ?? preset.count ?? defaults.count;
  if (!Number.isInteger(count) || count < limits.countMin || count > limits.countMax) {
    fault("/count", "out_of_range", `Ask for ${limits.countMin} to ${limits.countMax} images.`);
  }
  const prompt = normaliseText(request.prompt);
  const length = countCodePoints(prompt);
  if (!saysSomething(prompt)) fault("/prompt", "says_nothing", "Write what to draw, in words or emoji.");
  else if (length > limits.promptMax) {
    fault("/prompt", "too_big", `The prompt has ${length} characters; ${limits.promptMax} are allowed.`);
  }
  const negativePrompt = normaliseText(request.negative_prompt ?? preset.negative_prompt ?? "") || null;
  const negativeLength = countCodePoints(negativePrompt ?? "");
  if (negativeLength > limits.negativePromptMax) {
    fault(
      "/negative_prompt",
      "too_big",
      `It has ${negativeLength} characters; ${limits.negativePromptMax} are allowed.`,
    );
  }
  const style = request.style ?? preset.style ?? defaults.style;
  if (!context.styles.includes(style)) fault("/style", "unsupported", "There is no style of this name.");
  const ratio = request.ratio ?? preset.ratio ?? defaults.ratio;
  const seed = request.seed ?? preset.seed ?? null;
  const variationStrength = request.variation_strength ?? preset.variation_strength ?? null;
  if (provider) {
    checkEngine(
      provider,
      { style, ratio, negativePrompt, seed, variationStrength, styles: context.styles },
      fault,
    );
  }
  if (faults.length > 0) throw new MediaGenError("validation_failed", { errors: faults });
  return {
    prompt,
    negativePrompt,
    count,
    style,
    ratio,
    seed: seed ?? drawSeed(),
    variationStrength,
    provider: provider!.id,
  };
}

type Fault = (path: string, code: string, message: string) => void;

async function presetOf(
  context: Context,
  caller: Caller,
  request: GenerateRequest,
  fault: Fault,
): Promise<PresetSettings> {
  if (request.preset_id === undefined) return {};
  const row = await findPreset(context.database.kysely, caller.userId, request.preset_id);
  if (!row) {
    fault("/preset_id", "not_found", "You have no such preset.");
    return {};
  }
  return { ...row, seed: row.seed === null ? null : Number(row.seed) };
}

function checkEngine(
  provider: ImageProvider,
  wanted: {
    style: string;
    styles: readonly string[];
    ratio: string;
    negativePrompt: string | null;
    seed: number | null;
    variationStrength: number | null;
  },
  fault: Fault,
): void {
  const can = provider.capabilities;
  const unable = (path: string, what: string): void =>
    fault(path, "unsupported", `${provider.label} cannot honour ${what}.`);
  if (wanted.styles.includes(wanted.style) && !can.styles.includes(wanted.style))
    unable("/style", "this style");
  if (!can.ratios.includes(wanted.ratio)) unable("/ratio", "this ratio");
  if (wanted.negativePrompt !== null && !can.negative_prompt) unable("/negative_prompt", "a negative prompt");
  if (wanted.seed !== null && !can.seed) unable("/seed", "a seed");
  if (wanted.variationStrength !== null && !can.variation_strength)
    unable("/variation_strength", "a variation");
}
