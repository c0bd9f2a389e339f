import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const home = join(repository, "packages/react");
const { exports } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
  exports: Record<string, string | { default: string }>;
};
const folder = mkdtempSync(join(tmpdir(), "media-gen-react-"));
const entries = Object.entries(exports).flatMap(([subpath, target]): [string, string][] =>
  typeof target === "object" && /\.js$/.test(target.default) && !subpath.includes("*")
    ? [[subpath, target.default.replace("./dist/", "")]]
    : [],
);
const built = (file: string): string => readFileSync(join(folder, file), "utf8");

/** The kit's own files that a built file holds from the start. */
function closureOf(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of built(file).matchAll(/^(?:import|export|\}) ?.*?from "(\.[^"]+)"/gm)) {
    closureOf(join(file, "..", path!), seen);
  }
  return seen;
}

beforeAll(() => {
  execFileSync(join(repository, "node_modules/.bin/tsup"), ["--no-dts", "--silent", "--out-dir", folder], {
    cwd: home,
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the built package", () => {
  it("has a subpath for each part", () => {
    expect(entries.map(([subpath]) => subpath)).toEqual(
      expect.arrayContaining([
        "./primary-image",
        "./mini-gallery",
        "./generate-button",
        "./image-generate-modal",
        "./thumbnail-grid",
        "./lightbox",
        "./crop-dialog",
        "./provider",
      ]),
    );
  });

  it.each(entries.filter(([subpath]) => subpath !== "./pure"))("marks %s as a client's", (_, file) => {
    expect(built(file)).toMatch(/^"use client";/);
  });

  it("holds nothing of React or of a client's in its pure entry", () => {
    for (const file of closureOf("pure.js")) {
      expect(built(file), file).not.toMatch(/use client|from "react|from "@tanstack/);
    }
  });

  it.each(["ko", "en", "ja"])("holds no other language in %s", (locale) => {
    const files = [...closureOf(`locales/${locale}.js`)].filter((file) =>
      /(?:^|\/)(?:ko|en|ja)\.js$/.test(file),
    );
    expect(files.sort()).toEqual([`i18n/${locale}.js`, `locales/${locale}.js`]);
  });

  it("keeps each file apart, so that a bundler takes what is shown", () => {
    expect(
      [...closureOf("gallery/primary-image.js")].some((file) => /grid|toast|dialog|modal/.test(file)),
    ).toBe(false);
  });
});
