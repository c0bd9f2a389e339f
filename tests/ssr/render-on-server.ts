import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { version } from "react";
import type { Served } from "./serve.tsx";

const run = promisify(execFile);
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const folder = path("../../.data/ssr");

/** Bundles the host's server once: Node strips types but reads no JSX. */
export async function buildServer(): Promise<string> {
  const bundle = `${folder}/serve-${process.pid}.mjs`;
  mkdirSync(folder, { recursive: true });
  await run(path("../../node_modules/.bin/esbuild"), [
    path("serve.tsx"),
    `--outfile=${bundle}`,
    "--bundle",
    "--format=esm",
    "--platform=node",
    "--jsx=automatic",
    "--conditions=@media-gen/source",
    "--external:react",
    "--external:react-dom",
    "--external:msw",
    // Some packages come as CommonJS and ask for React that way.
    "--banner:js=import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    "--log-level=warning",
  ]);
  return bundle;
}

/** Renders the page in a process without a window, on the React that this process has. */
export async function renderOnServer(
  bundle: string,
  page: { prefetch: boolean; only?: string },
): Promise<Served> {
  const older = version.startsWith("18.") ? ["--import", path("../react-18.ts")] : [];
  const { stdout } = await run(process.execPath, [...older, bundle, JSON.stringify(page)], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Served;
}
