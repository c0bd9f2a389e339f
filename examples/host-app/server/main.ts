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

const { PORT = "4321", MEDIA_GEN_DETAIL, MEDIA_GEN_SEED, MEDIA_GEN_OPERATIONS_PORT } = process.env;

// A member of a fleet is missed by nobody and may finish what it draws; somebody waits for the end of a demo.
const [graceMs, shortGraceMs, sameSignalMs] = [25_000, 3000, 1000];

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
    // Scripts may sign in here with curl as people do in a browser. A site without such visitors leaves this out.
    allowMissingOrigin: true,
  });
  let painter: ReturnType<typeof paintShelf> | null = null;
  let closeSite: () => void = () => undefined;
  let endingSince: number | null = null;
  const end = async (): Promise<void> => {
    const now = performance.now();
    if (endingSince !== null) {
      // A signal to the whole group comes twice: by itself, and passed on by the script that started this.
      if (now - endingSince > sameSignalMs) await mediaGen.drain({ graceMs: 0 });
      return;
    }
    endingSince = now;
    painter?.stop();
    await mediaGen.drain({ graceMs: role === "all" ? shortGraceMs : graceMs });
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
  // A worker has no site to mount them on.
  if (role === "worker" && MEDIA_GEN_OPERATIONS_PORT) {
    serve({
      fetch: mediaGen.operations.fetch,
      port: Number(MEDIA_GEN_OPERATIONS_PORT),
      hostname: "127.0.0.1",
    });
  }
  if (role !== "server") await mediaGen.worker.start();
  console.log(role === "worker" ? "ready to draw" : `ready http://localhost:${PORT}`);

  async function serveSite({ fetch: media, operations }: MediaGen): Promise<() => void> {
    const painting = (): boolean => painter?.busy ?? false;
    const app = createApp({ sessions, shelf, weather, media, operations, painting, pictureOrigins });
    const server = serve({ fetch: app.fetch, port: Number(PORT) });
    const wanted = MEDIA_GEN_SEED !== "off";
    painter = paintShelf(mediaGen, database, { wanted, calm: () => weather.now === "calm" });
    await once(server, "listening");
    return () => {
      server.close();
    };
  }
}

start().catch((error: NodeJS.ErrnoException) => {
  const busy = `Port ${PORT} is in use by another program. Choose another one: PORT=4322 npm run demo`;
  console.error(error.code === "EADDRINUSE" ? busy : error.message);
  process.exit(1);
});
