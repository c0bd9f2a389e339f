import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", styles: "src/styles/index.css" },
  format: "esm",
  target: "es2023",
  dts: { entry: { index: "src/index.ts" } },
  splitting: true,
  sourcemap: true,
  clean: true,
});
