import { sql } from "kysely";
import type { Executor } from "./schema.ts";

/** How much waits and runs, in the whole fleet. */
export interface QueueState {
  waiting: number;
  running: number;
  /** Age of the oldest waiting job in seconds; 0 when none waits. */
  oldestSeconds: number;
}

/** Reads the live jobs by their partial index. */
export async function readQueueState(executor: Executor): Promise<QueueState> {
  const result = await sql<QueueState>`
    SELECT count(*) FILTER (WHERE held)::integer AS running,
      count(*) FILTER (WHERE NOT held)::integer AS waiting,
      coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE NOT held)), 0)::double precision
        AS "oldestSeconds"
    FROM (
      SELECT created_at, coalesce(lease_expires_at > now(), false) AS held
      FROM media_jobs WHERE status IN ('queued', 'running')
    ) live`.execute(executor);
  return result.rows[0]!;
}
