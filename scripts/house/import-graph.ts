import { dirname, join } from "node:path/posix";
import type { SourceFile } from "./source-files.ts";

/** One import statement. */
export interface ImportEdge {
  from: string;
  specifier: string;
  /** Path of the imported file inside the project, or null for a package. */
  to: string | null;
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Every import of the given files, type-only ones included. */
export function readImports(files: SourceFile[]): ImportEdge[] {
  const known = new Set(files.map((file) => file.path));
  return files.flatMap((file) =>
    [...file.text.matchAll(importPattern)].map((match) => {
      const specifier = match[1] ?? match[2] ?? "";
      const target = specifier.startsWith(".") ? join(dirname(file.path), specifier) : null;
      return { from: file.path, specifier, to: target && known.has(target) ? target : null };
    }),
  );
}

/** Floor of each package: it may import only from floors below its own. */
const floors: Record<string, number> = { contract: 1, client: 2, "server-kit": 2, react: 3 };
const mayImport: Record<string, string[]> = {
  contract: [],
  client: ["contract"],
  "server-kit": ["contract"],
  react: ["client"],
};

function packageOf(path: string): string | null {
  return path.match(/^packages\/([^/]+)\//)?.[1] ?? null;
}

/** Imports that climb to a higher floor, reach into another package's folder, or leave a package by a relative path. */
export function forbiddenImports(edges: ImportEdge[]): string[] {
  return edges.flatMap(({ from, specifier, to }) => {
    const own = packageOf(from);
    const say = (reason: string): string[] => [`${from} imports ${specifier}: ${reason}`];
    const named = specifier.match(/^@media-gen\/([a-z-]+)(\/.*)?$/);
    if (named) {
      const other = named[1] ?? "";
      if (!(other in floors)) return say("no such package");
      if (/^\/(src|dist)\b/.test(named[2] ?? "")) return say("reaches into another package");
      const isTest = /\.test\.tsx?$/.test(from);
      if (own && own !== other && !isTest && !mayImport[own]?.includes(other)) return say("climbs a floor");
      return [];
    }
    if (!specifier.startsWith(".")) return [];
    const target = to ?? join(dirname(from), specifier);
    const entered = packageOf(target);
    if (entered && entered !== own) return say("enters a package by its folder");
    if (own && !target.startsWith(`packages/${own}/`)) return say("leaves its package");
    return [];
  });
}

/** Groups of files that import each other in a circle. */
export function importCircles(edges: ImportEdge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) if (to) next.set(from, [...(next.get(from) ?? []), to]);
  return stronglyConnected(next);
}

/** Rooms of one package that import each other in a circle, type-only imports left out. */
export function roomCircles(files: SourceFile[], root: string): string[][] {
  const typeOnly = /(^|\n)\s*(import|export)\s+type\s[^;]*;/g;
  const edges = readImports(files.map((file) => ({ ...file, text: file.text.replace(typeOnly, "\n") })));
  const room = (path: string): string | null => path.match(new RegExp(`^${root}/([^/]+)/`))?.[1] ?? null;
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (!to || /\.test\.tsx?$/.test(from)) continue;
    const [a, b] = [room(from), room(to)];
    if (a && b && a !== b) next.set(a, [...(next.get(a) ?? []), b]);
  }
  return stronglyConnected(next);
}

/** Tarjan's algorithm; only components of more than one node, or nodes that point to themselves. */
function stronglyConnected(next: Map<string, string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    for (const other of next.get(node) ?? []) {
      if (!index.has(other)) {
        visit(other);
        low.set(node, Math.min(low.get(node)!, low.get(other)!));
      } else if (stack.includes(other)) {
        low.set(node, Math.min(low.get(node)!, index.get(other)!));
      }
    }
    if (low.get(node) !== index.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    if (component.length > 1 || next.get(node)?.includes(node)) found.push(component.sort());
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return found;
}
