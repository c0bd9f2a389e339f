import { sql } from "kysely";
import type { Executor } from "./schema.ts";

/**
 * Remembers a signed message, and forgets those that are too old to be accepted anyway.
 *
 * @returns False when it was received before.
 */
export async function receiveMessage(executor: Executor, id: string): Promise<boolean> {
  const result = await sql<{ id: string }>`
    WITH old AS (
      DELETE FROM media_received_messages WHERE id IN (
        SELECT id FROM media_received_messages WHERE received_at < now() - interval '1 hour'
        ORDER BY received_at LIMIT 20 FOR UPDATE SKIP LOCKED
      )
    )
    INSERT INTO media_received_messages (id) VALUES (${id}) ON CONFLICT (id) DO NOTHING RETURNING id`.execute(
    executor,
  );
  return result.rows.length > 0;
}
