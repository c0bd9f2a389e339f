import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readPublicExports } from "../../scripts/house/documented-exports.ts";
import {
  forbiddenImports,
  importCircles,
  readImports,
  roomCircles,
} from "../../scripts/house/import-graph.ts";
import { longFilesWithoutReason, median, readSourceFiles } from "../../scripts/house/source-files.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const files = readSourceFiles(repository);
const edges = readImports(files);
const packages = ["contract", "client", "server-kit", "react"].map((name) => `packages/${name}`);

describe("the house", () => {
  it("imports only from floors below, through public entry points", () => {
    expect(forbiddenImports(edges)).toEqual([]);
  });

  it("has no import circle, neither of files nor of rooms", () => {
    expect(importCircles(edges)).toEqual([]);
    for (const folder of packages) expect(roomCircles(files, `${folder}/src`)).toEqual([]);
  });

  it("keeps files short: a median of 40-200 lines, none over 400 without a reason at its head", () => {
    const lengths = files.filter((file) => !file.isTest).map((file) => file.lines);
    expect(median(lengths)).toBeGreaterThanOrEqual(40);
    expect(median(lengths)).toBeLessThanOrEqual(200);
    expect(longFilesWithoutReason(files)).toEqual([]);
  });

  it("documents every public export", () => {
    expect(readPublicExports(repository, packages).undocumented).toEqual([]);
  }, 60_000);

  it("skips no test and leaves nothing to do", () => {
    const marks = /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\b(?:TODO|FIXME)\b/;
    const own = "tests/house/house.test.ts";
    expect(
      files.filter((file) => file.path !== own && marks.test(file.text)).map((file) => file.path),
    ).toEqual([]);
  });
});

describe("the import rules", () => {
  const edge = (from: string, specifier: string, to: string | null = null) => ({ from, specifier, to });

  it.each([
    [edge("packages/contract/src/a.ts", "@media-gen/client"), "climbs a floor"],
    [edge("packages/client/src/a.ts", "@media-gen/server-kit"), "climbs a floor"],
    [edge("packages/react/src/a.ts", "@media-gen/contract"), "climbs a floor"],
    [edge("examples/host-app/src/a.ts", "@media-gen/react/src/b.ts"), "reaches into another package"],
    [edge("packages/react/src/a.ts", "../../client/src/b.ts"), "enters a package by its folder"],
    [edge("packages/react/src/a.ts", "../../../scripts/b.ts"), "leaves its package"],
  ])("refuse $specifier", (forbidden, reason) => {
    expect(forbiddenImports([forbidden]).join()).toContain(reason);
  });

  it("find a circle", () => {
    const circle = [
      edge("a.ts", "./b.ts", "b.ts"),
      edge("b.ts", "./c.ts", "c.ts"),
      edge("c.ts", "./a.ts", "a.ts"),
    ];
    expect(importCircles(circle)).toEqual([["a.ts", "b.ts", "c.ts"]]);
  });
});
