import type { CreatePresetRequest, FieldError, Preset, PresetSettings } from "@media-gen/contract";
import { v7 as newId } from "uuid";
import type { Context } from "../context.ts";
import {
  deletePreset,
  findPreset,
  insertPreset,
  listPresets,
  lockPresets,
  type PresetValues,
  updatePreset,
} from "../database/media-presets.ts";
import type { PresetRow } from "../database/schema.ts";
import { MediaGenError } from "../errors.ts";
import type { Presets } from "../services.ts";
import { countCodePoints, normaliseText, saysSomething } from "./normalise.ts";

const longestName = 60;

/** The presets of each owner: unique names, at most `limits.presetsPerOwner`. */
export function createPresets(context: Context): Presets {
  const { database, limits } = context;
  return {
    list: async (caller) => (await listPresets(database.kysely, caller.userId)).map(toPreset),
    create: async (caller, request) => {
      const values = { ...noSettings, ...checked(context, request) } as PresetValues;
      return await database.transaction(async (transaction) => {
        await lockPresets(transaction, caller.userId);
        const kept = await listPresets(transaction, caller.userId);
        if (kept.length >= limits.presetsPerOwner) throw new MediaGenError("preset_conflict");
        const row = await insertPreset(transaction, caller.userId, newId(), values);
        if (!row) throw new MediaGenError("preset_conflict");
        return toPreset(row);
      });
    },
    update: async (caller, presetId, request) => {
      const values = checked(context, request);
      return await database.transaction(async (transaction) => {
        await lockPresets(transaction, caller.userId);
        const found = await findPreset(transaction, caller.userId, presetId);
        if (!found) throw new MediaGenError("not_found");
        const others = await listPresets(transaction, caller.userId);
        if (others.some((other) => other.id !== presetId && other.name === values.name)) {
          throw new MediaGenError("preset_conflict");
        }
        return toPreset(await updatePreset(transaction, presetId, values));
      });
    },
    remove: async (caller, presetId) => {
      if (!(await deletePreset(database.kysely, caller.userId, presetId)))
        throw new MediaGenError("not_found");
    },
  };
}

const noSettings: Omit<PresetValues, "name"> = {
  prompt: null,
  negative_prompt: null,
  style: null,
  ratio: null,
  count: null,
  seed: null,
  variation_strength: null,
};

/** The given fields as they are stored; texts are normalised, and a text that is empty then is none. */
function checked(context: Context, request: Partial<CreatePresetRequest>): Partial<PresetValues> {
  const { limits } = context;
  const faults: FieldError[] = [];
  const given = Object.entries(request).filter(([, value]) => value !== undefined);
  const values: Partial<PresetValues> = Object.fromEntries(given);
  const tooLong = (path: string, text: string | null | undefined, most: number): void => {
    if (countCodePoints(text ?? "") > most) {
      faults.push({ path, code: "too_big", message: `At most ${most} characters are kept.` });
    }
  };
  if (request.name !== undefined) {
    values.name = normaliseText(request.name);
    if (!saysSomething(values.name)) {
      faults.push({ path: "/name", code: "says_nothing", message: "Give the preset a name." });
    }
    tooLong("/name", values.name, longestName);
  }
  for (const field of ["prompt", "negative_prompt"] as const satisfies (keyof PresetSettings)[]) {
    const text = request[field];
    if (typeof text !== "string") continue;
    values[field] = normaliseText(text) || null;
    tooLong(`/${field}`, values[field], field === "prompt" ? limits.promptMax : limits.negativePromptMax);
  }
  const { count } = request;
  if (typeof count === "number" && (count < limits.countMin || count > limits.countMax)) {
    const message = `Choose ${limits.countMin} to ${limits.countMax} images.`;
    faults.push({ path: "/count", code: "out_of_range", message });
  }
  if (faults.length > 0) throw new MediaGenError("validation_failed", { errors: faults });
  return values;
}

function toPreset(row: PresetRow): Preset {
  return {
    id: row.id,
    name: row.name,
    prompt: row.prompt,
    negative_prompt: row.negative_prompt,
    style: row.style,
    ratio: row.ratio,
    count: row.count,
    seed: row.seed === null ? null : Number(row.seed),
    variation_strength: row.variation_strength,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
