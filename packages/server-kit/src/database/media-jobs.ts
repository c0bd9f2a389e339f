import type { EntityRef } from "@media-gen/contract";
import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { notificationChannel, toPayload } from "./notify.ts";
import type { AssetRow, Executor, JobRow } from "./schema.ts";

const live = ["queued", "running"] as const;

/** Who may settle a job: the worker whose token the row holds, or anybody while no worker holds it. */
export interface JobLease {
  jobId: string;
  token: string;
}

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

/** A claimed job: its row, and what is left of its time. */
export type ClaimedJob = JobRow & { remaining_ms: number };

/**
 * Takes one job that waits or whose lease is over. Two workers never take the same one.
 *
 * @param options.jobId Only this job; without it the oldest.
 */
export async function claimJob(
  executor: Executor,
  options: { token: string; leaseMs: number; jobTimeoutMs: number; jobId?: string },
): Promise<ClaimedJob | null> {
  const only = options.jobId === undefined ? sql`` : sql`AND id = ${options.jobId}`;
  const result = await sql<ClaimedJob>`
    UPDATE media_jobs SET
      status = 'running',
      version = version + CASE status WHEN 'queued' THEN 1 ELSE 0 END,
      attempt = attempt + 1,
      lease_token = ${options.token},
      lease_expires_at = now() + ${options.leaseMs}::double precision * interval '1 millisecond',
      started_at = coalesce(started_at, now()),
      deadline_at = coalesce(deadline_at, now() + ${options.jobTimeoutMs}::double precision * interval '1 millisecond')
    WHERE id = (
      SELECT id FROM media_jobs
      WHERE status IN ('queued', 'running') AND (lease_expires_at IS NULL OR lease_expires_at <= now()) ${only}
      ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING *, (extract(epoch FROM deadline_at - now()) * 1000)::double precision AS remaining_ms`.execute(
    executor,
  );
  return result.rows[0] ?? null;
}

/** Extends a lease. Null when another worker holds the job or it has ended. */
export async function extendLease(
  executor: Executor,
  lease: JobLease,
  leaseMs: number,
): Promise<{ cancelRequested: boolean; expired: boolean } | null> {
  const row = await executor
    .updateTable("media_jobs")
    .set({
      lease_expires_at: sql<Date>`now() + ${leaseMs}::double precision * interval '1 millisecond'`,
    })
    .where("id", "=", lease.jobId)
    .where("lease_token", "=", lease.token)
    .returning(["cancel_requested_at", sql<boolean>`deadline_at <= now()`.as("expired")])
    .executeTakeFirst();
  return row ? { cancelRequested: row.cancel_requested_at !== null, expired: row.expired } : null;
}

/** A job that could run and does not. */
export interface WaitingJob {
  id: string;
  /** True when its lease ran out: who had it is dead. */
  orphaned: boolean;
  /** True when it only waits to be ended: cancelled, or its time is over. */
  ending: boolean;
}

/** Jobs that nobody holds: orphaned ones at once, others when they have waited for `afterMs`. The oldest first. */
export async function listWaitingJobs(
  executor: Executor,
  options: { afterMs: number; limit: number },
): Promise<WaitingJob[]> {
  const result = await sql<WaitingJob>`
    SELECT id, lease_expires_at IS NOT NULL AS orphaned,
      cancel_requested_at IS NOT NULL OR coalesce(deadline_at <= now(), false) AS ending
    FROM media_jobs
    WHERE status IN ('queued', 'running') AND (
      lease_expires_at <= now() OR lease_expires_at IS NULL
        AND created_at <= now() - ${options.afterMs}::double precision * interval '1 millisecond')
    ORDER BY created_at, id LIMIT ${options.limit}`.execute(executor);
  return result.rows;
}

/** Gives a job back so that any worker may take it at once. */
export async function releaseLease(executor: Executor, lease: JobLease): Promise<boolean> {
  const row = await executor
    .updateTable("media_jobs")
    .set((job) => ({ lease_token: null, lease_expires_at: null, version: job("version", "+", 1) }))
    .where("id", "=", lease.jobId)
    .where("lease_token", "=", lease.token)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

const touchedColumns = ["id", "entity_type", "entity_id", "owner_id", "usage_day", "version"] as const;

/** What a change of a job's images needs to know of it. */
export type TouchedJob = Pick<JobRow, (typeof touchedColumns)[number]>;

/**
 * Locks a job that the lease still covers and counts a visible change.
 *
 * @returns The job in its new version; null when the token is stale, and then nothing was changed.
 */
export async function touchLeasedJob(executor: Executor, lease: JobLease): Promise<TouchedJob | null> {
  const row = await executor
    .updateTable("media_jobs")
    .set((job) => ({ version: job("version", "+", 1) }))
    .where("id", "=", lease.jobId)
    .where("lease_token", "=", lease.token)
    .where("status", "=", "running")
    .returning(touchedColumns)
    .executeTakeFirst();
  return row ?? null;
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

/**
 * Ends a job of which no image is pending any more, which frees its entity, and tells everybody its version.
 *
 * @returns How the job ended, and after how many seconds; null while it goes on.
 */
export async function closeJobChange(
  executor: Executor,
  job: Pick<JobRow, "id" | "version">,
): Promise<{ status: JobRow["status"]; seconds: number } | null> {
  const payload = toPayload({ kind: "job", jobId: job.id, version: job.version });
  const result = await sql<{ status: JobRow["status"] | null; seconds: number }>`
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
      RETURNING job.status, extract(epoch FROM now() - job.created_at)::double precision AS seconds
    )
    SELECT ended.status, ended.seconds, pg_notify(${notificationChannel}, ${payload})
    FROM (SELECT 1) AS once LEFT JOIN ended ON true`.execute(executor);
  const row = result.rows[0];
  return row?.status ? { status: row.status, seconds: row.seconds } : null;
}

/** A pending image that an engine call is about to draw. */
export type DrawingSlot = Pick<AssetRow, "id" | "slot" | "seed" | "attempt">;

/**
 * Marks the still pending ones of a leased job's images as being drawn, counts the change and tells everybody, in one
 * statement. A job that its owner wants stopped stays as it is.
 *
 * @returns Null when the token is stale.
 */
export async function startDrawing(
  executor: Executor,
  lease: JobLease,
  ids: readonly string[],
): Promise<{ cancelRequested: boolean; slots: DrawingSlot[] } | null> {
  const result = await sql<{ cancel_requested: boolean; slots: DrawingSlot[] }>`
    WITH job AS (
      UPDATE media_jobs SET version = version + CASE WHEN cancel_requested_at IS NULL THEN 1 ELSE 0 END
      WHERE id = ${lease.jobId} AND lease_token = ${lease.token} AND status = 'running'
      RETURNING id, version, cancel_requested_at
    ), slots AS (
      UPDATE media_assets asset SET drawing = true, attempt = attempt + 1, started_at = now()
      FROM job
      WHERE asset.job_id = job.id AND job.cancel_requested_at IS NULL AND asset.status = 'pending'
        AND asset.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
      RETURNING asset.id, asset.slot, asset.seed, asset.attempt
    )
    SELECT job.cancel_requested_at IS NOT NULL AS cancel_requested,
      (SELECT coalesce(jsonb_agg(slots), '[]') FROM slots) AS slots,
      pg_notify(${notificationChannel}, 'job:' || job.id || ':' || job.version)
    FROM job`.execute(executor);
  const row = result.rows[0];
  return row ? { cancelRequested: row.cancel_requested, slots: row.slots } : null;
}
