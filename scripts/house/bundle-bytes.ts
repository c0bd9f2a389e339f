import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** What a page downloads for some imports, in bytes: minified by esbuild, gzip -9; React and React Query apart. */
export interface BundleBytes {
  /** What comes before the page can run, and, with `opened`, before that part can be drawn. */
  first: number;
  /** With everything that comes later. */
  all: number;
}

/** What the bytes are of. */
export interface Bundle {
  /** The text of a module. */
  code: string;
  /** Files that are loaded later and are counted with the first all the same, because the part opens with them. */
  opened?: readonly string[];
}

/** Bundles a module as a host would, from the sources. @param folder where its imports are looked up */
export async function bundleBytes(folder: string, { code, opened = [] }: Bundle): Promise<BundleBytes> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "js" },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "out",
    write: false,
    metafile: true,
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["react", "react/*", "react-dom", "react-dom/*", "@tanstack/react-query"],
    conditions: ["@media-gen/source"],
    logLevel: "error",
    loader: { ".css": "empty" },
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const first = new Set<string>();
  const walk = (name: string): void => {
    if (first.has(name)) return;
    first.add(name);
    for (const { kind, path } of outputs.get(name)?.imports ?? []) {
      if (kind === "import-statement" && outputs.has(basename(path))) walk(basename(path));
    }
  };
  walk("stdin.js");
  for (const [name, output] of outputs) if (opensWith(output, opened)) walk(name);
  const size = (wanted: (name: string) => boolean): number => {
    const files = outputFiles.filter(({ path }) => wanted(basename(path)));
    return gzipSync(Buffer.concat(files.map(({ contents }) => contents)), { level: 9 }).length;
  };
  return { first: size((name) => first.has(name)), all: size(() => true) };
}

function opensWith({ entryPoint }: Metafile["outputs"][string], opened: readonly string[]): boolean {
  return entryPoint !== undefined && opened.some((file) => entryPoint.endsWith(file));
}
