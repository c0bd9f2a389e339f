import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { openPglite } from "./pglite.ts";

it("keeps its data in the folder, migrates once, and refuses a second opener", async () => {
  const home = mkdtempSync(join(tmpdir(), "media-gen-pglite-"));
  const folder = join(home, "database");
  try {
    const first = await openPglite({ folder });
    expect(await migrate(first)).toContain("0001-first-tables");
    await first.query("INSERT INTO media_credit_accounts (owner_id, balance) VALUES ($1, $2)", ["me", 5]);
    await expect(openPglite({ folder })).rejects.toThrow("in use");
    await first.close();

    const second = await openPglite({ folder });
    expect(await migrate(second)).toEqual([]);
    expect(await second.query("SELECT balance FROM media_credit_accounts")).toEqual([{ balance: 5 }]);
    await second.close();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

it("keeps a transaction's writes together, and none of a failed one", async () => {
  const database = await openPglite();
  await database.query("CREATE TABLE notes (text text)");
  const failing = database.transaction(async (transaction) => {
    await transaction.query("INSERT INTO notes VALUES ($1)", ["lost"]);
    throw new Error("no");
  });
  const other = database.query("INSERT INTO notes VALUES ('kept')");
  await expect(failing).rejects.toThrow("no");
  await other;
  expect(await database.query("SELECT text FROM notes")).toEqual([{ text: "kept" }]);
  await database.close();
});
