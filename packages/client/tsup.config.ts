import { fileURLToPath } from "node:url";
import { defineConfig } from "tsup";

const wire = fileURLToPath(new URL("../contract/src/wire.ts", import.meta.url));

export default defineConfig({
  entry: { index: "src/index.ts", queries: "src/queries/index.ts", testing: "src/testing/index.ts" },
  format: "esm",
  target: "es2023",
  // The wire part of the contract is inlined, values and types, so that the client stands alone. Only ./testing validates
  // with the contract's schemas. A path, because the types of a package's subpath would stay an import.
  dts: { compilerOptions: { paths: { "@media-gen/contract/wire": [wire] } } },
  noExternal: [/^@media-gen\/contract\/wire$/],
  external: ["msw", "@tanstack/query-core", /^@media-gen\/contract$/],
  sourcemap: true,
  clean: true,
});
