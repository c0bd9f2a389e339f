import { randomUUID } from "node:crypto";
import { type Database, migrate } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";

/** Makes a database of its own beside the one that `postgresUrl` names, with the kit's tables. */
export async function openFreshDatabase(postgresUrl: string): Promise<{ url: string; database: Database }> {
  const main = await openPostgres({ connectionString: postgresUrl, maxConnections: 1 });
  const name = `fresh_${randomUUID().replaceAll("-", "")}`;
  await main.query(`CREATE DATABASE ${name}`);
  await main.close();
  const { href: url } = Object.assign(new URL(postgresUrl), { pathname: `/${name}` });
  const database = await openPostgres({ connectionString: url });
  await migrate(database);
  return { url, database };
}
