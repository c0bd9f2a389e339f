import type {
  CropRect,
  EntityType,
  FocalPoint,
  HostEvent,
  ImageErrorCode,
  JobStatus,
  VariantName,
} from "@media-gen/contract";
import type { ColumnType, Generated, Kysely, Selectable } from "kysely";

/** Anything that runs queries: the database itself or a running transaction. */
export type Executor = Kysely<Tables>;

type Time = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** 64-bit integers arrive as text or number, depending on the driver. */
type BigInteger = ColumnType<number | string, number, number>;
type Json<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** One stored file of an image. */
export interface StoredVariant {
  name: VariantName;
  key: string;
  width: number;
  height: number;
  content_type: string;
}

/** `held` while undecided; then exactly once `captured` (ready) or `voided` (failed). */
export type Settlement = "held" | "captured" | "voided";

/** The one table of images: a row per requested image, from the moment that it is asked for. */
export interface MediaAssetsTable {
  id: string;
  entity_type: EntityType;
  entity_id: string;
  owner_id: string;
  job_id: string;
  slot: number;
  status: Generated<"pending" | "ready" | "failed">;
  url: string | null;
  width: number | null;
  height: number | null;
  is_primary: Generated<boolean>;
  order_index: number | null;
  provider: string;
  seed: BigInteger;
  style: string;
  ratio: string;
  phash: string | null;
  thumbhash: string | null;
  variants: Json<StoredVariant[]>;
  original_width: number | null;
  original_height: number | null;
  crop: Json<CropRect>;
  focal_point: Json<FocalPoint>;
  version: Generated<number>;
  alt: string | null;
  caption: string | null;
  price: number;
  settlement: Generated<Settlement>;
  /** True when a failed image gave its share of the day back. */
  share_returned: Generated<boolean>;
  error_code: ImageErrorCode | null;
  error_retryable: boolean | null;
  /** True while an engine call for it is under way. */
  drawing: Generated<boolean>;
  /** Engine calls that were started for it. */
  attempt: Generated<number>;
  started_at: NullableTime;
  created_at: Time;
  ready_at: NullableTime;
  deleted_at: NullableTime;
  deleted_order_index: number | null;
  deleted_as_primary: Generated<boolean>;
  /** The gallery's `primary_choices` when it was deleted. */
  deleted_primary_choices: number | null;
}

export interface MediaJobsTable {
  id: string;
  entity_type: EntityType;
  entity_id: string;
  owner_id: string;
  status: Generated<JobStatus>;
  version: Generated<number>;
  idempotency_key: string | null;
  request_hash: string;
  prompt: string;
  negative_prompt: string | null;
  style: string;
  ratio: string;
  seed: BigInteger;
  variation_strength: number | null;
  provider: string;
  /** The day whose counter this job took from; null for jobs outside the limits. */
  usage_day: string | null;
  retry_of: string | null;
  cancel_requested_at: NullableTime;
  lease_token: string | null;
  lease_expires_at: NullableTime;
  attempt: Generated<number>;
  started_at: NullableTime;
  deadline_at: NullableTime;
  created_at: Time;
  finished_at: NullableTime;
  /** W3C `traceparent` of the request that started it. */
  trace_context: string | null;
}

/** One row per entity: the row that is locked, and the values that the host mirrors. */
export interface MediaGalleriesTable {
  entity_type: EntityType;
  entity_id: string;
  primary_asset_id: string | null;
  avatar_url: string | null;
  gallery_count: Generated<number>;
  representative_image_version: Generated<number>;
  focal_point: Json<FocalPoint>;
  /** Grows with every visible change of the gallery. */
  version: Generated<number>;
  /** How often an owner chose a primary image by hand. */
  primary_choices: Generated<number>;
}

export interface MediaCreditAccountsTable {
  owner_id: string;
  balance: BigInteger;
}

export interface MediaCreditEntriesTable {
  id: Generated<string>;
  owner_id: string;
  kind: "open" | "hold" | "capture" | "void";
  hold_id: string | null;
  job_id: string | null;
  amount: BigInteger;
  created_at: Time;
}

export interface MediaDailyUsageTable {
  owner_id: string;
  day: string;
  used: number;
  cap: number;
}

export interface MediaPresetsTable {
  id: string;
  owner_id: string;
  name: string;
  prompt: string | null;
  negative_prompt: string | null;
  style: string | null;
  ratio: string | null;
  count: number | null;
  seed: ColumnType<number | string | null, number | null, number | null>;
  variation_strength: number | null;
  created_at: Time;
  updated_at: Time;
}

export interface MediaReceivedMessagesTable {
  id: string;
  received_at: Time;
}

/** Events that the host's server is still to be told, and those that it could not be told. */
export interface MediaEventsTable {
  /** Grows in the order in which an entity's changes were committed. */
  id: Generated<string>;
  /** The same at every try. */
  message_id: string;
  entity_type: EntityType;
  entity_id: string;
  type: HostEvent["type"];
  data: ColumnType<HostEvent["data"], string, string>;
  created_at: Time;
  failures: Generated<number>;
  /** Why the last try failed, without addresses. */
  last_failure: string | null;
  next_try_at: Time;
  lease_token: string | null;
  lease_expires_at: NullableTime;
  /** When it was given up. */
  dead_at: NullableTime;
}

export interface MediaMigrationsTable {
  name: string;
  applied_at: Time;
}

/** Every table of the kit. */
export interface Tables {
  media_assets: MediaAssetsTable;
  media_jobs: MediaJobsTable;
  media_galleries: MediaGalleriesTable;
  media_credit_accounts: MediaCreditAccountsTable;
  media_credit_entries: MediaCreditEntriesTable;
  media_daily_usage: MediaDailyUsageTable;
  media_presets: MediaPresetsTable;
  media_received_messages: MediaReceivedMessagesTable;
  media_events: MediaEventsTable;
  media_migrations: MediaMigrationsTable;
}

export type AssetRow = Selectable<MediaAssetsTable>;
export type JobRow = Selectable<MediaJobsTable>;
export type GalleryRow = Selectable<MediaGalleriesTable>;
export type PresetRow = Selectable<MediaPresetsTable>;
