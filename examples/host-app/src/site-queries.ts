import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Kind, SiteEntity, SiteList, SiteUser } from "../shared/site-entity.ts";
import type { Weather } from "../shared/weather.ts";

/** An answer of the site's own server that is not a success. */
export class SiteError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The site answered ${status}.`);
    this.status = status;
  }
}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`/api${path}`, init);
  if (!answer.ok) {
    // An unread body would hold its connection.
    await answer.body?.cancel();
    throw new SiteError(answer.status);
  }
  return (await answer.json()) as T;
}

const send = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  call<T>(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });

export interface BrowseFilter {
  kind: Kind | "";
  genre: string;
  q: string;
}

/** Lists look again every few seconds while pictures are still being hung. */
const whilePainting = (query: { state: { data?: SiteList } }): number | false =>
  query.state.data?.painting ? 2500 : false;

export const topQuery = queryOptions({
  queryKey: ["top"],
  queryFn: ({ signal }) => call<SiteList>("/top", { signal }),
  refetchInterval: whilePainting,
});

export const entitiesQuery = (filter: BrowseFilter) =>
  queryOptions({
    queryKey: ["entities", filter],
    queryFn: ({ signal }) => call<SiteList>(`/entities?${new URLSearchParams({ ...filter })}`, { signal }),
    refetchInterval: whilePainting,
    placeholderData: (before: SiteList | undefined) => before,
  });

/** The key is the one that the kit marks as out of date when the entity's pictures change. */
export const entityQuery = (kind: Kind, id: string) =>
  queryOptions({
    queryKey: [kind, id],
    queryFn: ({ signal }) => call<SiteEntity>(`/entities/${kind}/${encodeURIComponent(id)}`, { signal }),
  });

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => call<{ user: SiteUser | null }>("/session", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const weatherQuery = queryOptions({
  queryKey: ["weather"],
  queryFn: ({ signal }) => call<{ weather: Weather }>("/demo/weather", { signal }),
});

/** Signs in, or out with null, and reads everything again with the new eyes. */
export async function changeUser(queryClient: QueryClient, userId: string | null): Promise<void> {
  const session = userId
    ? await send<{ user: SiteUser | null }>("POST", "/session", { user_id: userId })
    : await send<{ user: SiteUser | null }>("DELETE", "/session");
  queryClient.setQueryData(sessionQuery.queryKey, session);
  await queryClient.resetQueries({ predicate: (query) => query.queryKey[0] !== "session" });
}

export async function changeWeather(queryClient: QueryClient, weather: Weather): Promise<void> {
  queryClient.setQueryData(
    weatherQuery.queryKey,
    await send<{ weather: Weather }>("POST", "/demo/weather", { weather }),
  );
}
