import type { Limits } from "@media-gen/contract";
import { jsonAnswer } from "../answers.ts";
import type { OperationHandlers } from "../call.ts";
import { openApiDocument } from "../openapi.ts";
import type { JsonSchema } from "../openapi-schemas.ts";

// Anybody may ask for it, as often as they like, so it must not be made anew each time. A server has one set of limits.
const documents = new WeakMap<Limits, JsonSchema>();

/** The description of this API. */
export const documentOperations: OperationHandlers<"getOpenApi"> = {
  getOpenApi({ basePath, limits }) {
    const document = documents.get(limits) ?? openApiDocument({ basePath, limits });
    documents.set(limits, document);
    return jsonAnswer(200, document);
  },
};
