import type { Database } from "../database/database.ts";
import { pendingMigrations } from "../database/migrate.ts";
import { oldestVersion } from "../database/postgres-version.ts";
import type { Clock } from "../ports/clock.ts";
import type { Finding } from "../ports/finding.ts";
import { firstLine } from "./check-machine.ts";

const rights = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;
// Presigned addresses and the ages of files begin to be wrong in ways that people see.
const mostClockMs = 2000;

/** Whether the database answers, is new enough, up to date, writable by this user and agrees about the time. */
export async function checkDatabase(database: Database, clock: Clock): Promise<Finding[]> {
  let pending: string[];
  try {
    pending = await pendingMigrations(database);
  } catch (error) {
    const message = `The database does not answer: ${firstLine(error)}. Check that it runs and that its address, user and password are right.`;
    return [{ level: "error", code: "database_unavailable", message }];
  }
  return [
    ...(pending.length > 0 ? [pendingFinding(pending)] : []),
    ...(database.kind === "postgres" ? await checkServer(database) : []),
    ...(database.kind === "postgres" ? await checkRights(database, pending.length > 0) : []),
    ...(await checkClock(database, clock)),
  ];
}

function pendingFinding(pending: readonly string[]): Finding {
  const message = `The tables are behind this version of the kit by ${pending.length} step(s): ${pending.join(", ")}. Run: media-gen migrate <module>`;
  return { level: "error", code: "migrations_pending", message };
}

async function checkServer(database: Database): Promise<Finding[]> {
  const [server] = await database.query<{
    version: number;
    encoding: string;
    standby: boolean;
    most: number;
    used: number;
  }>(`SELECT current_setting('server_version_num')::integer / 10000 AS version,
      current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby,
      current_setting('max_connections')::integer AS most,
      (SELECT count(*)::integer FROM pg_stat_activity) AS used`);
  const found: Finding[] = [];
  if (!server) return found;
  if (server.version < oldestVersion) {
    const message = `PostgreSQL ${server.version} is too old: the kit needs ${oldestVersion} or newer. Upgrade the server.`;
    found.push({ level: "error", code: "database_version", message });
  }
  if (server.encoding !== "UTF8") {
    const message = `The database's encoding is ${server.encoding}: Korean, Japanese and emoji would be refused. Create it with ENCODING 'UTF8'.`;
    found.push({ level: "error", code: "database_encoding", message });
  }
  if (server.standby) {
    const message =
      "This PostgreSQL is a standby and takes no writes. Let connectionString name the primary; the kit reads and writes at one server.";
    found.push({ level: "error", code: "database_standby", message });
  }
  if (server.used > server.most * 0.8) {
    const message = `${server.used} of the server's ${server.most} connections are in use: new processes may find none. Lower maxConnections (each process takes that many and one more to listen), raise max_connections, or put PgBouncer in between.`;
    found.push({ level: "warning", code: "database_connections", message });
  }
  return found;
}

async function checkRights(database: Database, mustCreate: boolean): Promise<Finding[]> {
  const missing = await database.query<{ user: string; name: string; lacks: string }>(
    `SELECT current_user AS user, t.table_name AS name, string_agg(r.name, ', ' ORDER BY r.name) AS lacks
     FROM information_schema.tables t, unnest($1::text[]) AS r (name)
     WHERE t.table_schema = current_schema() AND t.table_name LIKE 'media\\_%'
       AND NOT has_table_privilege(format('%I.%I', t.table_schema, t.table_name), r.name)
     GROUP BY t.table_name`,
    [rights],
  );
  const [schema] = await database.query<{ user: string; name: string | null; may: boolean | null }>(
    `SELECT current_user AS user, current_schema() AS name,
      has_schema_privilege(current_schema(), 'CREATE') AS may`,
  );
  const found: Finding[] = missing.map(({ user, name, lacks }) => ({
    level: "error",
    code: "database_rights",
    message: `The user ${user} lacks ${lacks} on the table ${name}. As its owner, run: GRANT ${lacks} ON ${name} TO ${user}`,
  }));
  if (mustCreate && !schema?.may) {
    const name = schema?.name ?? "public";
    const message = `The user ${schema?.user} may not create tables in the schema ${name}, and tables are still to be made. Run media-gen migrate as another user, or: GRANT CREATE, USAGE ON SCHEMA ${name} TO ${schema?.user}`;
    found.push({ level: "error", code: "database_rights", message });
  }
  return found;
}

async function checkClock(database: Database, clock: Clock): Promise<Finding[]> {
  const before = clock.now().getTime();
  const [row] = await database.query<{ now: number }>(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS now",
  );
  const after = clock.now().getTime();
  const [early, late] = [before - row!.now, row!.now - after];
  const apart = Math.round(Math.max(early, late));
  if (apart <= mostClockMs) return [];
  const which = late > 0 ? "behind" : "ahead of";
  const message = `This machine's clock is ${(apart / 1000).toFixed(1)} s ${which} the database's: signed addresses expire at the wrong time, and files may be swept too early. Let both follow a time server (chrony or systemd-timesyncd).`;
  return [{ level: "warning", code: "clock_difference", message }];
}
