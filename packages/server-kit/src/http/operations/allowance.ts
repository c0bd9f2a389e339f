import { jsonAnswer } from "../answers.ts";
import type { OperationHandlers } from "../call.ts";
import { invalidField } from "../validate.ts";

/** What the caller may ask for, and what is left of today. */
export const allowanceOperations: OperationHandlers<"getOptions" | "getQuota"> = {
  async getOptions({ services, caller, options }) {
    return jsonAnswer(200, await services.generation.options(caller, options));
  },
  async getQuota({ services, caller, query, options }) {
    const { entity_type, entity_id } = query;
    if (entity_type !== undefined && entity_id !== undefined) {
      return jsonAnswer(200, await services.generation.quota(caller, { entity_type, entity_id }, options));
    }
    if (entity_id !== undefined) throw invalidField("entity_type", "required", options.locale);
    if (entity_type !== undefined) throw invalidField("entity_id", "required", options.locale);
    return jsonAnswer(200, await services.generation.quota(caller, null, options));
  },
};
