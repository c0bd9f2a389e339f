import { type Operation, type OperationName, operations } from "@media-gen/contract";

/** The outcome of looking for a request's operation. */
export type RouteMatch =
  | { kind: "found"; name: OperationName; operation: Operation; params: Record<string, string> }
  /** The path exists, with other methods. */
  | { kind: "wrong_method"; allow: string[] }
  | { kind: "unknown" };

interface Route {
  segments: readonly string[];
  methods: Map<string, OperationName>;
}

const isParameter = (segment: string): boolean => segment.startsWith("{");

/**
 * Makes the matcher of the operation table below `basePath`. Literal segments win over parameters, whatever the method is;
 * HEAD is answered where GET is.
 */
export function createRouter(basePath: string): (method: string, pathname: string) => RouteMatch {
  const base = basePath.replace(/\/+$/, "");
  const routes = readRoutes();
  return (method, pathname) => {
    const segments = pathname.startsWith(`${base}/`) ? decode(pathname.slice(base.length + 1)) : null;
    const fitting = segments ? routes.filter((route) => fits(route.segments, segments)) : [];
    const route = fitting.reduce<Route | undefined>(
      (best, next) => (best && !isMoreLiteral(next.segments, best.segments) ? best : next),
      undefined,
    );
    if (!route || !segments) return { kind: "unknown" };
    const name = route.methods.get(method === "HEAD" ? "GET" : method);
    if (!name) {
      const allow = [...route.methods.keys()];
      return { kind: "wrong_method", allow: allow.includes("GET") ? [...allow, "HEAD"] : allow };
    }
    const params: Record<string, string> = {};
    for (const [at, segment] of route.segments.entries()) {
      if (isParameter(segment)) params[segment.slice(1, -1)] = segments[at]!;
    }
    return { kind: "found", name, operation: operations[name], params };
  };
}

function readRoutes(): Route[] {
  const byPath = new Map<string, Route>();
  for (const [name, { method, path }] of Object.entries(operations)) {
    const route = byPath.get(path) ?? { segments: path.slice(1).split("/"), methods: new Map() };
    route.methods.set(method, name as OperationName);
    byPath.set(path, route);
  }
  return [...byPath.values()];
}

/** The decoded segments of a path, or null when it is not well-formed. */
function decode(path: string): string[] | null {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
}

function fits(route: readonly string[], segments: readonly string[]): boolean {
  return (
    route.length === segments.length &&
    route.every((segment, at) => (isParameter(segment) ? segments[at] !== "" : segment === segments[at]))
  );
}

function isMoreLiteral(a: readonly string[], b: readonly string[]): boolean {
  const at = a.findIndex((segment, index) => isParameter(segment) !== isParameter(b[index]!));
  return at >= 0 && !isParameter(a[at]!);
}
