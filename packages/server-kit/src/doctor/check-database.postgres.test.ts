import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Database } from "../database/database.ts";
import { openPostgres } from "../database/postgres.ts";
import { systemClock } from "../ports/clock.ts";
import { createRaceDatabase, type RaceDatabase } from "../testing/race-database.ts";
import { checkDatabase } from "./check-database.ts";

let server: RaceDatabase;
const user = `clerk_${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
  await server.database.query(`CREATE ROLE ${user} LOGIN`);
});

afterAll(async () => {
  await server.database.query(`DROP OWNED BY ${user}`);
  await server.database.query(`DROP ROLE ${user}`);
  await server.close();
});

async function openAs(name: string): Promise<Database> {
  const url = new URL(server.connectionString);
  url.username = name;
  return await openPostgres({ connectionString: url.href, maxConnections: 1 });
}

async function found(database: Database, clock = systemClock): Promise<string[]> {
  return (await checkDatabase(database, clock)).map(({ code, message }) => `${code}: ${message}`);
}

describe("a database", () => {
  it("that is up to date and writable is well", async () => {
    expect(await found(server.database)).toEqual([]);
  });

  it("whose user lacks rights is told the very words that give them", async () => {
    await server.database.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${user}`,
    );
    await server.database.query(`REVOKE UPDATE, DELETE ON media_jobs FROM ${user}`);
    const clerk = await openAs(user);
    expect(await found(clerk)).toEqual([
      `database_rights: The user ${user} lacks DELETE, UPDATE on the table media_jobs. As its owner, run: GRANT DELETE, UPDATE ON media_jobs TO ${user}`,
    ]);
    await clerk.close();
  });

  it("whose tables are behind is told to migrate, and by whom", async () => {
    await server.database.query("DELETE FROM media_migrations WHERE name LIKE '0002%'");
    await server.database.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    await server.database.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${user}`);
    const clerk = await openAs(user);
    expect(await found(clerk)).toEqual([
      expect.stringMatching(/^migrations_pending: .*0002-trace-context.*media-gen migrate/),
      expect.stringMatching(/^database_rights: .*may not create tables in the schema public/),
    ]);
    await clerk.close();
    await server.database.query("INSERT INTO media_migrations (name) VALUES ('0002-trace-context')");
  });

  it("whose clock differs from this machine's is found out, with the difference", async () => {
    const slow = { ...systemClock, now: () => new Date(Date.now() - 60_000) };
    expect(await found(server.database, slow)).toEqual([
      expect.stringMatching(/^clock_difference: This machine's clock is (?:59\.\d|60\.\d) s behind/),
    ]);
  });

  it("that does not answer is said to be away, and nothing more is asked of it", async () => {
    const away = await openAs("postgres");
    await away.close();
    expect(await found(away)).toEqual([expect.stringMatching(/^database_unavailable: /)]);
  });
});
