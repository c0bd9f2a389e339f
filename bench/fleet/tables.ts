import type { ImageProvider, ObjectStore } from "@media-gen/server-kit";
import type { Pool } from "pg";

/** An engine that is offered and never asked. */
export const noEngine: ImageProvider = {
  specificationVersion: "v1",
  id: "none",
  label: "None",
  digitalSourceType: "algorithmicMedia",
  capabilities: {
    seed: true,
    negative_prompt: true,
    variation_strength: true,
    ratios: ["3:4"],
    styles: ["realistic", "anime", "painterly"],
    max_images_per_call: 8,
  },
  // biome-ignore lint/correctness/useYield: it has nothing to give.
  async *generate() {
    throw new Error("Nobody should ask this engine.");
  },
};

/** A store of which no file is asked for. */
export const noObjects: ObjectStore = {
  put: async () => undefined,
  get: async () => null,
  delete: async () => undefined,
  async *list() {},
};

/**
 * Fills the tables with finished jobs of ten images, one job to an entity (`bulk-1`, `bulk-2`, …), past the triggers, which
 * would look at each gallery a million times.
 */
export async function fillTables(pool: Pool, { images }: { images: number }): Promise<void> {
  for (let job = 1; job <= images / 10; job += 10_000) {
    await insert(pool, "'bulk-' || job", job, Math.min(images / 10, job + 9_999), 10);
  }
  await pool.query("VACUUM ANALYZE");
}

/** Fills one gallery. */
export async function fillGallery(
  pool: Pool,
  { entityId, count }: { entityId: string; count: number },
): Promise<void> {
  await insert(pool, `'${entityId}' || left(job::text, 0)`, 1, 1, count);
  await pool.query("VACUUM ANALYZE");
}

async function insert(pool: Pool, entity: string, first: number, last: number, each: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica;
      CREATE TEMPORARY TABLE made ON COMMIT DROP AS
        SELECT gen_random_uuid() AS id, ${entity} AS entity FROM generate_series(${first}, ${last}) AS job;
      INSERT INTO media_jobs (id, entity_type, entity_id, owner_id, status, request_hash, prompt, style, ratio, seed,
        provider, finished_at)
        SELECT id, 'character', entity, 'writer', 'succeeded', 'hash', '달빛 도서관에서 책을 읽는 사서', 'realistic', '3:4', 1,
          'none', now() FROM made;
      CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
        SELECT gen_random_uuid() AS id, made.id AS job_id, entity, slot
        FROM made, generate_series(0, ${each - 1}) AS slot;
      INSERT INTO media_assets (id, entity_type, entity_id, owner_id, job_id, slot, status, url, width, height, is_primary,
        order_index, provider, seed, style, ratio, phash, thumbhash, variants, original_width, original_height, price,
        settlement, attempt, ready_at)
        SELECT id, 'character', entity, 'writer', job_id, slot, 'ready', '/api/media/files/' || id || '/1024', 1024, 1365,
          slot = 0, slot, 'none', slot, 'realistic', '3:4', '0f1e2d3c4b5a6978', '1QcSHQRnh493V4dIh4eXh1h4kJUI',
          jsonb_build_array(
            jsonb_build_object('name', '320', 'key', id || '/320', 'width', 320, 'height', 427, 'content_type', 'image/webp'),
            jsonb_build_object('name', '640', 'key', id || '/640', 'width', 640, 'height', 853, 'content_type', 'image/webp'),
            jsonb_build_object('name', '1024', 'key', id || '/1024', 'width', 1024, 'height', 1365, 'content_type', 'image/webp'),
            jsonb_build_object('name', 'original', 'key', id || '/o', 'width', 1024, 'height', 1365, 'content_type', 'image/png')),
          1024, 1365, 1, 'captured', 1, now() FROM drawn;
      INSERT INTO media_galleries (entity_type, entity_id, primary_asset_id, avatar_url, gallery_count, version)
        SELECT 'character', entity, id, '/api/media/files/' || id || '/1024', ${each}, 1 FROM drawn WHERE slot = 0;
      COMMIT;`);
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
