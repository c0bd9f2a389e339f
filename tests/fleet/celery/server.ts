import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { createMediaGen } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createOutsideEngine } from "@media-gen/server-kit/providers/outside";
import { createCeleryQueue } from "@media-gen/server-kit/queues/celery";
import { createQuickEngine } from "../../postgres/quick-engine.ts";

/** A server as a process of its own, which hands its jobs to Celery. Its engine is as slow as it is told: `DRAW_MS`. */
const { POSTGRES_URL, CELERY_BROKER_URL, MEDIA_GEN_WORKER_SECRET, DRAW_MS = "0" } = process.env;
const folder = mkdtempSync(join(tmpdir(), "media-gen-celery-"));
const database = await openPostgres({ connectionString: POSTGRES_URL! });
const here = createQuickEngine(() => new Promise((resolve) => setTimeout(resolve, Number(DRAW_MS))));
const { id: _, capabilities } = here;
const mediaGen = createMediaGen({
  database,
  entities: { find: async () => ({ ownerId: "rin", visibility: "public" }) },
  authenticate: () => ({ userId: "rin" }),
  providers: [here, createOutsideEngine({ id: "python", label: "Python", capabilities })],
  objects: createLocalObjectStore({ folder }),
  queue: createCeleryQueue({ brokerUrl: CELERY_BROKER_URL! }),
  outsideWorkers: { secrets: [MEDIA_GEN_WORKER_SECRET!] },
  limits: { imagesPerDay: 1000, readsPerMinute: 10_000, writesPerMinute: 10_000 },
  worker: { leaseMs: 1500, heartbeatMs: 500, scanMs: 200, resendMs: 5000 },
});
await mediaGen.worker.start();
const server = serve(
  { fetch: (request) => mediaGen.fetch(request), port: 0, hostname: "127.0.0.1" },
  ({ port }) => process.send?.({ port }),
);
process.once("disconnect", async () => {
  server.close();
  await mediaGen.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
