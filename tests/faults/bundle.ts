import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Programs of a trial, each one file so that it starts quickly. */
export interface Programs {
  /** The trial's own host module. */
  host: string;
  /** The `media-gen` command. */
  cli: string;
}

/** Bundles the kit's sources with the trial's host. */
export async function bundlePrograms(
  folder: string = `${repository}.data/faults/${process.pid}`,
): Promise<Programs> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: {
      host: `${repository}tests/faults/host/host.ts`,
      cli: `${repository}packages/server-kit/src/cli/main.ts`,
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    conditions: ["@media-gen/source"],
    logLevel: "error",
    // What is native, or loaded only where it is wanted, stays outside; the rest in one file starts in half the time.
    external: [
      "sharp",
      "pg-native",
      "@electric-sql/*",
      "@aws-sdk/*",
      "@opentelemetry/*",
      "bullmq",
      "ioredis",
      "vitest",
    ],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return { host: `${folder}/host.mjs`, cli: `${folder}/cli.mjs` };
}
