import type { EntityRef } from "@media-gen/client";
import type { MediaGenQueries } from "@media-gen/client/queries";
import type { QueryClient, QueryKey } from "@tanstack/react-query";

const channelName = "media-gen";

/** Says which of the host's own queries show an entity's pictures. */
export type HostKeys = (entity: EntityRef) => QueryKey[];

/** The keys of a host that names its detail queries by entity. */
export const defaultHostKeys: HostKeys = (entity) => [[entity.entity_type, entity.entity_id]];

/** Marks the host's queries of an entity as out of date. */
export async function invalidateHostQueries(
  queryClient: QueryClient,
  keys: HostKeys,
  entity: EntityRef,
): Promise<void> {
  await Promise.all(keys(entity).map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** Marks the kit's images of an entity as out of date. */
export function invalidateImages(
  queryClient: QueryClient,
  queries: MediaGenQueries,
  entity: EntityRef,
): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: queries.keys.images(entity) });
}

/** Marks the kit's quota of an entity as out of date. */
export function invalidateQuota(
  queryClient: QueryClient,
  queries: MediaGenQueries,
  entity: EntityRef,
): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: queries.keys.quota(entity) });
}

/** A line between the tabs of one site. */
export interface TabLine {
  send(entity: EntityRef): void;
  close(): void;
}

/** Opens the line; without BroadcastChannel it is silent. */
export function openTabLine(onEntity: (entity: EntityRef) => void): TabLine {
  if (typeof BroadcastChannel === "undefined") return { send: () => {}, close: () => {} };
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<{ entity?: EntityRef }>) => {
    if (data?.entity) onEntity(data.entity);
  };
  return {
    send: ({ entity_type, entity_id }) => channel.postMessage({ entity: { entity_type, entity_id } }),
    close: () => channel.close(),
  };
}
