import type { EntityRef, HostEvent } from "@media-gen/contract";
import { type Selectable, sql } from "kysely";
import type { Executor, MediaEventsTable } from "./schema.ts";

/** An event on its way. */
export type EventRow = Pick<Selectable<MediaEventsTable>, "message_id" | "type" | "data" | "created_at">;

/** Writes an event into the transaction of the very change that it tells of. */
export async function insertEvent(
  executor: Executor,
  messageId: string,
  event: Pick<HostEvent, "type"> & { data: EntityRef },
): Promise<void> {
  await executor
    .insertInto("media_events")
    .values({
      message_id: messageId,
      entity_type: event.data.entity_type,
      entity_id: event.data.entity_id,
      type: event.type,
      data: JSON.stringify(event.data),
    })
    .execute();
}

/**
 * Takes events that are due, of each entity the oldest alone: the next one waits until that one has arrived or is dead. Two
 * workers never take the same one.
 */
export async function claimEvents(
  executor: Executor,
  options: { token: string; leaseMs: number; limit: number },
): Promise<EventRow[]> {
  const result = await sql<EventRow>`
    UPDATE media_events SET lease_token = ${options.token},
      lease_expires_at = now() + ${options.leaseMs}::double precision * interval '1 millisecond'
    WHERE id IN (
      SELECT id FROM media_events event
      WHERE dead_at IS NULL AND next_try_at <= now() AND (lease_expires_at IS NULL OR lease_expires_at <= now())
        AND NOT EXISTS (
          SELECT 1 FROM media_events earlier
          WHERE earlier.entity_type = event.entity_type AND earlier.entity_id = event.entity_id
            AND earlier.dead_at IS NULL AND earlier.id < event.id
        )
      ORDER BY next_try_at, id LIMIT ${options.limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING message_id, type, data, created_at`.execute(executor);
  return result.rows;
}

interface EventLease {
  messageId: string;
  token: string;
}

/** Forgets an event that arrived. */
export async function removeEvent(executor: Executor, lease: EventLease): Promise<void> {
  await executor
    .deleteFrom("media_events")
    .where("message_id", "=", lease.messageId)
    .where("lease_token", "=", lease.token)
    .execute();
}

/** Gives an event back untried. */
export async function releaseEvent(executor: Executor, lease: EventLease): Promise<void> {
  await executor
    .updateTable("media_events")
    .set({ lease_token: null, lease_expires_at: null })
    .where("message_id", "=", lease.messageId)
    .where("lease_token", "=", lease.token)
    .execute();
}

/**
 * Notes that an event did not arrive: it is tried again after the pause of its number of failures, up to a fifth longer so that
 * many do not come at once. After the last pause it is dead; a month later it is forgotten.
 *
 * @param pauses Seconds.
 * @returns True when it is dead now.
 */
export async function failEvent(
  executor: Executor,
  lease: EventLease,
  { why, pauses }: { why: string; pauses: readonly number[] },
): Promise<boolean> {
  const result = await sql<{ dead: boolean }>`
    WITH old AS (
      DELETE FROM media_events WHERE id IN (
        SELECT id FROM media_events WHERE dead_at < now() - interval '30 days'
        ORDER BY dead_at LIMIT 20 FOR UPDATE SKIP LOCKED
      )
    ), pauses AS (SELECT ${JSON.stringify(pauses)}::text::jsonb AS seconds)
    UPDATE media_events SET failures = failures + 1, last_failure = ${why},
      lease_token = NULL, lease_expires_at = NULL,
      next_try_at = now() + coalesce((seconds ->> failures)::double precision, 0) * (1 + random() / 5) * interval '1 second',
      dead_at = CASE WHEN failures >= jsonb_array_length(seconds) THEN now() END
    FROM pauses
    WHERE message_id = ${lease.messageId} AND lease_token = ${lease.token}
    RETURNING dead_at IS NOT NULL AS dead`.execute(executor);
  return result.rows[0]?.dead ?? false;
}

/** What the host's server was not told yet. */
export interface EventState {
  waiting: number;
  /** Age of the oldest one that waits, in seconds; 0 when none does. */
  oldestSeconds: number;
  dead: number;
  /** Why the newest of those that failed did. */
  lastFailure: string | null;
}

export async function readEventState(executor: Executor): Promise<EventState> {
  const result = await sql<EventState>`
    SELECT count(*) FILTER (WHERE dead_at IS NULL)::integer AS waiting,
      count(dead_at)::integer AS dead,
      coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE dead_at IS NULL)), 0)::double precision
        AS "oldestSeconds",
      (array_agg(last_failure ORDER BY id DESC) FILTER (WHERE failures > 0))[1] AS "lastFailure"
    FROM media_events`.execute(executor);
  return result.rows[0]!;
}
