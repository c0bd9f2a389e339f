import type { EntityRef, Image } from "@media-gen/client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMediaGen } from "../media-gen-context.ts";

/**
 * Every image of an entity's gallery, primary first, kept in the host's query cache.
 *
 * @example
 * const { data: images = [], isPending } = useImages({ entity_type: "story", entity_id: "moonlit-library" });
 */
export function useImages(
  entity: EntityRef,
  options: { enabled?: boolean } = {},
): UseQueryResult<Image[], Error> {
  const { queries } = useMediaGen();
  return useQuery({ ...queries.images(entity), ...options });
}

/** The primary image of an entity; `data` is null when the gallery is empty. Shares its request with `useImages`. */
export function usePrimaryQuery(
  entity: EntityRef,
  options: { enabled?: boolean } = {},
): UseQueryResult<Image | null, Error> {
  const { queries } = useMediaGen();
  return useQuery({
    ...queries.images(entity),
    ...options,
    select: (images: Image[]) => images.find(({ is_primary }) => is_primary) ?? null,
  });
}
