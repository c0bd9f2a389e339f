import type { Migration } from "./migration.ts";

/** What the host's own server is still to be told, and what it could not be told. */
export const events: Migration = {
  name: "0004-events",
  statements: [
    `CREATE TABLE media_events (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      message_id text NOT NULL UNIQUE,
      entity_type text NOT NULL,
      entity_id text NOT NULL,
      type text NOT NULL,
      data jsonb NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      failures integer NOT NULL DEFAULT 0,
      last_failure text,
      next_try_at timestamptz NOT NULL DEFAULT now(),
      lease_token uuid,
      lease_expires_at timestamptz,
      dead_at timestamptz
    )`,
    `CREATE INDEX media_events_due ON media_events (next_try_at) WHERE dead_at IS NULL`,
    `CREATE INDEX media_events_order ON media_events (entity_type, entity_id, id) WHERE dead_at IS NULL`,
    `CREATE INDEX media_events_dead ON media_events (dead_at) WHERE dead_at IS NOT NULL`,
  ],
};
