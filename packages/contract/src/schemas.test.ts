import { describe, expect, it } from "vitest";
import { operations } from "./operations.ts";
import { type OperationSchemas, operationSchemas } from "./schemas.ts";

const generate = operationSchemas.generate.body;
const valid = { entity_type: "character", entity_id: "haru", prompt: "달빛 도서관" };

describe("the body of generate", () => {
  it("needs an entity and a prompt, and nothing else", () => {
    expect(generate.safeParse(valid).success).toBe(true);
  });

  it.each([
    ["an unknown key", { ...valid, price: 0 }],
    ["a privileged key", { ...valid, owner_id: "someone" }],
    [
      "an own key __proto__",
      JSON.parse(`{"__proto__":{"a":1},"entity_type":"character","entity_id":"haru","prompt":"x"}`),
    ],
    ["an entity type that does not exist", { ...valid, entity_type: "user" }],
    ["an entity id with a slash", { ...valid, entity_id: "../haru" }],
    ["an empty prompt", { ...valid, prompt: "" }],
    ["a count of zero", { ...valid, count: 0 }],
    ["a count that is no whole number", { ...valid, count: 1.5 }],
    ["a count in words", { ...valid, count: "4" }],
    ["a seed below zero", { ...valid, seed: -1 }],
    ["a seed over 32 bits", { ...valid, seed: 4_294_967_296 }],
    ["a strength over 1", { ...valid, variation_strength: 1.01 }],
    ["features that do not exist", { ...valid, source_asset_id: crypto.randomUUID() }],
  ])("refuses %s", (_, body) => {
    expect(generate.safeParse(body).success).toBe(false);
  });
});

describe("the body of crop", () => {
  const crop = operationSchemas.cropImage.body;

  it("is a rectangle or a reset, never both", () => {
    const rectangle = { x: 0, y: 0, width: 16, height: 16 };
    expect(crop.safeParse(rectangle).success).toBe(true);
    expect(crop.safeParse({ reset: true }).success).toBe(true);
    expect(crop.safeParse({ ...rectangle, reset: true }).success).toBe(false);
    expect(crop.safeParse({ ...rectangle, width: 15 }).success).toBe(false);
    expect(crop.safeParse({ ...rectangle, x: 0.5 }).success).toBe(false);
  });
});

describe("the operation table", () => {
  it("names each method and path once", () => {
    const routes = Object.values(operations).map((row) => `${row.method} ${row.path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it("has a schema for each parameter of each path", () => {
    for (const [name, row] of Object.entries(operations)) {
      const named = [...row.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      const schemas: OperationSchemas = operationSchemas[name as keyof typeof operations];
      expect(Object.keys(schemas.params?.shape ?? {}).sort()).toEqual(named);
    }
  });
});
