/**
 * A media-gen server in memory, for tests and stories, by itself or behind MSW (which this entry needs).
 * @module
 */
export { mediaGenHandlers } from "./handlers.ts";
export { createManualClock, type ManualClock } from "./manual-clock.ts";
export { createMemoryServer } from "./memory-server.ts";
export type {
  Fault,
  GuardVerdict,
  MemoryEntity,
  MemoryServer,
  MemoryServerOptions,
  MemorySnapshot,
  RequestRecord,
} from "./memory-server-options.ts";
