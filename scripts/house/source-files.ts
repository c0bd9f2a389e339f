import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** One file of the project's own code. */
export interface SourceFile {
  /** Path from the repository's root, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  isTest: boolean;
}

const roots = ["packages", "examples", "stories", "scripts", "bench", "tests", ".storybook"];
const skipped = new Set(["node_modules", "dist", "public", ".data"]);

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Every TypeScript file under the roots that people write code in. */
export function readSourceFiles(repository: string): SourceFile[] {
  return roots
    .flatMap((root) => walk(join(repository, root)))
    .filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith(".d.ts"))
    .map((path) => {
      const text = readFileSync(path, "utf8");
      const relativePath = relative(repository, path).replaceAll("\\", "/");
      return {
        path: relativePath,
        text,
        lines: text.split("\n").length - 1,
        isTest: /\.(test|stories)\.tsx?$/.test(relativePath) || relativePath.startsWith("tests/"),
      };
    });
}

/** The middle value; 0 for none. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Files over 400 lines whose head does not say why they are one file. */
export function longFilesWithoutReason(files: SourceFile[]): string[] {
  return files
    .filter((file) => !file.isTest && file.lines > 400)
    .filter((file) => !/One file of over 400 lines because/.test(file.text.slice(0, 1000)))
    .map((file) => `${file.path} (${file.lines} lines)`);
}
