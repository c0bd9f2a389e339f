import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const rows = readFileSync(`${repository}docs/accessibility.md`, "utf8").match(/^\| A\d+ .*$/gm) ?? [];

it("the table of accessibility has every row once, and names only tests that exist", () => {
  expect(rows.map((row) => row.split("|")[1]?.trim())).toEqual(
    Array.from({ length: 22 }, (_, index) => `A${index + 1}`),
  );
  const lost = rows.flatMap((row) => {
    let folder = "";
    return [...(row.split("|")[3] ?? "").matchAll(/`([^`]+)`/g)].flatMap(([, name = ""]) => {
      // A file that is named without its folder stands beside the one before it.
      const path = name.includes("/") ? name : `${folder}/${name}`;
      folder = dirname(path);
      return existsSync(repository + path) ? [] : [path];
    });
  });
  expect(lost).toEqual([]);
});

it("every test of accessibility in the browser stands in the table", () => {
  const folder = "tests/browser/accessibility";
  const tests = readdirSync(repository + folder).filter((name) => name.endsWith(".test.ts"));
  expect(tests.filter((name) => !rows.join("\n").includes(`${folder}/${name}`))).toEqual([]);
});
