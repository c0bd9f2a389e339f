import type { HostEvent } from "@media-gen/contract";
import { v7 as newId } from "uuid";
import type { Context } from "../context.ts";
import type { DatabaseTransaction } from "../database/database.ts";
import { insertEvent } from "../database/media-events.ts";

/** An event whose time is that of its transaction. */
export type NewEvent = HostEvent extends infer Event
  ? Event extends HostEvent
    ? Omit<Event, "timestamp">
    : never
  : never;

/** Writes down what the host's server is to be told, in the transaction of the change; nothing where no server is. */
export async function recordEvent(
  context: Context,
  transaction: DatabaseTransaction,
  event: NewEvent,
): Promise<void> {
  if (context.webhooks) await insertEvent(transaction, `msg_${newId()}`, event);
}
