import type { Context } from "../context.ts";
import { type EventRow, failEvent, releaseEvent, removeEvent } from "../database/media-events.ts";
import { errorFacts } from "../error-facts.ts";
import type { HostWebhooks } from "./host-webhooks.ts";

const [minute, hour] = [60, 3600];

/** Seconds between the tries of an event that does not arrive: eleven pauses, a day and more in all. */
export const pauses: readonly number[] = [
  ...[5, 30, 2 * minute, 10 * minute, 30 * minute],
  ...[hour, 2 * hour, 4 * hour, 6 * hour, 6 * hour, 6 * hour],
];

/**
 * Tries to bring one claimed event to the host's server and notes what became of it. Never rejects: what cannot be noted is
 * tried again when the lease is over, under the same id.
 */
export async function deliverEvent(
  context: Context,
  webhooks: HostWebhooks,
  event: EventRow,
  { token, signal }: { token: string; signal: AbortSignal },
): Promise<void> {
  const { database, logger, telemetry } = context;
  const lease = { messageId: event.message_id, token };
  const facts = { event_id: event.message_id, type: event.type };
  const { type, data, created_at } = event;
  const body = JSON.stringify({ type, timestamp: created_at.toISOString(), data });
  try {
    const why = await webhooks.send({ id: event.message_id, body }, signal).catch(() => "stopped" as const);
    if (why === "stopped") return await releaseEvent(database.kysely, lease);
    if (why === null) {
      await removeEvent(database.kysely, lease);
      return telemetry.metrics.webhookTried("delivered");
    }
    const isDead = await failEvent(database.kysely, lease, { why, pauses });
    telemetry.metrics.webhookTried(isDead ? "dead" : "failed");
    if (isDead)
      logger.error({ ...facts, why }, "the host's server was not told of a change, and will not be");
    else logger.warn({ ...facts, why }, "the host's server did not take an event; it is sent again later");
  } catch (error) {
    logger.warn(
      { ...facts, error: errorFacts(error) },
      "what became of an event could not be noted; it may be sent twice",
    );
  }
}
