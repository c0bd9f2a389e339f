import type { Migration } from "./migration.ts";

/** Jobs, images, galleries, credits, the daily counter and presets, with every truth that a constraint can keep. */
export const firstTables: Migration = {
  name: "0001-first-tables",
  statements: [
    `CREATE TABLE media_jobs (
      id uuid PRIMARY KEY,
      entity_type text NOT NULL CHECK (entity_type IN ('character', 'story', 'origchat')),
      entity_id text NOT NULL,
      owner_id text NOT NULL,
      status text NOT NULL DEFAULT 'queued'
        CHECK (status IN ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
      version integer NOT NULL DEFAULT 1,
      idempotency_key text,
      request_hash text NOT NULL,
      prompt text NOT NULL,
      negative_prompt text,
      style text NOT NULL,
      ratio text NOT NULL,
      seed bigint NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
      variation_strength double precision CHECK (variation_strength BETWEEN 0 AND 1),
      provider text NOT NULL,
      usage_day text,
      retry_of uuid REFERENCES media_jobs (id),
      cancel_requested_at timestamptz,
      lease_token uuid,
      lease_expires_at timestamptz,
      attempt integer NOT NULL DEFAULT 0,
      started_at timestamptz,
      deadline_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      finished_at timestamptz,
      CONSTRAINT media_jobs_finished CHECK ((status IN ('queued', 'running')) = (finished_at IS NULL)),
      CONSTRAINT media_jobs_lease CHECK (lease_token IS NULL OR status = 'running')
    )`,
    `CREATE UNIQUE INDEX media_jobs_one_live ON media_jobs (entity_type, entity_id)
      WHERE status IN ('queued', 'running')`,
    `CREATE UNIQUE INDEX media_jobs_idempotency ON media_jobs (owner_id, idempotency_key)
      WHERE idempotency_key IS NOT NULL`,
    `CREATE INDEX media_jobs_waiting ON media_jobs (created_at) WHERE status IN ('queued', 'running')`,
    `CREATE INDEX media_jobs_latest ON media_jobs (entity_type, entity_id, created_at DESC)`,
    `CREATE INDEX media_jobs_retries ON media_jobs (retry_of) WHERE retry_of IS NOT NULL`,

    `CREATE TABLE media_assets (
      id uuid PRIMARY KEY,
      entity_type text NOT NULL CHECK (entity_type IN ('character', 'story', 'origchat')),
      entity_id text NOT NULL,
      owner_id text NOT NULL,
      job_id uuid NOT NULL REFERENCES media_jobs (id),
      slot integer NOT NULL CHECK (slot >= 0),
      status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'ready', 'failed')),
      url text,
      width integer,
      height integer,
      is_primary boolean NOT NULL DEFAULT false,
      order_index integer CHECK (order_index >= 0),
      provider text NOT NULL,
      seed bigint NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
      style text NOT NULL,
      ratio text NOT NULL,
      phash text,
      thumbhash text,
      variants jsonb,
      original_width integer,
      original_height integer,
      crop jsonb,
      focal_point jsonb,
      version integer NOT NULL DEFAULT 1,
      alt text,
      caption text,
      price integer NOT NULL CHECK (price >= 0),
      settlement text NOT NULL DEFAULT 'held',
      share_returned boolean NOT NULL DEFAULT false,
      error_code text,
      error_retryable boolean,
      drawing boolean NOT NULL DEFAULT false,
      attempt integer NOT NULL DEFAULT 0,
      started_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      ready_at timestamptz,
      deleted_at timestamptz,
      deleted_order_index integer,
      deleted_as_primary boolean NOT NULL DEFAULT false,
      deleted_primary_choices integer,
      CONSTRAINT media_assets_slot UNIQUE (job_id, slot),
      CONSTRAINT media_assets_settled CHECK (settlement = CASE status
        WHEN 'pending' THEN 'held' WHEN 'ready' THEN 'captured' ELSE 'voided' END),
      CONSTRAINT media_assets_ready CHECK (status <> 'ready' OR (url IS NOT NULL AND width IS NOT NULL
        AND height IS NOT NULL AND variants IS NOT NULL AND phash IS NOT NULL AND thumbhash IS NOT NULL
        AND original_width IS NOT NULL AND original_height IS NOT NULL)),
      CONSTRAINT media_assets_failed CHECK ((status = 'failed') = (error_code IS NOT NULL)),
      CONSTRAINT media_assets_drawing CHECK (NOT drawing OR status = 'pending'),
      CONSTRAINT media_assets_placed
        CHECK ((status = 'ready' AND deleted_at IS NULL) = (order_index IS NOT NULL)),
      CONSTRAINT media_assets_primary_first CHECK (NOT is_primary OR (order_index IS NOT NULL AND order_index = 0)),
      CONSTRAINT media_assets_place EXCLUDE USING btree
        (entity_type WITH =, entity_id WITH =, order_index WITH =)
        WHERE (status = 'ready' AND deleted_at IS NULL) DEFERRABLE INITIALLY DEFERRED
    )`,
    `CREATE UNIQUE INDEX media_assets_one_primary ON media_assets (entity_type, entity_id) WHERE is_primary`,
    `CREATE INDEX media_assets_deleted ON media_assets (deleted_at) WHERE deleted_at IS NOT NULL`,

    `CREATE TABLE media_galleries (
      entity_type text NOT NULL,
      entity_id text NOT NULL,
      primary_asset_id uuid REFERENCES media_assets (id),
      avatar_url text,
      gallery_count integer NOT NULL DEFAULT 0 CHECK (gallery_count >= 0),
      representative_image_version integer NOT NULL DEFAULT 0,
      focal_point jsonb,
      version integer NOT NULL DEFAULT 0,
      primary_choices integer NOT NULL DEFAULT 0,
      PRIMARY KEY (entity_type, entity_id),
      CHECK ((primary_asset_id IS NULL) = (avatar_url IS NULL)),
      CHECK ((gallery_count = 0) = (primary_asset_id IS NULL))
    )`,
    `CREATE FUNCTION media_check_gallery() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      images integer; primaries integer; first_place integer; last_place integer; primary_id uuid;
      gallery media_galleries%ROWTYPE;
    BEGIN
      SELECT count(*), count(*) FILTER (WHERE is_primary), min(order_index), max(order_index),
             (array_agg(id) FILTER (WHERE is_primary))[1]
        INTO images, primaries, first_place, last_place, primary_id
        FROM media_assets
        WHERE entity_type = NEW.entity_type AND entity_id = NEW.entity_id
          AND status = 'ready' AND deleted_at IS NULL;
      SELECT * INTO gallery FROM media_galleries
        WHERE entity_type = NEW.entity_type AND entity_id = NEW.entity_id;
      IF images > 0 AND primaries <> 1 THEN
        RAISE EXCEPTION 'a gallery with images has exactly one primary' USING
          ERRCODE = 'check_violation', CONSTRAINT = 'media_assets_exactly_one_primary';
      END IF;
      IF images > 0 AND (first_place <> 0 OR last_place <> images - 1) THEN
        RAISE EXCEPTION 'the order of a gallery has no gap' USING
          ERRCODE = 'check_violation', CONSTRAINT = 'media_assets_dense_order';
      END IF;
      IF coalesce(gallery.gallery_count, 0) <> images
        OR gallery.primary_asset_id IS DISTINCT FROM primary_id THEN
        RAISE EXCEPTION 'the gallery row mirrors its images' USING
          ERRCODE = 'check_violation', CONSTRAINT = 'media_galleries_mirror';
      END IF;
      RETURN NULL;
    END $$`,
    `CREATE CONSTRAINT TRIGGER media_assets_gallery
      AFTER INSERT OR UPDATE OF status, is_primary, order_index, deleted_at ON media_assets
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN (NEW.status = 'ready') EXECUTE FUNCTION media_check_gallery()`,

    `CREATE TABLE media_daily_usage (
      owner_id text NOT NULL,
      day text NOT NULL,
      used integer NOT NULL CHECK (used >= 0),
      cap integer NOT NULL,
      PRIMARY KEY (owner_id, day),
      CONSTRAINT media_daily_usage_cap CHECK (used <= cap)
    )`,

    `CREATE TABLE media_credit_accounts (
      owner_id text PRIMARY KEY,
      balance bigint NOT NULL,
      CONSTRAINT media_credit_accounts_balance CHECK (balance >= 0)
    )`,
    `CREATE TABLE media_credit_entries (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      owner_id text NOT NULL REFERENCES media_credit_accounts (owner_id),
      kind text NOT NULL CHECK (kind IN ('open', 'hold', 'capture', 'void')),
      hold_id uuid,
      job_id uuid,
      amount bigint NOT NULL CHECK (amount >= 0),
      created_at timestamptz NOT NULL DEFAULT now(),
      CHECK ((kind = 'open') = (hold_id IS NULL))
    )`,
    `CREATE UNIQUE INDEX media_credit_entries_opened ON media_credit_entries (owner_id) WHERE kind = 'open'`,
    `CREATE UNIQUE INDEX media_credit_entries_held ON media_credit_entries (hold_id) WHERE kind = 'hold'`,
    `CREATE UNIQUE INDEX media_credit_entries_settled ON media_credit_entries (hold_id)
      WHERE kind IN ('capture', 'void')`,

    `CREATE TABLE media_presets (
      id uuid PRIMARY KEY,
      owner_id text NOT NULL,
      name text NOT NULL,
      prompt text,
      negative_prompt text,
      style text,
      ratio text,
      count integer,
      seed bigint,
      variation_strength double precision,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT media_presets_name UNIQUE (owner_id, name)
    )`,
  ],
};
