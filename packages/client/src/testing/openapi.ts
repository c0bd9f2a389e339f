import { type CallName, calls, type Operation, operations } from "@media-gen/contract/wire";

/** The operation table for the host's pages as an OpenAPI 3.1 document: paths, parameters and statuses, without the shapes of bodies. */
export function openApiDocument(baseUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operationId of Object.keys(calls) as CallName[]) {
    const { method, path, status, summary }: Operation = operations[operationId];
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = {
      operationId,
      summary,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      responses: { [status]: { description: summary }, default: { description: "A problem document" } },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "media-gen in memory", version: "0.1.0" },
    servers: [{ url: baseUrl }],
    paths,
  };
}
