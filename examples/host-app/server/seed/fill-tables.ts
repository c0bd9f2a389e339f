import type { SqlTransaction } from "@media-gen/server-kit";
import { tables } from "../shelf.ts";
import { seedEntities } from "./index.ts";

/** Makes the site's tables where they are missing and fills them once; what people changed since stays as it is. */
export async function fillTables(database: SqlTransaction): Promise<void> {
  for (const table of Object.values(tables)) {
    await database.query(`create table if not exists ${table} (
      id text primary key,
      owner_id text not null,
      visibility text not null check (visibility in ('public', 'private')),
      title text not null,
      tagline text not null,
      genres jsonb not null,
      stats jsonb not null,
      texts jsonb not null,
      place integer,
      painted integer not null default 0,
      avatar_url text,
      gallery_count integer not null default 0,
      representative_image_version integer not null default 0,
      focal_x real,
      focal_y real,
      dressed_at timestamptz not null default now()
    )`);
  }
  const branches = Object.entries(tables).map(
    ([kind, table]) => `select '${kind}'::text as entity_type, * from ${table}`,
  );
  await database.query(`create or replace view shelf as ${branches.join(" union all ")}`);
  for (const seed of seedEntities) {
    await database.query(
      `insert into ${tables[seed.entity_type]} (id, owner_id, visibility, title, tagline, genres, stats, texts, place)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8::jsonb, $9) on conflict (id) do nothing`,
      [
        ...[seed.id, seed.owner_id, seed.visibility ?? "public", seed.title, seed.tagline],
        ...[seed.genres, seed.stats, seed.texts].map((value) => JSON.stringify(value)),
        seed.rank ?? null,
      ],
    );
  }
}
