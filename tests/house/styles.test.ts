import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type MediaGenComponent,
  type MediaGenVariable,
  mediaGenAttributes,
  mediaGenOwnVariables,
  mediaGenParts,
  mediaGenStates,
  mediaGenVariables,
  partTable,
} from "@media-gen/react/pure";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../../packages/react/src/", import.meta.url));

function read(folder: string, fits: (name: string) => boolean): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => fits(name) && !name.includes(".test."))
    .map((name) => readFileSync(`${folder}${name}`, "utf8"))
    .join("\n");
}

const css = read(`${source}styles/`, (name) => name.endsWith(".css")).replace(/\/\*[\s\S]*?\*\//g, "");
const code = read(source, (name) => /\.tsx?$/.test(name) && !name.startsWith("anatomy"));
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((found) => found[1] as string)),
];
const without = (list: readonly string[], others: readonly string[]): string[] =>
  list.filter((one) => !others.includes(one)).sort();

const rows = (Object.keys(mediaGenParts) as MediaGenComponent[]).flatMap(partTable);
const parts = rows.map(({ part }) => part as string);
const settable = Object.keys(mediaGenVariables);
const own = Object.keys(mediaGenOwnVariables);

describe("the documented surface", () => {
  it("names every part that the code draws, and no other", () => {
    // Groups of choices name their options after themselves.
    const groups = all(code, /\bpart="([a-z-]+)"/g);
    const drawn = [
      ...all(code, /"([a-z]+(?:-[a-z]+)*)"/g),
      ...[...groups, "choices"].map((group) => `${group}-option`),
    ];
    expect(without(parts, drawn)).toEqual([]);
    const named = [
      ...all(code, /\bpart\("([a-z-]+)"/g),
      ...all(code, /data-mg-part="([a-z-]+)"/g),
      ...groups,
    ];
    expect(without(named, parts)).toEqual([]);
  });

  it("names every part, state and attribute that the styles rest on", () => {
    expect(without(all(css, /\[data-mg-part="([^"]+)"\]/g), parts)).toEqual([]);
    expect(without(all(css, /\[data-state="([^"]+)"\]/g), Object.keys(mediaGenStates))).toEqual([]);
    const attributes = ["data-mg-part", "data-state", ...Object.keys(mediaGenAttributes)];
    expect(without(all(css, /\[(data-[a-z-]+)/g), attributes)).toEqual([]);
  });

  it("names every variable that the styles use or define, and no other", () => {
    const used = all(css, /var\((--mg-[a-z0-9-]+)/g);
    const defined = all(css, /(--mg-[a-z0-9-]+)\s*:/g);
    expect(without(used, [...settable, ...own])).toEqual([]);
    const forHosts = settable.filter((name) => /for hosts/.test(mediaGenVariables[name as MediaGenVariable]));
    expect(without(settable, used)).toEqual(forHosts.sort());
    expect(without(settable, defined)).toEqual([]);
    expect(without(own, [...used, ...defined, ...all(code, /(--mg-[a-z0-9-]+)/g)])).toEqual([]);
    expect(without(defined, [...settable, ...own])).toEqual([]);
  });
});

/** What stands before each block of rules. */
const preludes = [...css.matchAll(/([^{};]+)\{/g)].map(([, text]) => (text as string).trim());
const selectors = preludes.filter((text) => !text.startsWith("@") && !/^(?:from|to|[\d.]+%)$/.test(text));

describe("the stylesheet", () => {
  it("lies in one layer", () => {
    expect(all(css, /@layer ([^;{]+?)\s*[;{]/g)).toEqual(["media-gen"]);
    const files = readdirSync(`${source}styles`).filter((name) => name.endsWith(".css"));
    for (const name of files) {
      const text = readFileSync(`${source}styles/${name}`, "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .trim();
      expect(text, name).toMatch(/^@(?:layer media-gen|import)/);
    }
  });

  it("weighs nothing: every selector stands in :where(), save for pseudo-elements", () => {
    const heavy = selectors.filter(
      (text) =>
        !/^(?::where\((?:[^()]|\([^()]*\)|\((?:[^()]|\([^()]*\))*\))*\)|::[a-z-]+|[\s>+~,])+$/.test(text),
    );
    expect(heavy).toEqual([]);
  });

  it("resets nothing: every selector rests on an attribute of the kit, a root or a theme", () => {
    expect(selectors.filter((text) => !/data-mg-|:root|:host/.test(text))).toEqual([]);
  });

  it("knows no physical side", () => {
    const physical =
      /(?:^|[;{\s])((?:margin|padding|border|inset)-(?:left|right|top|bottom)[a-z-]*|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)|text-align:\s*(?:left|right)|float:\s*(?:left|right))\s*[:;]/gm;
    const declarations = css.replace(/@(?:media|container)[^{]*/g, "");
    expect(all(declarations, physical)).toEqual([]);
  });

  it("asks the window only for dialogs, which fill it; everything else asks its container", () => {
    const blocks = [...css.matchAll(/@media [^{]*(?:width|height)[^{]*\{((?:[^{}]*\{[^{}]*\})*)/g)];
    const asking = blocks.flatMap(([, rules]) =>
      [...(rules as string).matchAll(/([^{}]+)\{/g)].map(([, one]) => one?.trim()),
    );
    expect(asking.filter((one) => !/"(?:generate-modal|crop-[a-z]+)"/.test(one ?? ""))).toEqual([]);
  });

  it("needs no !important", () => {
    expect(css).not.toContain("!important");
  });
});
