import { sql } from "kysely";
import type { Executor } from "./schema.ts";

/** What an owner has taken of today, by the database's clock. */
export interface DailyUsage {
  used: number;
  resetsAt: Date;
  secondsToReset: number;
}

export async function readDailyUsage(
  executor: Executor,
  ownerId: string,
  timeZone: string,
): Promise<DailyUsage> {
  const result = await sql<{ used: number; resets_at: Date; seconds: number }>`
    WITH day AS (
      SELECT to_char(now() AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS name,
        (date_trunc('day', now() AT TIME ZONE ${timeZone}) + interval '1 day') AT TIME ZONE ${timeZone} AS ends
    )
    SELECT coalesce((SELECT used FROM media_daily_usage WHERE owner_id = ${ownerId} AND day = day.name), 0) AS used,
      day.ends AS resets_at,
      greatest(1, ceil(extract(epoch FROM day.ends - now())))::integer AS seconds
    FROM day`.execute(executor);
  const row = result.rows[0]!;
  return { used: row.used, resetsAt: row.resets_at, secondsToReset: row.seconds };
}

/** Gives images back to the day that they were taken from. */
export async function returnDailyShare(
  executor: Executor,
  ownerId: string,
  day: string,
  images: number,
): Promise<void> {
  await executor
    .updateTable("media_daily_usage")
    .set((usage) => ({ used: usage("used", "-", images) }))
    .where("owner_id", "=", ownerId)
    .where("day", "=", day)
    .execute();
}
