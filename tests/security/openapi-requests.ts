import fc from "fast-check";
import type { Sent } from "./site.ts";

type Schema = Record<string, unknown>;
interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: Schema;
}

/** One operation as the OpenAPI document describes it. */
export interface Described {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | null;
  /** Statuses that the document names. */
  statuses: number[];
}

/** A request, and how it was made. */
export interface FuzzedRequest extends Sent {
  operationId: string;
  kind: "valid" | "boundary" | "fault";
}

/** Values that exist on the site, so that some requests get past the lookups. */
export interface Pool {
  uuids: string[];
  /** Good values of parameters and fields by their names. */
  named: Readonly<Record<string, readonly unknown[]>>;
}

/** The operations of a document. */
export function operationsOf(document: Schema): Described[] {
  return Object.entries(document.paths as Record<string, Record<string, Schema>>).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const content = (operation.requestBody as { content: Record<string, { schema: Schema }> } | undefined)
        ?.content;
      return {
        operationId: operation.operationId as string,
        method: method.toUpperCase(),
        path,
        parameters: operation.parameters as Parameter[],
        body: content?.["application/json"]?.schema ?? null,
        statuses: Object.keys(operation.responses as object).map(Number),
      };
    }),
  );
}

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("달빛 도서관", "🌙✨", "a\u0000b", "\ud800", "' OR 1=1 --", "\u202eevil", "İ", "ﷺ"),
);
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 9e15, 1e308, "", " ", [], {}, [[]], { a: { b: [1] } }),
  fc.constantFrom("\u0000", "..", "%00", "x".repeat(8001), "a\r\nX: y", "4294967296"),
  texts,
);

