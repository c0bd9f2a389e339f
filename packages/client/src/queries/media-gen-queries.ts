import type { MediaGenClient } from "../types.ts";
import { createMutations, type MediaGenMutations } from "./mutations.ts";
import {
  createKeys,
  createReadingQueries,
  type MediaGenQueryKeys,
  type ReadingQueries,
} from "./query-options.ts";

/** Keys, query options and mutation options of one client. */
export interface MediaGenQueries extends ReadingQueries {
  readonly keys: MediaGenQueryKeys;
  readonly mutations: MediaGenMutations;
}

/**
 * Makes TanStack Query v5 options over a client. It makes no QueryClient and invalidates nothing by itself.
 * @param options.namespace first part of every key; change it where two clients share one QueryClient. Default `media-gen`
 * @example
 * const queries = createMediaGenQueries(client);
 * const { data } = useQuery(queries.images({ entity_type: "character", entity_id: "haru" }));
 * queryClient.invalidateQueries({ queryKey: queries.keys.all });
 */
export function createMediaGenQueries(
  client: MediaGenClient,
  { namespace = "media-gen" }: { namespace?: string } = {},
): MediaGenQueries {
  const keys = createKeys(namespace);
  return { keys, ...createReadingQueries(client, keys), mutations: createMutations(client, namespace) };
}
