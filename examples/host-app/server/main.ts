import { once } from "node:events";
import { serve } from "@hono/node-server";
import { createMediaGen, type MediaGen } from "@media-gen/server-kit";
import { createTableCredits } from "@media-gen/server-kit/credits/table";
import { createWordListGuard } from "@media-gen/server-kit/guards/word-list";
import { createProceduralProvider } from "@media-gen/server-kit/providers/procedural";
import { createApp } from "./app.ts";
import { paintShelf } from "./seed/paint-shelf.ts";
import { openSessions } from "./sessions.ts";
import { openDatabase, openObjects, openQueue, role } from "./settings.ts";
import { createShelf } from "./shelf.ts";
import { makeTables } from "./tables.ts";
import { openWeather } from "./weather.ts";

const { PORT = "4321", MEDIA_GEN_DETAIL, MEDIA_GEN_SEED } = process.env;

async function start(): Promise<void> {
  const database = await openDatabase();
  await makeTables(database);
  const shelf = createShelf(database);
  const sessions = openSessions(database);
  const weather = await openWeather(database);
  const { objects, pictureOrigins } = await openObjects();
  const queue = await openQueue();
  const detail = MEDIA_GEN_DETAIL === "draft" ? "draft" : "full";
  const mediaGen = createMediaGen({
    database,
    entities: { character: shelf.source, story: shelf.source, origchat: shelf.source },
    authenticate: sessions.authenticate,
    providers: [createProceduralProvider({ detail, weather: () => weather.now })],
    objects,
    ...(queue && { queue }),
    guard: createWordListGuard(),
    credits: createTableCredits({ openingBalance: 500 }),
  });
  let closeSite: () => void = () => undefined;
  let ending = false;
  const end = async (): Promise<void> => {
    // A terminal's Ctrl-C comes twice: to the whole group, and passed on by the script that started this.
    if (ending) return;
    ending = true;
    closeSite();
    weather.close();
    await mediaGen.close();
    await database.close();
    process.exit(0);
  };
  process.on("SIGINT", end).on("SIGTERM", end);
  if (role !== "worker") {
    // One process that starts anew starts in good weather; in a fleet it is not one server's to change.
    if (role === "all") await weather.change("calm");
    closeSite = await serveSite(mediaGen);
  }
  if (role !== "server") await mediaGen.worker.start();
  console.log(role === "worker" ? "ready to draw" : `ready http://localhost:${PORT}`);

  async function serveSite({ fetch: media }: MediaGen): Promise<() => void> {
    const painting = (): boolean => painter.busy;
    const app = createApp({ sessions, shelf, weather, media, painting, pictureOrigins });
    const server = serve({ fetch: app.fetch, port: Number(PORT) });
    const wanted = MEDIA_GEN_SEED !== "off";
    const painter = paintShelf(mediaGen, database, { wanted, calm: () => weather.now === "calm" });
    await once(server, "listening");
    return () => {
      server.close();
      painter.stop();
    };
  }
}

start().catch((error: NodeJS.ErrnoException) => {
  const busy = `Port ${PORT} is in use by another program. Choose another one: PORT=4322 npm run demo`;
  console.error(error.code === "EADDRINUSE" ? busy : error.message);
  process.exit(1);
});
