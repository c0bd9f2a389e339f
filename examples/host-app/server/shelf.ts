import type { Database, EntityRecord, EntitySource } from "@media-gen/server-kit";
import type { Kind, SiteCard, SiteEntity } from "../shared/site-entity.ts";

/** The site's table of each kind. */
export const tables: Record<Kind, string> = {
  character: "characters",
  story: "stories",
  origchat: "origchat_characters",
};
const cardColumns = `entity_type, id as entity_id, visibility, title, tagline, genres, stats, avatar_url, gallery_count,
  representative_image_version, focal_x, focal_y`;

/** What is read from the site's own tables. */
export type Shelf = ReturnType<typeof createShelf>;

/** The shelf of a database whose tables `fillTables` made. */
export function createShelf(database: Database) {
  /** The kit asks here who owns an entity, and tells here what its gallery shows. */
  const source: EntitySource = {
    find: async ({ entity_type, entity_id }) => {
      const columns = `owner_id as "ownerId", visibility`;
      const query = `select ${columns} from ${tables[entity_type]} where id = $1`;
      return (await database.query<EntityRecord>(query, [entity_id]))[0] ?? null;
    },
    galleryChanged: async (
      { entity, avatarUrl, galleryCount, representativeImageVersion: version, focalPoint },
      transaction,
    ) => {
      await transaction.query(
        `update ${tables[entity.entity_type]} set avatar_url = $2, gallery_count = $3, focal_x = $5, focal_y = $6,
           dressed_at = case when representative_image_version = $4 then dressed_at else now() end,
           representative_image_version = $4 where id = $1`,
        [entity.entity_id, avatarUrl, galleryCount, version, focalPoint?.x ?? null, focalPoint?.y ?? null],
      );
    },
  };
  return {
    source,
    /** Public entities and the viewer's own, newly dressed first. */
    list: (viewer: string | null, { kind, genre, q }: { kind?: string; genre?: string; q?: string }) =>
      database.query<SiteCard>(
        `select ${cardColumns} from shelf where (visibility = 'public' or owner_id = $1)
           and ($2::text is null or entity_type = $2) and ($3::text is null or genres @> jsonb_build_array($3::text))
           and ($4::text is null or position(lower($4) in lower(title || ' ' || tagline || ' ' || genres::text)) > 0)
         order by dressed_at desc, id`,
        [viewer, kind || null, genre || null, q?.trim().slice(0, 100) || null],
      ),
    top: () =>
      database.query<SiteCard>(
        `select ${cardColumns} from shelf where visibility = 'public' and place is not null order by place limit 4`,
      ),
    /** Null for what is not there or not for this viewer. */
    find: async (viewer: string | null, kind: string, id: string): Promise<SiteEntity | null> => {
      const rows = await database.query<SiteEntity>(
        `select ${cardColumns}, owner_id, texts, coalesce(owner_id = $1, false) as is_owner from shelf
         where entity_type = $2 and id = $3 and (visibility = 'public' or owner_id = $1)`,
        [viewer, kind, id],
      );
      return rows[0] ?? null;
    },
  };
}
