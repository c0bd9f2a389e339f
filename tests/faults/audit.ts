import type { Pool } from "pg";

// What the kit does is also written down by the database itself, with who did it and under which lease.
const tables = [
  `CREATE TABLE host_covers (entity_id text PRIMARY KEY, avatar_url text, images integer)`,
  `CREATE TABLE audit_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at double precision NOT NULL DEFAULT extract(epoch FROM clock_timestamp()) * 1000,
    app text NOT NULL DEFAULT current_setting('application_name'),
    kind text NOT NULL, row_id uuid NOT NULL, job_id uuid NOT NULL, owner_id text NOT NULL,
    before text NOT NULL, after text NOT NULL, token_before uuid, token_after uuid, lease_left double precision,
    transaction text NOT NULL DEFAULT pg_current_xact_id()::text)`,
  `CREATE INDEX audit_changes_owner ON audit_changes (owner_id)`,
  `CREATE FUNCTION audit_asset() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit_changes (kind, row_id, job_id, owner_id, before, after, token_before)
    SELECT 'asset', NEW.id, NEW.job_id, NEW.owner_id, OLD.status, NEW.status, lease_token
    FROM media_jobs WHERE id = NEW.job_id;
    RETURN NULL; END $$`,
  `CREATE TRIGGER audit_asset AFTER UPDATE ON media_assets FOR EACH ROW
    WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.drawing IS DISTINCT FROM NEW.drawing
      OR OLD.settlement IS DISTINCT FROM NEW.settlement)
    EXECUTE FUNCTION audit_asset()`,
  `CREATE FUNCTION audit_job() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit_changes (kind, row_id, job_id, owner_id, before, after, token_before, token_after, lease_left)
    VALUES ('job', NEW.id, NEW.id, NEW.owner_id, OLD.status, NEW.status, OLD.lease_token, NEW.lease_token,
      extract(epoch FROM OLD.lease_expires_at - now()) * 1000);
    RETURN NULL; END $$`,
  `CREATE TRIGGER audit_job AFTER UPDATE ON media_jobs FOR EACH ROW EXECUTE FUNCTION audit_job()`,
];

/** Makes the host's own table and the database's own record of changes. */
export async function prepareAudit(pool: Pool): Promise<void> {
  for (const statement of tables) await pool.query(statement);
}

/** One change of a job or image, as the database saw it. */
export interface AuditRow {
  at: number;
  /** The process that did it. */
  app: string;
  kind: "asset" | "job";
  row_id: string;
  job_id: string;
  before: string;
  after: string;
  token_before: string | null;
  token_after: string | null;
  /** What was left of the lease when its job was changed, in milliseconds; null without a lease. */
  lease_left: number | null;
  /** Changes of one transaction have the same. */
  transaction: string;
}

/** What one statement saw of an owner in mid-trial. */
export interface Snapshot {
  balance: number | null;
  captured: number;
  open: number;
  ready_price: number;
  pending_price: number;
  live_jobs: { entity_id: string; jobs: number }[];
  galleries: GallerySnapshot[];
}

export interface GallerySnapshot {
  entity_id: string;
  primary_asset_id: string | null;
  avatar_url: string | null;
  /** In the order of their places. */
  images: { id: string; place: number; is_primary: boolean }[];
}

const snapshotText = `
  SELECT
    (SELECT balance::float8 FROM media_credit_accounts WHERE owner_id = $1) AS balance,
    (SELECT coalesce(sum(amount), 0)::float8 FROM media_credit_entries WHERE owner_id = $1 AND kind = 'capture') AS captured,
    (SELECT coalesce(sum(h.amount), 0)::float8 FROM media_credit_entries h WHERE h.owner_id = $1 AND h.kind = 'hold'
      AND NOT EXISTS (SELECT 1 FROM media_credit_entries e WHERE e.hold_id = h.hold_id AND e.kind <> 'hold')) AS open,
    (SELECT coalesce(sum(price), 0)::float8 FROM media_assets WHERE owner_id = $1 AND status = 'ready') AS ready_price,
    (SELECT coalesce(sum(price), 0)::float8 FROM media_assets WHERE owner_id = $1 AND status = 'pending') AS pending_price,
    (SELECT coalesce(jsonb_agg(j), '[]') FROM (SELECT entity_id, count(*) AS jobs FROM media_jobs
      WHERE owner_id = $1 AND status IN ('queued', 'running') GROUP BY entity_id) j) AS live_jobs,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('entity_id', g.entity_id, 'primary_asset_id', g.primary_asset_id,
      'avatar_url', g.avatar_url, 'images', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'place', a.order_index,
        'is_primary', a.is_primary) ORDER BY a.order_index), '[]') FROM media_assets a
        WHERE a.entity_type = g.entity_type AND a.entity_id = g.entity_id AND a.status = 'ready' AND a.deleted_at IS NULL))), '[]')
      FROM media_galleries g WHERE g.entity_id LIKE $1 || '.%') AS galleries`;

/** One look at an owner, in one statement. */
export async function takeSnapshot(pool: Pool, owner: string): Promise<Snapshot> {
  return (await pool.query<Snapshot>(snapshotText, [owner])).rows[0]!;
}

/** A job, an image and a credit entry as they stand at the end. */
export interface FinalJob {
  id: string;
  entity_id: string;
  status: string;
  prompt: string;
  lease_token: string | null;
  cancelled: boolean;
}
export interface FinalAsset {
  id: string;
  job_id: string;
  slot: number;
  status: string;
  price: number;
  settlement: string;
  error_code: string | null;
  share_returned: boolean;
  variants: { name: string; key: string }[] | null;
  deleted: boolean;
}
export interface FinalEntry {
  kind: string;
  hold_id: string | null;
  amount: number;
}

/** Everything that the database holds of an owner. */
export interface FinalState {
  jobs: FinalJob[];
  assets: FinalAsset[];
  entries: FinalEntry[];
  audit: AuditRow[];
  used: number;
  covers: { entity_id: string; avatar_url: string | null; images: number }[];
  snapshot: Snapshot;
}

export async function readFinalState(pool: Pool, owner: string): Promise<FinalState> {
  const rows = async <T>(text: string): Promise<T[]> => (await pool.query(text, [owner])).rows as T[];
  return {
    jobs: await rows(
      `SELECT id, entity_id, status, prompt, lease_token, cancel_requested_at IS NOT NULL AS cancelled
       FROM media_jobs WHERE owner_id = $1`,
    ),
    assets: await rows(
      `SELECT id, job_id, slot, status, price, settlement, error_code, share_returned, variants,
         deleted_at IS NOT NULL AS deleted FROM media_assets WHERE owner_id = $1`,
    ),
    entries: await rows(
      "SELECT kind, hold_id, amount::float8 AS amount FROM media_credit_entries WHERE owner_id = $1",
    ),
    audit: await rows("SELECT * FROM audit_changes WHERE owner_id = $1 ORDER BY id"),
    used:
      (await rows<{ used: number }>("SELECT used FROM media_daily_usage WHERE owner_id = $1"))[0]?.used ?? 0,
    covers: await rows("SELECT * FROM host_covers WHERE entity_id LIKE $1 || '.%'"),
    snapshot: await takeSnapshot(pool, owner),
  };
}
