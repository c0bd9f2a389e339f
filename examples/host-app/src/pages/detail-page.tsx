import { MiniGallery } from "@media-gen/react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import type { Kind } from "../../shared/site-entity.ts";
import { DetailHead } from "../parts/detail-head.tsx";
import { CardGrid } from "../parts/entity-card.tsx";
import { EntityTexts } from "../parts/entity-texts.tsx";
import { Icon } from "../parts/icon.tsx";
import { asKind } from "../parts/kinds.ts";
import { FailedNotice } from "../parts/notices.tsx";
import { DetailSkeleton } from "../parts/skeletons.tsx";
import { usePreferences } from "../preferences.tsx";
import { entitiesQuery, entityQuery, SiteError } from "../site-queries.ts";
import { MissingPage } from "./missing-page.tsx";
import { useTitle } from "./use-title.ts";

/** Most pictures of the row under the header. */
const shownPictures = 6;

export function DetailPage(): ReactNode {
  const { entity_type, entity_id = "" } = useParams();
  const kind = asKind(entity_type);
  return kind ? <Detail key={`${kind}/${entity_id}`} kind={kind} id={entity_id} /> : <MissingPage />;
}

function Detail({ kind, id }: { kind: Kind; id: string }): ReactNode {
  const { words } = usePreferences();
  const { data: entity, error, refetch } = useQuery(entityQuery(kind, id));
  const others = useQuery(entitiesQuery({ kind, genre: "", q: "" }));
  useTitle(entity?.title ?? "");
  if (error instanceof SiteError && error.status === 404) return <MissingPage />;
  if (error && !entity) return <FailedNotice alone onAgain={() => void refetch()} />;
  if (!entity) {
    return (
      <div className="page detail">
        <DetailSkeleton />
      </div>
    );
  }
  const count = entity.gallery_count;
  const more = (others.data?.entities ?? [])
    .filter((card) => card.entity_id !== id && card.visibility === "public")
    .slice(0, 6);
  return (
    <article className="page detail">
      <DetailHead entity={entity} />
      <section aria-labelledby="gallery-title">
        <div className="section-head">
          <h2 id="gallery-title">
            {words.gallery}{" "}
            {count > 0 && (
              <span className="count">{words.galleryCount(Math.min(count, shownPictures), count)}</span>
            )}
          </h2>
        </div>
        {count > 0 ? (
          <MiniGallery
            entity={{ entity_type: kind, entity_id: id }}
            expected={count}
            className="detail-gallery"
          />
        ) : (
          <p className="gallery-empty">{entity.is_owner ? words.galleryEmptyOwner : words.galleryEmpty}</p>
        )}
      </section>
      <EntityTexts entity={entity} />
      {more.length > 0 && (
        <section aria-labelledby="more-title">
          <div className="section-head">
            <h2 id="more-title">{words.more(words.kinds[kind])}</h2>
            <Link className="quiet-link" to={`/browse?kind=${kind}`}>
              {words.topAll}
              <Icon name="right" />
            </Link>
          </div>
          <CardGrid cards={more} />
        </section>
      )}
    </article>
  );
}
