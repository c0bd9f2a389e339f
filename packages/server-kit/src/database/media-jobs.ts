import type { EntityRef } from "@media-gen/contract";
import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { notificationChannel, toPayload } from "./notify.ts";
import type { AssetRow, Executor, JobRow } from "./schema.ts";

const live = ["queued", "running"] as const;

/** The columns of an image that its job shows. */
export const slotColumns = [
  "id",
  "slot",
  "status",
  "drawing",
  "attempt",
  "seed",
  "width",
  "height",
  "thumbhash",
  "variants",
  "version",
  "price",
  "settlement",
  "error_code",
  "error_retryable",
] as const;

/** An image as its job shows it. */
export type JobSlotRow = Pick<AssetRow, (typeof slotColumns)[number]>;

/** A job and its images as one statement saw them. */
export type JobSnapshot = JobRow & { slots: JobSlotRow[] };

/** Reads a job with its images in the order of their slots. */
export async function readJob(executor: Executor, jobId: string): Promise<JobSnapshot | null> {
  const row = await executor
    .selectFrom("media_jobs")
    .selectAll()
    .select((job) =>
      jsonArrayFrom(
        job
          .selectFrom("media_assets as a")
          .select(slotColumns.map((column) => `a.${column}` as const))
          .whereRef("a.job_id", "=", "media_jobs.id")
          .orderBy("a.slot"),
      ).as("slots"),
    )
    .where("id", "=", jobId)
    .executeTakeFirst();
  return (row as JobSnapshot | undefined) ?? null;
}

/** The versions of some jobs; those that are gone are left out. */
export async function readVersions(
  executor: Executor,
  jobIds: readonly string[],
): Promise<Pick<JobRow, "id" | "version">[]> {
  const result = await sql<Pick<JobRow, "id" | "version">>`
    SELECT id, version FROM media_jobs
    WHERE id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(jobIds)}::text::jsonb))`.execute(
    executor,
  );
  return result.rows;
}

export async function findJobByKey(
  executor: Executor,
  ownerId: string,
  key: string,
): Promise<Pick<JobRow, "id" | "request_hash"> | undefined> {
  return await executor
    .selectFrom("media_jobs")
    .select(["id", "request_hash"])
    .where("owner_id", "=", ownerId)
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
}

/** The live job of an entity. */
export async function findLiveJob(executor: Executor, entity: EntityRef): Promise<string | null> {
  const row = await executor
    .selectFrom("media_jobs")
    .select("id")
    .where("entity_type", "=", entity.entity_type)
    .where("entity_id", "=", entity.entity_id)
    .where("status", "in", live)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** One owner's live job of an entity, and that owner's newest one. */
export async function findOwnJobs(
  executor: Executor,
  entity: EntityRef,
  ownerId: string,
): Promise<{ live: string | null; latest: string | null }> {
  const latest = await executor
    .selectFrom("media_jobs")
    .select(["id", "status"])
    .where("entity_type", "=", entity.entity_type)
    .where("entity_id", "=", entity.entity_id)
    .where("owner_id", "=", ownerId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  // An entity has one live job at most, and no job is started while it lives: only the newest can be live.
  const isLive = latest?.status === "queued" || latest?.status === "running";
  return { live: isLive ? latest.id : null, latest: latest?.id ?? null };
}

/** Slots of a job that a later retry of it has made ready. */
export async function findRedrawnSlots(executor: Executor, jobId: string): Promise<Set<number>> {
  const result = await sql<{ slot: number }>`
    WITH RECURSIVE later AS (
      SELECT id FROM media_jobs WHERE retry_of = ${jobId}
      UNION
      SELECT job.id FROM media_jobs job JOIN later ON job.retry_of = later.id
    )
    SELECT DISTINCT asset.slot FROM media_assets asset JOIN later ON asset.job_id = later.id
    WHERE asset.status = 'ready'`.execute(executor);
  return new Set(result.rows.map((row) => row.slot));
}

/** Locks a live job, notes that its owner wants it to stop, and counts a visible change. Null when it has ended. */
export async function requestCancel(
  executor: Executor,
  jobId: string,
): Promise<(JobRow & { held_by_worker: boolean }) | null> {
  const row = await executor
    .updateTable("media_jobs")
    .set((job) => ({
      version: job("version", "+", 1),
      cancel_requested_at: sql<Date>`coalesce(cancel_requested_at, now())`,
    }))
    .where("id", "=", jobId)
    .where("status", "in", live)
    .returningAll()
    .returning(sql<boolean>`coalesce(lease_expires_at > now(), false)`.as("held_by_worker"))
    .executeTakeFirst();
  return row ?? null;
}

/** A job that has just ended. */
export type EndedJob = Pick<JobRow, "entity_type" | "entity_id" | "owner_id"> & {
  status: Exclude<JobRow["status"], (typeof live)[number]>;
  /** From its request to its end. */
  seconds: number;
  total: number;
  ready: number;
};

/**
 * Ends a job of which no image is pending any more, which frees its entity, and tells everybody its version.
 *
 * @returns How the job ended, after how many seconds and with how many images; null while it goes on.
 */
export async function closeJobChange(
  executor: Executor,
  job: Pick<JobRow, "id" | "version">,
): Promise<EndedJob | null> {
  const payload = toPayload({ kind: "job", jobId: job.id, version: job.version });
  const result = await sql<EndedJob | Record<keyof EndedJob, null>>`
    WITH ended AS (
      UPDATE media_jobs job SET
        status = CASE
          WHEN slots.cancelled > 0 THEN 'cancelled'
          WHEN slots.ready = slots.total THEN 'succeeded'
          WHEN slots.ready > 0 THEN 'partial'
          ELSE 'failed' END,
        finished_at = now(), lease_token = NULL, lease_expires_at = NULL
      FROM (
        SELECT count(*) AS total,
          count(*) FILTER (WHERE status = 'pending') AS pending,
          count(*) FILTER (WHERE status = 'ready') AS ready,
          count(*) FILTER (WHERE error_code = 'cancelled') AS cancelled
        FROM media_assets WHERE job_id = ${job.id}
      ) slots
      WHERE job.id = ${job.id} AND job.status IN ('queued', 'running') AND slots.pending = 0
      RETURNING job.status, job.entity_type, job.entity_id, job.owner_id, slots.total::integer, slots.ready::integer,
        extract(epoch FROM now() - job.created_at)::double precision AS seconds
    )
    SELECT ended.*, pg_notify(${notificationChannel}, ${payload})
    FROM (SELECT 1) AS once LEFT JOIN ended ON true`.execute(executor);
  const row = result.rows[0];
  return row?.status ? row : null;
}
