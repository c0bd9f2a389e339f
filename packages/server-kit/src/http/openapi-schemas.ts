import { type OperationSchemas, operationSchemas, problemSchema } from "@media-gen/contract";

type Schema = NonNullable<OperationSchemas["response"]>;

/** A JSON Schema of the 2020-12 draft, which OpenAPI 3.1 uses as it is. */
export type JsonSchema = { [key: string]: unknown };

const named: Readonly<Record<string, { schema: Schema; io: "input" | "output" }>> = {
  Job: { schema: operationSchemas.getJob.response, io: "output" },
  Image: { schema: operationSchemas.updateImage.response, io: "output" },
  Options: { schema: operationSchemas.getOptions.response, io: "output" },
  Quota: { schema: operationSchemas.getQuota.response, io: "output" },
  Preset: { schema: operationSchemas.updatePreset.response, io: "output" },
  Problem: { schema: problemSchema, io: "output" },
  GenerateRequest: { schema: operationSchemas.generate.body, io: "input" },
  RetryRequest: { schema: operationSchemas.retryJob.body, io: "input" },
  ReorderRequest: { schema: operationSchemas.reorderImages.body, io: "input" },
  CropRequest: { schema: operationSchemas.cropImage.body, io: "input" },
  UpdateImageRequest: { schema: operationSchemas.updateImage.body, io: "input" },
  CreatePresetRequest: { schema: operationSchemas.createPreset.body, io: "input" },
  UpdatePresetRequest: { schema: operationSchemas.updatePreset.body, io: "input" },
};

/** The schemas that have a name, for `components`. */
export function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(named).map(([name, { schema, io }]) => [name, plainSchema(schema, io)]),
  );
}

/** A schema in which each part that has a name is a reference to it. */
export function referringSchema(schema: Schema, io: "input" | "output"): JsonSchema {
  const names = new Map(
    Object.entries(componentSchemas()).map(([name, component]) => [JSON.stringify(component), name]),
  );
  return refer(plainSchema(schema, io), names) as JsonSchema;
}

function refer(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const name = names.get(JSON.stringify(value));
  if (name) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(value)) return value.map((item) => refer(item, names));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, refer(item, names)]));
}

function plainSchema(schema: Schema, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = schema.toJSONSchema({ io });
  return tidy(rest) as JsonSchema;
}

/** Drops bounds that every JSON integer has, and the pattern where a format already says it. */
function tidy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(tidy);
  const kept = Object.entries(value).filter(
    ([key, item]) =>
      !(key === "maximum" && item === Number.MAX_SAFE_INTEGER) &&
      !(key === "minimum" && item === Number.MIN_SAFE_INTEGER) &&
      !(key === "pattern" && "format" in value),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, tidy(item)]));
}
