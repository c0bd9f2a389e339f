import {
  type CreatePresetRequest,
  defaultLimits,
  type Preset,
  type PresetSettings,
  type UpdatePresetRequest,
} from "@media-gen/contract/wire";
import { signedIn } from "./access.ts";
import { Refusal } from "./refusal.ts";
import { type MemoryState, mintId, timestamp } from "./state.ts";

const settingNames = [
  "prompt",
  "negative_prompt",
  "style",
  "ratio",
  "count",
  "seed",
  "variation_strength",
] as const satisfies (keyof PresetSettings)[];

function presetView({ owner: _, ...preset }: Preset & { owner: string }): Preset {
  return preset;
}

function ownPresets(state: MemoryState, owner: string): (Preset & { owner: string })[] {
  return [...state.presets.values()].filter((preset) => preset.owner === owner);
}

/** @throws Refusal `preset_conflict` when another preset of the owner has the name */
function freeName(state: MemoryState, owner: string, name: string, except?: string): string {
  const trimmed = name.trim();
  if (ownPresets(state, owner).some((preset) => preset.name === trimmed && preset.id !== except)) {
    throw new Refusal("preset_conflict");
  }
  return trimmed;
}

/** The caller's presets, oldest first. */
export function listPresets(state: MemoryState): Preset[] {
  return ownPresets(state, signedIn(state)).map(presetView);
}

export function createPreset(state: MemoryState, request: CreatePresetRequest): Preset {
  const owner = signedIn(state);
  const name = freeName(state, owner, request.name);
  if (ownPresets(state, owner).length >= defaultLimits.presetsPerOwner) throw new Refusal("preset_conflict");
  const now = timestamp(state);
  const preset = {
    id: mintId(state),
    owner,
    name,
    prompt: request.prompt ?? null,
    negative_prompt: request.negative_prompt ?? null,
    style: request.style ?? null,
    ratio: request.ratio ?? null,
    count: request.count ?? null,
    seed: request.seed ?? null,
    variation_strength: request.variation_strength ?? null,
    created_at: now,
    updated_at: now,
  };
  state.presets.set(preset.id, preset);
  return presetView(preset);
}

/** @throws Refusal `not_found` for a preset that is not the caller's */
function ownPreset(state: MemoryState, id: string): Preset & { owner: string } {
  const owner = signedIn(state);
  const preset = state.presets.get(id);
  if (preset?.owner !== owner) throw new Refusal("not_found");
  return preset;
}

export function updatePreset(state: MemoryState, id: string, change: UpdatePresetRequest): Preset {
  const preset = ownPreset(state, id);
  if (change.name !== undefined) preset.name = freeName(state, preset.owner, change.name, id);
  const given = settingNames.filter((name) => change[name] !== undefined);
  Object.assign(preset, Object.fromEntries(given.map((name) => [name, change[name]])));
  preset.updated_at = timestamp(state);
  return presetView(preset);
}

export function deletePreset(state: MemoryState, id: string): void {
  state.presets.delete(ownPreset(state, id).id);
}
