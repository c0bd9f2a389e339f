/** What a preset remembers; every field may be absent. */
export interface PresetSettings {
  prompt?: string | null;
  negative_prompt?: string | null;
  style?: string | null;
  ratio?: string | null;
  count?: number | null;
  seed?: number | null;
  variation_strength?: number | null;
}

/** Body of `POST /media/presets`. */
export interface CreatePresetRequest extends PresetSettings {
  /** 1-60 code points, unique for the owner. */
  name: string;
}

/** Body of `PATCH /media/presets/{preset_id}`. */
export interface UpdatePresetRequest extends PresetSettings {
  name?: string;
}

/** Settings that an owner saved to use again. */
export interface Preset extends Required<PresetSettings> {
  id: string;
  name: string;
  created_at: string;
  updated_at: string;
}