/** Makes requests from a document's schemas. */
export function createRequestMaker(
  document: Schema,
  pool: Pool,
): (operation: Described) => fc.Arbitrary<FuzzedRequest> {
  const resolve = (schema: Schema): Schema =>
    typeof schema.$ref === "string"
      ? (schema.$ref
          .slice(2)
          .split("/")
          .reduce<unknown>((node, key) => (node as Schema)[key], document) as Schema)
      : schema;

  /** A value that the schema allows; with `edge` one of its smallest or largest. */
  const allowed = (given: Schema, edge: boolean): fc.Arbitrary<unknown> => {
    const schema = resolve(given);
    const shapes = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
    if (shapes) return fc.oneof(...shapes.map((shape) => allowed(shape, edge)));
    if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]));
    if ("const" in schema) return fc.constant(schema.const);
    const type = [schema.type ?? "object"].flat()[0];
    if (type === "null") return fc.constant(null);
    if (type === "boolean") return fc.boolean();
    if (type === "integer" || type === "number") return numberOf(schema, edge);
    if (type === "string") return textOf(schema, edge);
    if (type === "array") {
      const most = (schema.maxItems as number | undefined) ?? 8;
      const least = (schema.minItems as number | undefined) ?? 0;
      const items = allowed((schema.items ?? {}) as Schema, edge);
      const length = edge ? fc.constantFrom(least, Math.min(most, 100)) : fc.integer({ min: least, max: 4 });
      return length.chain((size) => fc.array(items, { minLength: size, maxLength: size }));
    }
    return objectOf(schema, edge);
  };

  const named = (name: string, schema: Schema, edge: boolean): fc.Arbitrary<unknown> => {
    const known = pool.named[name];
    const any = { weight: 1, arbitrary: allowed(schema, edge) };
    return known ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, any) : any.arbitrary;
  };

  const objectOf = (schema: Schema, edge: boolean): fc.Arbitrary<Schema> => {
    const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
    return fc.record(
      Object.fromEntries(properties.map(([key, property]) => [key, named(key, property, edge)])),
      { requiredKeys: (schema.required ?? []) as string[] },
    ) as fc.Arbitrary<Schema>;
  };

  const textOf = (schema: Schema, edge: boolean): fc.Arbitrary<string> => {
    if (schema.format === "uuid") return fc.oneof(fc.constantFrom(...pool.uuids), fc.uuid());
    if (schema.pattern !== undefined && schema.maxLength === undefined) return fc.constant("~".repeat(200));
    // The longest picture would be all that a test does.
    if (schema.contentEncoding === "base64")
      return fc.constantFrom("AAAA", "iVBORw0KGgo=", "no base64", "가가가가");
    const least = (schema.minLength as number | undefined) ?? 0;
    const most = (schema.maxLength as number | undefined) ?? 100;
    if (edge) return fc.constantFrom(least, most).map((length) => "가".repeat(length));
    return texts.filter((text) => text.length >= least && text.length <= most);
  };

  /** An allowed body with one thing wrong in it. */
  const brokenBody = (schema: Schema): fc.Arbitrary<unknown> =>
    fc
      .tuple(allowed(schema, false), fc.nat(), junk, fc.constantFrom("value", "missing", "extra", "whole"))
      .map(([value, at, wrong, how]) => {
        if (how === "whole" || typeof value !== "object" || value === null) return wrong;
        const body = { ...(value as Schema) };
        const keys = Object.keys(body);
        const key = keys[at % Math.max(1, keys.length)] ?? "extra";
        if (how === "missing") delete body[key];
        else body[how === "extra" ? ["price", "owner_id", "toString", "is_primary"][at % 4]! : key] = wrong;
        return body;
      });

  return (operation) => {
    const make = (kind: FuzzedRequest["kind"], broken: string | null): fc.Arbitrary<FuzzedRequest> => {
      const parts = operation.parameters.map((parameter) =>
        broken === parameter.name ? junk : named(parameter.name, parameter.schema, kind === "boundary"),
      );
      const body =
        operation.body === null
          ? fc.constant(undefined)
          : broken === "body"
            ? brokenBody(operation.body)
            : allowed(operation.body, kind === "boundary");
      return fc
        .tuple(fc.tuple(...parts), body, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
        .map(([values, sent, coins]) => ({
          ...fill(operation, values, coins),
          ...(sent === undefined ? {} : { body: sent }),
          operationId: operation.operationId,
          kind,
        }));
    };
    const breakable = [...operation.parameters.map(({ name }) => name), ...(operation.body ? ["body"] : [])];
    const raw = fc
      .tuple(
        make("valid", null),
        fc.constantFrom("{", '{"__proto__":{}}', "[".repeat(9), '"', "\u0000", "1e999"),
      )
      .map(([request, body]) => ({
        ...request,
        kind: "fault" as const,
        ...(operation.body ? { body } : {}),
      }));
    return fc.oneof(
      { weight: 4, arbitrary: make("valid", null) },
      { weight: 2, arbitrary: make("boundary", null) },
      ...breakable.map((name) => ({ weight: name === "body" ? 4 : 1, arbitrary: make("fault", name) })),
      { weight: 1, arbitrary: raw },
    );
  };
}

function numberOf(schema: Schema, edge: boolean): fc.Arbitrary<number> {
  const min = (schema.minimum as number | undefined) ?? 0;
  const max = (schema.maximum as number | undefined) ?? 1_000_000;
  if (edge) return fc.constantFrom(min, max);
  if (schema.type === "integer")
    return fc.oneof(fc.integer({ min, max: Math.min(max, min + 48) }), fc.constant(min));
  return fc.double({ min, max, noNaN: true });
}

/** Puts the values of parameters where they belong; optional ones come and go with the coins. */
function fill(operation: Described, values: readonly unknown[], coins: readonly boolean[]): Sent {
  let { path } = operation;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const [at, parameter] of operation.parameters.entries()) {
    const value = typeof values[at] === "object" ? JSON.stringify(values[at]) : String(values[at]);
    const text = value.toWellFormed();
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(text));
    else if (!parameter.required && coins[at % coins.length]) continue;
    else if (parameter.in === "query") query.set(parameter.name, text);
    else headers[parameter.name] = text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "").trim();
  }
  const search = query.size > 0 ? `?${query}` : "";
  return { method: operation.method, path: `/api${path}${search}`, headers };
}
