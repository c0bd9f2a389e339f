import { randomUUID } from "node:crypto";
import { createMediaGen, type Database, type MediaGen } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { Pool } from "pg";
import { type PostgresServer, startPostgres } from "../../scripts/servers/postgres.ts";
import { percentile, type Row } from "../report.ts";
import { fillTables, noEngine, noObjects } from "./tables.ts";

const samples = 300;

interface Kit {
  database: Database;
  mediaGen: MediaGen;
  pool: Pool;
}

/** A kit on a database of its own with so many images in it. */
async function openFilled(server: PostgresServer, name: string, images: number): Promise<Kit> {
  const admin = new Pool({ connectionString: server.url, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const connectionString = server.url.replace(/\/postgres$/, `/${name}`);
  const database = await openPostgres({ connectionString, maxConnections: 4 });
  const pool = new Pool({ connectionString, max: 2 });
  const mediaGen = createMediaGen({
    database,
    objects: noObjects,
    providers: [noEngine],
    entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
    authenticate: () => null,
    limits: { imagesPerDay: 1_000_000_000 },
  });
  await mediaGen.ready();
  await fillTables(pool, { images });
  return { database, mediaGen, pool };
}

const list = async ({ mediaGen }: Kit, most: number): Promise<void> => {
  const entity_id = `bulk-${1 + Math.floor(Math.random() * most)}`;
  await mediaGen.services.gallery.list(null, { entity_type: "character", entity_id }, { locale: "ko" });
};

const create = async ({ mediaGen }: Kit): Promise<void> => {
  await mediaGen.services.generation.submit(
    { userId: "writer" },
    {
      entity_type: "character",
      entity_id: randomUUID(),
      prompt: "달빛 도서관",
      count: 8,
      style: "realistic",
    },
    { locale: "ko" },
  );
};

/** The worker's own statement for the oldest waiting job, which is then put at the end of the line again. */
const claim = async ({ pool }: Kit): Promise<void> => {
  await pool.query({
    name: "claim",
    text: `UPDATE media_jobs SET status = 'running', attempt = attempt + 1, lease_token = $1,
      lease_expires_at = now() + interval '9 seconds' WHERE id = (
        SELECT id FROM media_jobs
        WHERE status IN ('queued', 'running') AND (lease_expires_at IS NULL OR lease_expires_at <= now())
        ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
      ) RETURNING *`,
    values: [randomUUID()],
  });
};

async function times(once: () => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const startedAt = performance.now();
    await once();
    taken.push(performance.now() - startedAt);
  }
  return taken;
}

/** List, create and claim with a million images and a hundred thousand jobs, beside a thousand and a hundred. */
export async function measureFullTables(): Promise<Row[]> {
  const server = await startPostgres();
  const small = await openFilled(server, "small", 1_000);
  const large = await openFilled(server, "large", 1_000_000);
  try {
    const rows: Row[] = [];
    const work: [string, (kit: Kit, most: number) => Promise<void>][] = [
      ["list", list],
      ["create", create],
      ["claim", claim],
    ];
    for (const [name, once] of work) {
      // Turn by turn, so that both see the same machine; the first turn warms up.
      const taken: { small: number[]; large: number[] } = { small: [], large: [] };
      for (let turn = 0; turn < 4; turn += 1) {
        const inSmall = await times(() => once(small, 100));
        const inLarge = await times(() => once(large, 100_000));
        if (turn === 0) continue;
        taken.small.push(...inSmall);
        taken.large.push(...inLarge);
      }
      const ratio = percentile(taken.large, 50) / percentile(taken.small, 50);
      rows.push(
        { name: `${name}: 1,000 images`, value: percentile(taken.small, 50), unit: "ms" },
        { name: `${name}: 1,000,000 images`, value: percentile(taken.large, 50), unit: "ms" },
        { name: `${name}: large ÷ small`, value: ratio, unit: "", goal: "≤ 1.2", met: ratio <= 1.2 },
      );
    }
    return rows;
  } finally {
    for (const { mediaGen, database, pool } of [small, large]) {
      await mediaGen.close();
      await database.close();
      await pool.end();
    }
    server.stop();
  }
}
