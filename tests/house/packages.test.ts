import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { install, type Packed, pack, subpathsOf } from "./packed.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const names = ["contract", "client", "server-kit", "react"];
const folder = mkdtempSync(join(tmpdir(), "media-gen-packages-"));
const packages = new Map<string, Packed>();
const packed = (name: string): Packed => packages.get(name)!;

beforeAll(() => {
  execFileSync(process.execPath, [join(repository, "scripts/build.mjs")], { stdio: "ignore" });
  for (const name of names) packages.set(name, pack(name, folder));
  install([...packages.values()], folder, ["@types/node", "@types/react", "@types/react-dom"]);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The packages are ESM only: what `require` and the resolution of Node 10 would find is not offered. */
const notOffered = ["NoResolution node10", "CJSResolvesToESM node16-cjs"];
/** A file for `new Worker(url)` has nothing to import. */
const withoutTypes = ["./providers/procedural/worker"];

describe.each(names)("the tarball of %s", (name) => {
  it("is as bundlers and Node want it", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: packed(name).tarball.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it("has types where its code is, in each way of resolving that it offers", async () => {
    const found = await checkPackage(createPackageFromTarballData(packed(name).tarball), {
      excludeEntrypoints: withoutTypes,
    });
    const problems = found.types === false ? ["It has no types."] : found.problems;
    const told = problems.map((problem) => {
      if (typeof problem === "string") return problem;
      const resolution = "resolutionKind" in problem ? problem.resolutionKind : "";
      return `${problem.kind} ${resolution}`.trim();
    });
    expect(told.filter((problem) => !notOffered.includes(problem))).toEqual([]);
  });
});

const consumer = `
import { createMediaGenClient } from "@media-gen/client";
import { errorCodes } from "@media-gen/contract";
import { GenerateButton, MediaGenProvider, PrimaryImage } from "@media-gen/react";
import { ko } from "@media-gen/react/locales/ko";
import "@media-gen/react/styles.css";
import { createMediaGen } from "@media-gen/server-kit";

const client = createMediaGenClient({ baseUrl: "/api" });
const entity = { entity_type: "character", entity_id: "haru" } as const;

export const page = (
  <MediaGenProvider client={client} locale={ko}>
    <PrimaryImage entity={entity} alt="하루" />
    <GenerateButton entity={entity} name="하루" owner prompt="달빛 도서관의 사서" />
  </MediaGenProvider>
);
export const server: typeof createMediaGen = createMediaGen;
export const codes: readonly string[] = Object.keys(errorCodes);
// @ts-expect-error: a name that is a number shows that the types have arrived
export const wrong = <PrimaryImage entity={entity} alt={1} />;
`;

describe("an app outside of the repository that installs the tarballs", () => {
  it("imports each subpath under Node, with what the manifests name and no more", () => {
    const subpaths = [...packages.values()].flatMap((each) => subpathsOf(each, ["ko", "en", "ja"]));
    // Vitest's own functions exist only inside of a run, which is where conformance suites are called.
    const alone = subpaths.filter((path) => path !== "@media-gen/server-kit/testing");
    const script = `for (const path of ${JSON.stringify(alone)}) {
      const names = await import(path).then(Object.keys, (error) => { throw new Error(path, { cause: error }); });
      if (names.length === 0) throw new Error(path + " exports nothing.");
    }`;
    writeFileSync(join(folder, "import.mjs"), script);
    const { stderr, status } = spawnSync(process.execPath, ["import.mjs"], { cwd: folder, encoding: "utf8" });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(alone.length).toBeGreaterThan(25);
  });

  it.each([
    ["bundler", "esnext"],
    ["node16", "node16"],
  ])("type-checks with moduleResolution %s", (moduleResolution, module) => {
    const home = join(folder, moduleResolution);
    mkdirSync(home);
    writeFileSync(join(home, "package.json"), `{ "type": "module" }`);
    writeFileSync(join(home, "page.tsx"), consumer);
    const compilerOptions = {
      ...{ module, moduleResolution, target: "es2023", jsx: "react-jsx", strict: true, noEmit: true },
      ...{ types: ["node"], typeRoots: ["../node_modules/@types"], skipLibCheck: true },
    };
    writeFileSync(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["page.tsx"] }));
    const { stdout, status } = spawnSync(join(repository, "node_modules/.bin/tsc"), ["-p", home], {
      encoding: "utf8",
    });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });
});
