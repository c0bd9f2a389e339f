/**
 * TanStack Query options over a media-gen client. Bring your own QueryClient.
 * @module
 */
export { createMediaGenQueries, type MediaGenQueries } from "./media-gen-queries.ts";
export type { MediaGenMutation, MediaGenMutations } from "./mutations.ts";
export type { MediaGenQuery, MediaGenQueryKeys } from "./query-options.ts";
