import { once } from "node:events";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { createMediaGen } from "@media-gen/server-kit";
import { createTableCredits } from "@media-gen/server-kit/credits/table";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createWordListGuard } from "@media-gen/server-kit/guards/word-list";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createProceduralProvider } from "@media-gen/server-kit/providers/procedural";
import type { Weather } from "../shared/weather.ts";
import { createApp } from "./app.ts";
import { fillTables } from "./seed/fill-tables.ts";
import { paintShelf } from "./seed/paint-shelf.ts";
import { openSessions } from "./sessions.ts";
import { createShelf } from "./shelf.ts";

const { PORT = "4321", MEDIA_GEN_DATA = "./.data/demo", ...settings } = process.env;

async function start(): Promise<void> {
  const database = settings.MEDIA_GEN_DATABASE_URL
    ? await openPostgres({ connectionString: settings.MEDIA_GEN_DATABASE_URL })
    : await openPglite({ folder: join(MEDIA_GEN_DATA, "database"), patienceMs: 2000 });
  await fillTables(database);
  const shelf = createShelf(database);
  const sessions = await openSessions(database);
  const weather: { now: Weather } = { now: "calm" };
  const detail = settings.MEDIA_GEN_DETAIL === "draft" ? "draft" : "full";
  const mediaGen = createMediaGen({
    database,
    entities: { character: shelf.source, story: shelf.source, origchat: shelf.source },
    authenticate: sessions.authenticate,
    providers: [createProceduralProvider({ detail, weather: () => weather.now })],
    objects: createLocalObjectStore({ folder: join(MEDIA_GEN_DATA, "objects") }),
    guard: createWordListGuard(),
    credits: createTableCredits({ openingBalance: 500 }),
  });
  const app = createApp({ sessions, shelf, weather, media: mediaGen.fetch, painting: () => painter.busy });
  const server = serve({ fetch: app.fetch, port: Number(PORT) });
  const wanted = settings.MEDIA_GEN_SEED !== "off";
  const painter = paintShelf(mediaGen, database, { wanted, calm: () => weather.now === "calm" });
  let ending = false;
  const end = async (): Promise<void> => {
    // A terminal's Ctrl-C comes twice: to the whole group, and passed on by the script that started this.
    if (ending) return;
    ending = true;
    server.close();
    painter.stop();
    await mediaGen.close();
    await database.close();
    process.exit(0);
  };
  process.on("SIGINT", end).on("SIGTERM", end);
  await once(server, "listening");
  await mediaGen.worker.start();
  console.log(`ready http://localhost:${PORT}`);
}

start().catch((error: NodeJS.ErrnoException) => {
  const busy = `Port ${PORT} is in use by another program. Choose another one: PORT=4322 npm run demo`;
  console.error(error.code === "EADDRINUSE" ? busy : error.message);
  process.exit(1);
});
