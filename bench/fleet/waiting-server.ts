// A server in a process of its own, whose memory and time can be told apart from those of its clients.
import { serve } from "@hono/node-server";
import { createMediaGen } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { noEngine, noObjects } from "./tables.ts";

const database = await openPostgres({ connectionString: process.argv[2]! });
const mediaGen = createMediaGen({
  database,
  objects: noObjects,
  providers: [noEngine],
  entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
  authenticate: () => ({ userId: "writer" }),
  limits: { readsPerMinute: 1_000_000 },
});
await mediaGen.ready();
serve(
  {
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => mediaGen.fetch(request, { clientAddress: "127.0.0.1" }),
  },
  ({ port }) => process.send?.(port),
);
process.on("message", (message) => {
  if (message !== "figures") return;
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ rss: process.memoryUsage().rss, cpuMs: (user + system) / 1000 });
});
