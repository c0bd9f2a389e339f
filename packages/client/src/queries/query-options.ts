import type { EntityRef, Image, Job, Options, Preset, Quota } from "@media-gen/contract/wire";
import type { DataTag } from "@tanstack/query-core";
import type { MediaGenError } from "../errors.ts";
import type { MediaGenClient } from "../types.ts";

/** Typed by its error, so that `useQuery` and `useMutation` know it too. */
export type RetryRule = boolean | number | ((failureCount: number, error: MediaGenError) => boolean);

/** A query key that knows what stands behind it, so that `getQueryData(key)` is typed. */
type Key<Data> = DataTag<readonly [string, ...unknown[]], Data, MediaGenError>;

/** Options for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and `ensureQueryData`. */
export interface MediaGenQuery<Data> {
  queryKey: Key<Data>;
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  /** `false`: the client tries again by itself where that is safe. */
  retry: RetryRule;
  /** Milliseconds for which an answer is not asked for again. */
  staleTime?: number;
}

/** The keys of every query, each below `all`. */
export interface MediaGenQueryKeys {
  readonly all: readonly [string];
  images(entity: EntityRef): Key<Image[]>;
  job(jobId: string): Key<Job>;
  quota(entity: EntityRef | null): Key<Quota>;
  readonly options: Key<Options>;
  readonly presets: Key<Preset[]>;
}

/** Reading calls as query options. */
export interface ReadingQueries {
  images(entity: EntityRef): MediaGenQuery<Image[]>;
  job(jobId: string): MediaGenQuery<Job>;
  quota(entity: EntityRef | null): MediaGenQuery<Quota>;
  options(): MediaGenQuery<Options>;
  presets(): MediaGenQuery<Preset[]>;
}

/** Styles, ratios and limits change with a deploy, not while a person looks. */
const optionsStaleMs = 5 * 60_000;

/** Makes the keys of one namespace. */
export function createKeys(namespace: string): MediaGenQueryKeys {
  // The tag of a key exists for the compiler only.
  const key = <Data>(...rest: unknown[]): Key<Data> => [namespace, ...rest] as const as unknown as Key<Data>;
  return {
    all: [namespace],
    images: (entity) => key("images", entity.entity_type, entity.entity_id),
    job: (jobId) => key("job", jobId),
    quota: (entity) => (entity === null ? key("quota") : key("quota", entity.entity_type, entity.entity_id)),
    options: key("options"),
    presets: key("presets"),
  };
}

/** Makes the query options of one client. */
export function createReadingQueries(client: MediaGenClient, keys: MediaGenQueryKeys): ReadingQueries {
  const query = <Data>(
    queryKey: Key<Data>,
    queryFn: (context: { signal: AbortSignal }) => Promise<Data>,
    staleTime?: number,
  ): MediaGenQuery<Data> => ({
    queryKey,
    queryFn,
    retry: false,
    ...(staleTime === undefined ? {} : { staleTime }),
  });
  return {
    images: (entity) => query(keys.images(entity), ({ signal }) => client.listImages(entity, { signal })),
    job: (jobId) => query(keys.job(jobId), ({ signal }) => client.getJob(jobId, { signal })),
    quota: (entity) => query(keys.quota(entity), ({ signal }) => client.getQuota(entity, { signal })),
    options: () => query(keys.options, ({ signal }) => client.getOptions({ signal }), optionsStaleMs),
    presets: () => query(keys.presets, ({ signal }) => client.listPresets({ signal })),
  };
}
