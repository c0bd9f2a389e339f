import type { Migration } from "./migration.ts";

/** Ids of signed messages that were taken: the same one does nothing the second time. */
export const receivedMessages: Migration = {
  name: "0003-received-messages",
  statements: [
    `CREATE TABLE media_received_messages (
      id text PRIMARY KEY,
      received_at timestamptz NOT NULL DEFAULT now()
    )`,
    `CREATE INDEX media_received_messages_age ON media_received_messages (received_at)`,
  ],
};
