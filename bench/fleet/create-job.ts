import { randomUUID } from "node:crypto";
import { createMediaGen } from "@media-gen/server-kit";
import { createTableCredits } from "@media-gen/server-kit/credits/table";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { Pool } from "pg";
import { startPostgres } from "../../scripts/servers/postgres.ts";
import type { Row } from "../report.ts";
import { compareInTurns } from "./in-turns.ts";
import { noEngine, noObjects } from "./tables.ts";

const rounds = 5;
const secondsEach = 2;
const connections = 10;
const owners = 200;

/** All that a job of eight leaves in the tables, in one statement that asks nothing and refuses nothing. */
const byHand = `
  WITH job AS (
    INSERT INTO media_jobs (id, entity_type, entity_id, owner_id, idempotency_key, request_hash, prompt, style, ratio, seed,
      provider, usage_day)
    VALUES ($1, 'character', $2, $3, $4, 'hash', $5, 'realistic', '3:4', 1, 'none', to_char(now(), 'YYYY-MM-DD'))
    RETURNING id, usage_day
  ), counted AS (
    INSERT INTO media_daily_usage AS daily (owner_id, day, used, cap) SELECT $3, usage_day, 8, 1000000000 FROM job
    ON CONFLICT (owner_id, day) DO UPDATE SET used = daily.used + 8
  ), images AS (
    INSERT INTO media_assets (id, entity_type, entity_id, owner_id, job_id, slot, provider, seed, style, ratio, price)
    SELECT image.id, 'character', $2, $3, $1, image.slot - 1, 'none', 1, 'realistic', '3:4', 1
    FROM unnest($6::uuid[]) WITH ORDINALITY AS image (id, slot)
  ), paid AS (
    UPDATE media_credit_accounts SET balance = balance - 8 WHERE owner_id = $3
  )
  INSERT INTO media_credit_entries (owner_id, kind, hold_id, job_id, amount)
  SELECT $3, 'hold', id, $1, 1 FROM unnest($6::uuid[]) AS image (id)`;

/** Calls `once` on every connection for a while; how often it ended in a second. */
async function perSecond(once: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  let done = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() - startedAt < secondsEach * 1000) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return (done / (performance.now() - startedAt)) * 1000;
}

/** A job of eight with its limits, holds, slots and key, beside one statement written by hand. */
export async function measureCreateJob(): Promise<Row[]> {
  const postgres = await startPostgres();
  const database = await openPostgres({ connectionString: postgres.url, maxConnections: connections });
  const pool = new Pool({ connectionString: postgres.url, max: connections });
  const mediaGen = createMediaGen({
    database,
    objects: noObjects,
    providers: [noEngine],
    entities: {
      find: async ({ entity_id }) => ({ ownerId: entity_id.split("-")[0]!, visibility: "public" }),
    },
    authenticate: () => null,
    credits: createTableCredits({ openingBalance: 1_000_000_000 }),
    limits: { imagesPerDay: 1_000_000_000 },
  });
  await mediaGen.ready();
  let n = 0;
  const prompt = "달빛 도서관에서 책을 읽는 사서";
  const kit = async (): Promise<void> => {
    n += 1;
    const ownerId = `owner${n % owners}`;
    await mediaGen.services.generation.submit(
      { userId: ownerId },
      { entity_type: "character", entity_id: `${ownerId}-${n}`, prompt, count: 8, style: "realistic" },
      { locale: "ko", idempotencyKey: randomUUID() },
    );
  };
  const hand = async (): Promise<void> => {
    n += 1;
    const ownerId = `owner${n % owners}`;
    const images = Array.from({ length: 8 }, () => randomUUID());
    const values = [randomUUID(), `${ownerId}-${n}`, ownerId, randomUUID(), prompt, images];
    await pool.query({ name: "by-hand", text: byHand, values });
  };
  try {
    return await compareInTurns({
      rows: {
        reference: "one statement by hand",
        kit: "the kit",
        ratio: "kit ÷ one statement",
        atLeast: 0.5,
      },
      kit: () => perSecond(kit),
      reference: () => perSecond(hand),
      rounds,
      // As autovacuum does within a minute of a table's first rows.
      warmed: () => pool.query("ANALYZE"),
    });
  } finally {
    await mediaGen.close();
    await database.close();
    await pool.end();
    postgres.stop();
  }
}
