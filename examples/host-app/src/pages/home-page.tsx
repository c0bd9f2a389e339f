import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import { CardGrid } from "../parts/entity-card.tsx";
import { Icon } from "../parts/icon.tsx";
import { KindSegment } from "../parts/kind-segment.tsx";
import { asKind } from "../parts/kinds.ts";
import { FailedNotice } from "../parts/notices.tsx";
import { GridSkeleton, TopSkeleton } from "../parts/skeletons.tsx";
import { TopRow } from "../parts/top-row.tsx";
import { usePreferences } from "../preferences.tsx";
import { entitiesQuery, topQuery } from "../site-queries.ts";
import { useTitle } from "./use-title.ts";

/** Most cards of the front page: three full rows of six. */
const most = 18;

export function HomePage(): ReactNode {
  const { words } = usePreferences();
  const [search, setSearch] = useSearchParams();
  const kind = asKind(search.get("kind")) ?? "";
  const top = useQuery(topQuery);
  const fresh = useQuery(entitiesQuery({ kind, genre: "", q: "" }));
  const hour = useMemo(() => {
    const now = new Date();
    now.setMinutes(0, 0, 0);
    return now;
  }, []);
  useTitle("");
  return (
    <div className="page">
      <section aria-labelledby="top-title">
        <div className="section-head">
          <div>
            <h1 id="top-title">{words.topTitle}</h1>
            <p>{words.topAsOf(hour)}</p>
          </div>
          <Link className="quiet-link" to="/browse">
            {words.topAll}
            <Icon name="right" />
          </Link>
        </div>
        {top.isError ? (
          <FailedNotice onAgain={() => void top.refetch()} />
        ) : top.data ? (
          <TopRow cards={top.data.entities} />
        ) : (
          <TopSkeleton />
        )}
      </section>
      <section aria-labelledby="fresh-title">
        <div className="section-head">
          <h2 id="fresh-title">{words.freshTitle}</h2>
          <KindSegment
            value={kind}
            onChange={(next) =>
              setSearch(next ? { kind: next } : {}, { replace: true, preventScrollReset: true })
            }
          />
        </div>
        {fresh.isError ? (
          <FailedNotice onAgain={() => void fresh.refetch()} />
        ) : fresh.data ? (
          <CardGrid
            cards={fresh.data.entities.filter((card) => card.visibility === "public").slice(0, most)}
          />
        ) : (
          <GridSkeleton />
        )}
      </section>
    </div>
  );
}
