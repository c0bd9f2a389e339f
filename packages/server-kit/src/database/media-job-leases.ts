import { sql } from "kysely";
import { notificationChannel } from "./notify.ts";
import type { AssetRow, Executor, JobRow } from "./schema.ts";

/** Who may settle a job: the worker whose token the row holds, or anybody while no worker holds it. */
export interface JobLease {
  jobId: string;
  token: string;
}

/** A claimed job: its row, and what is left of its time. */
export type ClaimedJob = JobRow & { remaining_ms: number };

/**
 * Takes one job that waits or whose lease is over. Two workers never take the same one.
 *
 * @param options.jobId Only this job; without it the oldest.
 * @param options.except Jobs that are not taken: the asker has them under way itself.
 */
export async function claimJob(
  executor: Executor,
  options: {
    token: string;
    leaseMs: number;
    jobTimeoutMs: number;
    jobId?: string;
    except?: readonly string[];
  },
): Promise<ClaimedJob | null> {
  const only = options.jobId === undefined ? sql`` : sql`AND id = ${options.jobId}`;
  const others = options.except?.length
    ? sql`AND id NOT IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(options.except)}::text::jsonb))`
    : sql``;
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
      WHERE status IN ('queued', 'running') AND (lease_expires_at IS NULL OR lease_expires_at <= now()) ${only} ${others}
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
  /** True when it only waits to be ended: cancelled, or its time is over. */
  ending: boolean;
}

/** Jobs that nobody holds: orphaned ones at once, others when they have waited for `afterMs`. The oldest first. */
export async function listWaitingJobs(
  executor: Executor,
  options: { afterMs: number; limit: number },
): Promise<WaitingJob[]> {
  const result = await sql<WaitingJob>`
    SELECT id,
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
