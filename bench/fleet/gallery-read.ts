import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createMediaGen } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { Pool } from "pg";
import { startPostgres } from "../../scripts/servers/postgres.ts";
import type { Row } from "../report.ts";
import { compareInTurns } from "./in-turns.ts";
import { requestsPerSecond } from "./load-of.ts";
import { fillGallery, noEngine, noObjects } from "./tables.ts";

const rounds = 5;
const connections = 10;

/** The kit's two statements of a gallery, as its log shows them. */
const galleryOf = `SELECT version FROM media_galleries WHERE entity_type = $1 AND entity_id = $2`;
const imagesOf = `SELECT a.*, j.prompt FROM media_assets a JOIN media_jobs j ON j.id = a.job_id
  WHERE a.entity_type = $1 AND a.entity_id = $2 AND a.status = 'ready' AND a.deleted_at IS NULL AND order_index >= $3
  ORDER BY order_index LIMIT $4`;

/** `node:http`, one pool, the same two statements, and their rows as JSON: nobody is asked who he is, nothing is checked. */
function bareServer(pool: Pool): Server {
  return createServer((request, response) => {
    const [, , entityType, entityId] = request.url!.split(/[/?]/);
    const answer = async (): Promise<void> => {
      await pool.query({ name: "gallery", text: galleryOf, values: [entityType, entityId] });
      const { rows } = await pool.query({
        name: "images",
        text: imagesOf,
        values: [entityType, entityId, 0, 101],
      });
      const body = JSON.stringify(rows);
      response.writeHead(200, {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(body),
      });
      response.end(body);
    };
    void answer();
  });
}

/** A gallery read through the whole kit beside bare `node:http` with the same statements, on one PostgreSQL. */
export async function measureGalleryRead(): Promise<Row[]> {
  const postgres = await startPostgres();
  const database = await openPostgres({ connectionString: postgres.url, maxConnections: connections });
  const pool = new Pool({ connectionString: postgres.url, max: connections });
  const mediaGen = createMediaGen({
    database,
    objects: noObjects,
    providers: [noEngine],
    entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
    authenticate: () => ({ userId: "writer" }),
    limits: { readsPerMinute: 100_000_000 },
  });
  await mediaGen.ready();
  for (const count of [6, 50]) await fillGallery(pool, { entityId: `of-${count}`, count });
  const bare = bareServer(pool).listen(0, "127.0.0.1");
  const kit = serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => mediaGen.fetch(request, { clientAddress: "127.0.0.1" }),
  });
  if (!kit.listening) await once(kit, "listening");
  const addressOf = (server: { address(): unknown }): string =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const rows: Row[] = [];
    for (const count of [6, 50]) {
      const path = `/api/character/of-${count}/images`;
      const compared = await compareInTurns({
        rows: {
          reference: `gallery of ${count}: bare node:http, the same SQL`,
          kit: `gallery of ${count}: the kit`,
          ratio: `gallery of ${count}: kit ÷ bare`,
          atLeast: 0.8,
        },
        kit: () => requestsPerSecond(addressOf(kit) + path),
        reference: () => requestsPerSecond(addressOf(bare) + path),
        rounds,
      });
      rows.push(...compared);
    }
    return rows;
  } finally {
    kit.close();
    bare.close();
    await mediaGen.close();
    await database.close();
    await pool.end();
    postgres.stop();
  }
}
