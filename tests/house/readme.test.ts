import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(`${repository}README.md`, "utf8");
// Below examples/host-app, where a host's packages are found.
const folder = `${repository}examples/host-app/.readme`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The fenced blocks of one language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    (match) => match[1]!,
  );
}

describe("the README", () => {
  it("shows a page, a server and a fleet of about ten lines that compile", () => {
    const [page] = blocks("tsx");
    const [server, fleet] = blocks("ts");
    for (const block of [page!, server!, fleet!]) {
      const statements = block.split("\n").filter((line) => line.trim() && !line.startsWith("import "));
      expect(statements.length).toBeLessThanOrEqual(12);
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/page.tsx`, page!);
    writeFileSync(`${folder}/server.ts`, server!);
    writeFileSync(`${folder}/fleet.ts`, fleet!);
    const config = { extends: "../../../tsconfig.json", include: ["page.tsx", "server.ts", "fleet.ts"] };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
    expect(() =>
      execFileSync(`${repository}node_modules/.bin/tsc`, ["-p", `${folder}/tsconfig.json`], {
        encoding: "utf8",
      }),
    ).not.toThrow();
  }, 60_000);

  it("links only to files that exist", () => {
    for (const file of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"]) {
      const text = readFileSync(`${repository}${file}`, "utf8");
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)|src="(?!https?:)([^"]+)"/g)];
      for (const link of links) expect(existsSync(`${repository}${link[1] ?? link[2]}`), link[0]).toBe(true);
    }
  });

  it("names only scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(`${repository}package.json`, "utf8")) as { scripts: object };
    for (const [, script] of readme.matchAll(/npm (?:run )?(\w[\w-]*)/g))
      expect(Object.keys(scripts)).toContain(script);
  });
});
