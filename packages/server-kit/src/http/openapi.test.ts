import { defaultLimits, errorCodes, operations } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "./openapi.ts";

interface Described {
  operationId: string;
  summary: string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; schema: Record<string, unknown> }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<
    string,
    { $ref?: string; description?: string; content?: Record<string, { schema: unknown }> }
  >;
}

const document = JSON.parse(JSON.stringify(openApiDocument({ basePath: "/api", limits: defaultLimits })));
const paths: Record<string, Record<string, Described>> = document.paths;
const described = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

function* nodes(value: unknown, at = "#"): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [key, item] of Object.entries(value)) yield* nodes(item, `${at}/${key}`);
}

const resolve = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);

describe("the OpenAPI document", () => {
  it("is of version 3.1 and says what it is of", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(document.servers).toEqual([{ url: "/api" }]);
    const known = ["openapi", "info", "servers", "tags", "paths", "components"];
    expect(Object.keys(document).filter((key) => !known.includes(key))).toEqual([]);
  });

  it("holds every operation of the table, and nothing else", () => {
    const table = Object.entries(operations).map(([name, { method, path, status }]) => [
      name,
      method,
      path,
      status,
    ]);
    const found = described.map(({ path, method, operation }) => [
      operation.operationId,
      method.toUpperCase(),
      path,
      Number(Object.keys(operation.responses).find((status) => status.startsWith("2"))),
    ]);
    const byName = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]));
    expect(found.sort(byName)).toEqual(table.sort(byName));
  });

  it("has no reference into nothing, and no component that nothing refers to", () => {
    const references = [...nodes(document)].flatMap(([at, node]) =>
      typeof node.$ref === "string" ? [[at, node.$ref] as const] : [],
    );
    expect(references.length).toBeGreaterThan(20);
    for (const [at, pointer] of references) expect(resolve(pointer), at).toBeTypeOf("object");
    const used = new Set(references.map(([, pointer]) => pointer));
    for (const name of Object.keys(document.components.schemas))
      expect(used).toContain(`#/components/schemas/${name}`);
  });

  it.each(described)(
    "$method $path declares each parameter once, those of the path as required",
    ({ path, operation }) => {
      const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => `{${name}}`).sort()).toEqual((path.match(/\{\w+\}/g) ?? []).sort());
      expect(inPath.every(({ required }) => required)).toBe(true);
      const keys = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const parameter of operation.parameters)
        expect(Object.keys(parameter.schema).length).toBeGreaterThan(0);
    },
  );

  it.each(described)("$method $path describes each answer, refusals as problems", ({ operation }) => {
    const statuses = new Set(Object.values(errorCodes).map(({ status }) => String(status)));
    for (const [status, response] of Object.entries(operation.responses)) {
      if (status < "400") expect(response.description).toBeTypeOf("string");
      else {
        expect(statuses).toContain(status);
        expect(response.$ref).toBe("#/components/responses/Problem");
      }
    }
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["429", "500"]));
    if (operation.requestBody) {
      expect(Object.keys(operation.requestBody.content)).toEqual(["application/json"]);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["400", "413", "415", "422"]));
    }
  });

  it("says who may call: by the host's session, or by a worker's signature", () => {
    for (const { operation } of described) {
      const { access } = operations[operation.operationId as keyof typeof operations];
      const session = { hostSession: [] };
      const expected = {
        ...{ public: [], reader: [{}, session], owner: [session], signed_in: [session] },
        worker: [{ workerSignature: [] }],
      }[access];
      expect(operation.security, operation.operationId).toEqual(expected);
    }
    expect(document.components.securitySchemes.hostSession.description).toBeTypeOf("string");
  });

  it("holds only schemas that a JSON Schema reader knows", () => {
    const types = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);
    for (const [at, node] of nodes(document.components.schemas)) {
      if (at.endsWith("/properties")) continue;
      for (const type of [node.type ?? []].flat()) expect(types, at).toContain(type);
      const properties = (node.properties ?? {}) as Record<string, unknown>;
      for (const name of (node.required ?? []) as string[]) expect(properties, at).toHaveProperty(name);
    }
  });

  it("knows the job, the image and the request that starts a job", () => {
    const { Job, Image, GenerateRequest } = document.components.schemas;
    expect(Job.required).toEqual(
      expect.arrayContaining(["job_id", "version", "status", "results", "credits"]),
    );
    expect(Image.required).not.toContain("prompt");
    expect(GenerateRequest).toMatchObject({
      additionalProperties: false,
      required: ["entity_type", "entity_id", "prompt"],
    });
    expect(paths["/{entity_type}/{entity_id}/images"]?.get?.responses["200"]?.content).toEqual({
      "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Image" } } },
    });
  });
});
