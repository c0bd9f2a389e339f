import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createRaceDatabase, type RaceDatabase } from "../testing/race-database.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { openPostgres } from "./postgres.ts";

let server: RaceDatabase;

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
});

afterAll(async () => {
  await server.close();
});

describe("migrations", () => {
  it("run once when many processes start together", async () => {
    const name = `fresh_${randomUUID().replaceAll("-", "")}`;
    await server.database.query(`CREATE DATABASE ${name}`);
    const url = new URL(server.connectionString);
    url.pathname = `/${name}`;
    const openers = await Promise.all(
      Array.from({ length: 5 }, () => openPostgres({ connectionString: url.href, maxConnections: 1 })),
    );
    const applied = await Promise.all(openers.map((database) => migrate(database)));
    const recorded = await openers[0]!.query<{ name: string }>(
      "SELECT name FROM media_migrations ORDER BY name",
    );
    expect(applied.flat()).toEqual(recorded.map((row) => row.name));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    await Promise.all(openers.map((database) => database.close()));
  });
});

describe("prepared statements", () => {
  it("are planned once for each connection, and outlive a migration that adds a column", async () => {
    const database = await openPostgres({ connectionString: server.connectionString, maxConnections: 1 });
    await database.query("CREATE TABLE things (id integer, name text)");
    await database.query("INSERT INTO things VALUES (1, 'one')");
    const look = (): Promise<unknown[]> => database.query("SELECT * FROM things WHERE id = $1", [1]);
    for (let n = 0; n < 3; n += 1) await look();
    const planned = await database.query(
      "SELECT 1 FROM pg_prepared_statements WHERE statement LIKE '%things%'",
    );
    expect(planned).toHaveLength(1);
    await server.database.query("ALTER TABLE things ADD COLUMN colour text DEFAULT 'red'");
    expect(await look()).toEqual([{ id: 1, name: "one", colour: "red" }]);
    await database.query("DROP TABLE things");
    await database.close();
  });

  it("can be left out, for a proxy that does not know them", async () => {
    const database = await openPostgres({
      connectionString: server.connectionString,
      maxConnections: 1,
      prepare: false,
    });
    await database.query("SELECT 1 WHERE 1 = $1", [1]);
    expect(await database.query("SELECT 1 FROM pg_prepared_statements")).toEqual([]);
    await database.close();
  });
});

describe("listening", () => {
  it("goes on after its connection was cut, and says that something may have been missed", async () => {
    const database: Database = await openPostgres({ connectionString: server.connectionString });
    const heard: string[] = [];
    const waiting: { payload: string; resolve: () => void }[] = [];
    const until = (payload: string): Promise<void> =>
      new Promise((resolve) => {
        waiting.push({ payload, resolve });
      });
    const stop = await database.listen((payload) => {
      heard.push(payload);
      for (const one of waiting) if (one.payload === payload) one.resolve();
    });
    const first = until("one");
    await database.query("SELECT pg_notify('media_gen', 'one')");
    await first;
    const back = until("resync");
    await server.database.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'media-gen listen' AND datname = current_database()",
    );
    await back;
    const last = until("two");
    await database.query("SELECT pg_notify('media_gen', 'two')");
    await last;
    expect(heard).toEqual(["one", "resync", "two"]);
    await stop();
    await database.close();
  });
});
