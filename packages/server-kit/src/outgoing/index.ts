/**
 * The guarded way out to addresses that others wrote: results of engines, targets of webhooks.
 * @module
 */
export {
  createGuardedFetch,
  type GuardedAnswer,
  type GuardedFetch,
  type GuardedFetchOptions,
  type GuardedRequest,
} from "./guarded-fetch.ts";
export type { ResolveHost } from "./guarded-lookup.ts";
export { OutgoingError, type OutgoingErrorCode } from "./outgoing-error.ts";
