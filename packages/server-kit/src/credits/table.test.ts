import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { describeCreditLedger } from "../testing/credit-ledger-suite.ts";
import { createTableCredits } from "./table.ts";

let database: Database;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
});

afterAll(async () => {
  await database.close();
});

describeCreditLedger("in the kit's tables, on PGlite", async () => ({
  ledger: createTableCredits({ openingBalance: 10 }),
  transaction: (work) => database.transaction(work),
  newOwner: async () => randomUUID(),
}));

it("refuses an opening balance that is no whole number", () => {
  expect(() => createTableCredits({ openingBalance: 1.5 })).toThrow(RangeError);
  expect(() => createTableCredits({ openingBalance: -1 })).toThrow(RangeError);
});
