import { type CallName, type OperationSchemas, operationSchemas } from "@media-gen/contract";
import { calls, defaultLimits, type FieldError } from "@media-gen/contract/wire";
import { Refusal } from "./refusal.ts";

/** A request after its outline was checked. */
export interface Incoming {
  params: Record<string, string>;
  query: Record<string, string | number | undefined>;
  body: unknown;
}

interface Route {
  name: CallName;
  method: string;
  segments: string[];
}

const routes: Route[] = Object.entries(calls)
  .map(([name, { method, path }]) => ({
    name: name as CallName,
    method,
    segments: path.split("/").slice(1),
  }))
  // Literal segments win: the route with its first parameter later stands first.
  .sort((one, other) => rank(other) - rank(one));

function rank({ segments }: Route): number {
  return segments.reduce((sum, segment) => sum * 2 + (isParameter(segment) ? 0 : 1), 0);
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{");
}

function matches(route: Route, segments: readonly string[]): boolean {
  return (
    route.segments.length === segments.length &&
    route.segments.every((segment, index) => isParameter(segment) || segment === segments[index])
  );
}

/**
 * Finds the operation of a path below the base path.
 * @throws Refusal `not_found`, `method_not_allowed`
 */
export function findRoute(method: string, path: string): { name: CallName; params: Record<string, string> } {
  const segments = path.split("/").slice(1).map(decode);
  const fitting = routes.filter((route) => matches(route, segments));
  const route = fitting.find((candidate) => candidate.method === method);
  if (route === undefined) throw new Refusal(fitting.length === 0 ? "not_found" : "method_not_allowed");
  const params: Record<string, string> = {};
  for (const [index, segment] of route.segments.entries()) {
    if (isParameter(segment)) params[segment.slice(1, -1)] = segments[index]!;
  }
  return { name: route.name, params };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal("malformed_request");
  }
}

/**
 * Checks a request's parts against the operation's schemas.
 * @throws Refusal `not_found` for a path that can name nothing, else the fault of body or query
 */
export function checkRequest(
  name: CallName,
  params: Record<string, string>,
  search: URLSearchParams,
  contentType: string | null,
  text: string,
): Incoming {
  const schemas: OperationSchemas = operationSchemas[name];
  if (schemas.params !== undefined && !schemas.params.safeParse(params).success)
    throw new Refusal("not_found");
  const body = schemas.body === undefined ? undefined : checkBody(schemas, contentType, text);
  const query = Object.fromEntries(search);
  if (schemas.query === undefined) return { params, query: {}, body };
  const checked = schemas.query.safeParse(query);
  if (!checked.success) throw invalid(checked.error.issues, "");
  return { params, query: checked.data as Incoming["query"], body };
}

function checkBody(schemas: OperationSchemas, contentType: string | null, text: string): unknown {
  if (text === "" && schemas.bodyOptional) return {};
  if (new TextEncoder().encode(text).length > defaultLimits.bodyBytes) throw new Refusal("payload_too_large");
  if (!/^application\/json\b/i.test(contentType ?? "")) throw new Refusal("unsupported_media_type");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal("malformed_request");
  }
  const checked = schemas.body!.safeParse(json);
  if (!checked.success) throw invalid(checked.error.issues, "/");
  return checked.data;
}

function invalid(
  issues: readonly { path: PropertyKey[]; code?: string; message: string }[],
  separator: string,
): Refusal {
  const errors = issues.map(
    ({ path, code = "invalid", message }): FieldError => ({
      path: separator + path.map(String).join("/"),
      code,
      message,
    }),
  );
  return new Refusal("validation_failed", { errors });
}
