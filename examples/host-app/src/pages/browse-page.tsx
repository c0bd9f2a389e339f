import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocation, useSearchParams } from "react-router";
import { CardGrid } from "../parts/entity-card.tsx";
import { Icon } from "../parts/icon.tsx";
import { KindSegment } from "../parts/kind-segment.tsx";
import { asKind, genres } from "../parts/kinds.ts";
import { FailedNotice, Notice } from "../parts/notices.tsx";
import { GridSkeleton } from "../parts/skeletons.tsx";
import { usePreferences } from "../preferences.tsx";
import { entitiesQuery } from "../site-queries.ts";
import { useTitle } from "./use-title.ts";

export function BrowsePage(): ReactNode {
  const { words } = usePreferences();
  const { state } = useLocation();
  const [search, setSearch] = useSearchParams();
  const kind = asKind(search.get("kind")) ?? "";
  const genre = search.get("genre") ?? "";
  const q = search.get("q") ?? "";
  const [typed, setTyped] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const { data, isError, refetch } = useQuery(entitiesQuery({ kind, genre, q }));
  useTitle(kind ? words.kinds[kind] : words.browseTitle);

  const wantsSearch = (state as { focusSearch?: boolean } | null)?.focusSearch === true;
  useEffect(() => {
    if (wantsSearch) field.current?.focus();
  }, [wantsSearch]);
  // Back, forward and the menu change the address without typing.
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(q);
  }, [q]);

  const change = (part: { kind?: string; genre?: string; q?: string }): void => {
    const next = Object.entries({ kind, genre, q, ...part }).filter(([, value]) => value !== "");
    setSearch(Object.fromEntries(next), { replace: true, preventScrollReset: true });
  };
  return (
    <div className="page">
      <div className="section-head">
        <div>
          <h1>{kind ? words.kinds[kind] : words.browseTitle}</h1>
          <p role="status">{data ? words.results(data.entities.length) : words.loading}</p>
        </div>
        <KindSegment value={kind} onChange={(next) => change({ kind: next })} />
      </div>
      <search className="browse-tools">
        <label className="search-field">
          <Icon name="search" />
          <span className="visually-hidden">{words.searchLabel}</span>
          <input
            ref={field}
            type="search"
            value={typed}
            maxLength={100}
            placeholder={words.searchHint}
            onChange={(event) => {
              setTyped(event.target.value);
              change({ q: event.target.value.trim() });
            }}
          />
        </label>
        <div className="chips" role="group" aria-label={words.genre}>
          <button type="button" aria-pressed={genre === ""} onClick={() => change({ genre: "" })}>
            {words.genreAll}
          </button>
          {genres.map((name) => (
            <button
              key={name}
              type="button"
              lang="ko"
              aria-pressed={genre === name}
              onClick={() => change({ genre: genre === name ? "" : name })}
            >
              {name}
            </button>
          ))}
        </div>
      </search>
      {isError ? (
        <FailedNotice onAgain={() => void refetch()} />
      ) : !data ? (
        <GridSkeleton />
      ) : data.entities.length > 0 ? (
        <CardGrid cards={data.entities} />
      ) : (
        <Notice title={words.nothingTitle} body={words.nothingBody}>
          <button
            type="button"
            className="button"
            onClick={() => {
              setTyped("");
              change({ kind: "", genre: "", q: "" });
            }}
          >
            {words.nothingAction}
          </button>
        </Notice>
      )}
    </div>
  );
}
