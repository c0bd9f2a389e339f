import type { EntityRef } from "@media-gen/contract";
import { sql } from "kysely";
import { type JobSnapshot, slotColumns } from "./media-jobs.ts";
import { notificationChannel, toPayload } from "./notify.ts";
import type { Executor } from "./schema.ts";

/** Everything that a new job writes. */
export interface NewJob extends EntityRef {
  id: string;
  ownerId: string;
  idempotencyKey: string | null;
  requestHash: string;
  prompt: string;
  negativePrompt: string | null;
  style: string;
  ratio: string;
  seed: number;
  variationStrength: number | null;
  provider: string;
  retryOf: string | null;
  pricePerImage: number;
  /** W3C `traceparent` of the request, or null where nobody traces. */
  traceContext: string | null;
  /** Null for a job that does not count. */
  daily: { limit: number; timeZone: string } | null;
  slots: readonly { id: string; slot: number; seed: number }[];
}

/**
 * Writes a job, its images and its share of the day in one statement, and tells the workers with its commit.
 *
 * @returns The job; `conflict` when the entity has a live job or the key was used, and nothing was written; `capped` when
 * the day is full: the caller MUST then roll the transaction back.
 */
export async function insertJob(
  executor: Executor,
  job: NewJob,
): Promise<JobSnapshot | "conflict" | "capped"> {
  const count = job.slots.length;
  const limit = job.daily?.limit ?? 0;
  const day = job.daily
    ? sql`to_char(now() AT TIME ZONE ${job.daily.timeZone}, 'YYYY-MM-DD')`
    : sql`NULL::text`;
  const slots = JSON.stringify(job.slots);
  const told = toPayload({ kind: "queued", jobId: job.id });
  const result = await sql<JobSnapshot & { counted: boolean }>`
    WITH job AS (
      INSERT INTO media_jobs (id, entity_type, entity_id, owner_id, idempotency_key, request_hash, prompt,
        negative_prompt, style, ratio, seed, variation_strength, provider, usage_day, retry_of, trace_context)
      VALUES (${job.id}, ${job.entity_type}, ${job.entity_id}, ${job.ownerId}, ${job.idempotencyKey},
        ${job.requestHash}, ${job.prompt}, ${job.negativePrompt}, ${job.style}, ${job.ratio}, ${job.seed},
        ${job.variationStrength}, ${job.provider}, ${day}, ${job.retryOf}, ${job.traceContext})
      ON CONFLICT DO NOTHING
      RETURNING *
    ), counted AS (
      INSERT INTO media_daily_usage AS daily (owner_id, day, used, cap)
      SELECT ${job.ownerId}, usage_day, ${count}::integer, ${limit}::integer FROM job
      WHERE usage_day IS NOT NULL AND ${count}::integer <= ${limit}::integer
      ON CONFLICT (owner_id, day) DO UPDATE
        SET used = daily.used + EXCLUDED.used, cap = EXCLUDED.cap
        WHERE daily.used + EXCLUDED.used <= EXCLUDED.cap
      RETURNING used
    ), images AS (
      INSERT INTO media_assets (id, entity_type, entity_id, owner_id, job_id, slot, provider, seed, style, ratio, price)
      SELECT slot.id, ${job.entity_type}, ${job.entity_id}, ${job.ownerId}, job.id, slot.slot, ${job.provider},
        slot.seed, ${job.style}, ${job.ratio}, ${job.pricePerImage}
      FROM job, jsonb_to_recordset(${slots}::text::jsonb) AS slot (id uuid, slot integer, seed bigint)
      RETURNING ${sql.join(slotColumns.map((column) => sql.ref(column)))}
    )
    SELECT job.*, EXISTS (SELECT 1 FROM counted) AS counted,
      (SELECT json_agg(images ORDER BY slot) FROM images) AS slots, pg_notify(${notificationChannel}, ${told})
    FROM job`.execute(executor);
  const row = result.rows[0];
  if (!row) return "conflict";
  return job.daily && !row.counted ? "capped" : row;
}
