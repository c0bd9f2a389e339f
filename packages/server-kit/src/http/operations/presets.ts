import { emptyAnswer, jsonAnswer } from "../answers.ts";
import type { OperationHandlers } from "../call.ts";

/** The caller's saved settings. */
export const presetOperations: OperationHandlers<
  "listPresets" | "createPreset" | "updatePreset" | "deletePreset"
> = {
  async listPresets({ services, caller, options }) {
    return jsonAnswer(200, await services.presets.list(caller, options));
  },
  async createPreset({ services, caller, body, options }) {
    return jsonAnswer(201, await services.presets.create(caller, body, options));
  },
  async updatePreset({ services, caller, params, body, options }) {
    return jsonAnswer(200, await services.presets.update(caller, params.preset_id, body, options));
  },
  async deletePreset({ services, caller, params, options }) {
    await services.presets.remove(caller, params.preset_id, options);
    return emptyAnswer();
  },
};
