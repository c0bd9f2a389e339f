import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { describeCreditLedger } from "../testing/credit-ledger-suite.ts";
import { createRaceDatabase, type RaceDatabase } from "../testing/race-database.ts";
import { createTableCredits } from "./table.ts";

let server: RaceDatabase;

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
});

afterAll(async () => {
  await server.close();
});

describeCreditLedger("in the kit's tables, on PostgreSQL", async () => ({
  ledger: createTableCredits({ openingBalance: 10 }),
  transaction: (work) => server.database.transaction(work),
  newOwner: async () => randomUUID(),
}));
