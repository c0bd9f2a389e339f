import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";

interface Target {
  "@media-gen/source"?: string;
  default?: string;
}

const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  exports: Record<string, string | Target>;
};

// One entry for each subpath that package.json exports, under the very name that it points to.
const entry = Object.fromEntries(
  Object.values(manifest.exports).flatMap((target) => {
    if (typeof target === "string" || !target["@media-gen/source"] || !target.default) return [];
    return [[target.default.replace(/^\.\/dist\/|\.js$/g, ""), target["@media-gen/source"]]];
  }),
);
const { "providers/procedural/worker": _thread, ...typed } = entry;

export default defineConfig({
  entry: { ...entry, "cli/main": "src/cli/main.ts" },
  format: "esm",
  target: "es2023",
  platform: "node",
  dts: { entry: typed },
  splitting: true,
  sourcemap: true,
  clean: true,
});
