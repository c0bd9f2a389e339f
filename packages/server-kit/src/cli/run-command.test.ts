import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

async function run(...words: string[]): Promise<{ code: number; printed: string; complained: string }> {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(words, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, printed: printed.join("\n"), complained: complained.join("\n") };
}

it("says how it is used when it does not understand", async () => {
  expect(await run("paint")).toMatchObject({
    code: 2,
    complained: expect.stringContaining("worker <module>"),
  });
  expect(await run("--help")).toMatchObject({
    code: 0,
    printed: expect.stringContaining("migrate <module>"),
  });
});

it("says what is missing of a module", async () => {
  const folder = mkdtempSync(join(tmpdir(), "media-gen-cli-"));
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "export {};");
  expect(await run("migrate", empty)).toMatchObject({
    code: 1,
    complained: expect.stringContaining("does not export mediaGen"),
  });
  rmSync(folder, { recursive: true });
});
