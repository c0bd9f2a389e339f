import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "tsup";
import manifest from "./package.json" with { type: "json" };

const sources = globSync("**/*.{ts,tsx}", { cwd: fileURLToPath(new URL("src", import.meta.url)) }).filter(
  (file) => !/\.test\.|^testing\//.test(file),
);
const nameOf = (file: string): string => file.replace(/\.tsx?$/, "");
const entryOf = (files: string[]): Record<string, string> =>
  Object.fromEntries(files.map((file) => [nameOf(file), `src/${file}`]));

// What package.json exports; only these need declarations.
const exported = new Set(
  Object.values(manifest.exports).map((target) =>
    typeof target === "string" ? target : nameOf(target["@media-gen/source"].replace("./src/", "")),
  ),
);
const isExported = (file: string): boolean => exported.has(nameOf(file)) || file.startsWith("locales/");

export default defineConfig({
  // One file for each source file, so that a host's bundler takes what it shows and `"use client"` stays where it stands.
  entry: { ...entryOf(sources), styles: "src/styles/index.css" },
  esbuildPlugins: [
    {
      name: "leave-own-files-apart",
      setup(build) {
        build.onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ path, kind }) =>
          kind === "entry-point" ? undefined : { path: path.replace(/\.tsx?$/, ".js"), external: true },
        );
      },
    },
  ],
  format: "esm",
  target: "es2023",
  dts: { entry: entryOf(sources.filter(isExported)) },
  splitting: false,
  sourcemap: true,
  clean: true,
});
