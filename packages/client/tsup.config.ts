import { defineConfig } from "tsup";

const wire = /^@media-gen\/contract\/wire$/;

export default defineConfig({
  entry: { index: "src/index.ts", queries: "src/queries/index.ts", testing: "src/testing/index.ts" },
  format: "esm",
  target: "es2023",
  // The wire part of the contract is inlined, values and types, so that the client stands alone. Only ./testing validates
  // with the contract's schemas.
  dts: { resolve: [wire] },
  noExternal: [wire],
  external: ["msw", "@tanstack/query-core", /^@media-gen\/contract$/],
  sourcemap: true,
  clean: true,
});
