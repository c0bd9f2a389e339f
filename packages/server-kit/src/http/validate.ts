import type { FieldError, Locale, OperationSchemas } from "@media-gen/contract";
import { MediaGenError } from "../errors.ts";
import { fieldSentence } from "./field-sentences.ts";

type Schema = NonNullable<OperationSchemas["body"]>;
type Issue = NonNullable<ReturnType<Schema["safeParse"]>["error"]>["issues"][number];

/**
 * Parameters of the path in their types. A path that no entity can have names a thing that does not exist.
 *
 * @throws MediaGenError `not_found`.
 */
export function validateParams(schema: Schema | undefined, params: Record<string, string>): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(params);
  if (!result.success) throw new MediaGenError("not_found");
  return result.data;
}

/**
 * Parameters after the question mark in their types. Operations without any ignore what is there.
 *
 * @throws MediaGenError `validation_failed`, also for unknown and repeated names.
 */
export function validateQuery(schema: Schema | undefined, query: URLSearchParams, locale: Locale): unknown {
  if (!schema) return undefined;
  const names = [...query.keys()];
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  if (repeated.length > 0) throw invalid(repeated.map((name) => fieldError(name, "repeated", locale)));
  const given = Object.fromEntries(query);
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.flatMap((issue) =>
      placesOf(issue).map((place) => fieldError(place.path.join("/"), place.code, locale)),
    ),
  );
}

/**
 * A body in its types; fields that the schema does not name are refused, never dropped.
 *
 * @throws MediaGenError `validation_failed` with a JSON pointer for each fault.
 */
export function validateBody(schema: Schema | undefined, body: unknown, locale: Locale): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => placesOf(closest(issue)));
  throw invalid(
    errors.map(({ path, code }) => {
      const isMissing = code === "invalid_type" && path.length > 0 && valueAt(body, path) === undefined;
      return fieldError(pointer(path), isMissing ? "required" : code, locale);
    }),
  );
}

/** A refusal of one named part of the request. */
export function invalidField(path: string, code: string, locale: Locale): MediaGenError {
  return invalid([fieldError(path, code, locale)]);
}

// A hostile request must not make its own answer large.
const mostErrors = 20;
const longestPath = 200;

const invalid = (errors: FieldError[]): MediaGenError =>
  new MediaGenError("validation_failed", { errors: errors.slice(0, mostErrors) });

const fieldError = (path: string, code: string, locale: Locale): FieldError => ({
  path: path.slice(0, longestPath).toWellFormed(),
  code,
  message: fieldSentence(code, locale),
});

interface Place {
  path: readonly PropertyKey[];
  code: string;
}

/** An unknown key is reported where it stands, not where its object stands. */
function placesOf(issue: Issue | readonly Issue[]): Place[] {
  if (Array.isArray(issue)) return issue.flatMap(placesOf);
  const { path, code } = issue as Issue;
  const keys = (issue as { keys?: readonly string[] }).keys;
  if (code !== "unrecognized_keys" || !keys) return [{ path, code }];
  return keys.map((key) => ({ path: [...path, key], code: "unrecognized_key" }));
}

/** Of the shapes that a value may have, the faults of the one that it nearly has. */
function closest(issue: Issue): Issue | readonly Issue[] {
  if (issue.code !== "invalid_union") return issue;
  const faults = (shape: readonly Issue[]): number => placesOf(shape).length;
  return [...issue.errors].sort((a, b) => faults(a) - faults(b))[0] ?? issue;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
