import { openPostgres } from "../database/postgres.ts";
import { type RaceCall, race } from "./race-calls.ts";
import { createTestKit, type TestKitOptions } from "./test-kit.ts";

// The other process of a race: it makes the calls that it is sent, on the same database, until it is told to end.
const [connectionString, settings] = process.argv.slice(2);
const database = await openPostgres({ connectionString: connectionString!, maxConnections: 20 });
const kit = createTestKit(database, JSON.parse(settings ?? "{}") as TestKitOptions);

process.on("message", (call: RaceCall) => {
  void race(kit, call).then((outcomes) => process.send?.(outcomes));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
