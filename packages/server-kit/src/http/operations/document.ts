import { jsonAnswer } from "../answers.ts";
import type { OperationHandlers } from "../call.ts";
import { openApiDocument } from "../openapi.ts";

/** The description of this API. */
export const documentOperations: OperationHandlers<"getOpenApi"> = {
  getOpenApi: ({ basePath, limits }) => jsonAnswer(200, openApiDocument({ basePath, limits })),
};
