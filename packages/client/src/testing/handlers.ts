import { calls } from "@media-gen/contract/wire";
import { http, type RequestHandler } from "msw";
import type { MemoryServer } from "./memory-server-options.ts";

/**
 * Makes MSW request handlers, one per operation, that a memory server answers. Other requests of the page pass by.
 * @param server see `createMemoryServer`
 * @example
 * const server = createMemoryServer({ drawMs: 800 });
 * setupWorker(...mediaGenHandlers(server)).start();
 */
export function mediaGenHandlers(server: MemoryServer): RequestHandler[] {
  // A relative base is answered on every origin: pages and tests are seldom served from the same one.
  const base = /^[a-z][a-z0-9+.-]*:/i.test(server.baseUrl) ? server.baseUrl : `*${server.baseUrl}`;
  const rank = (path: string): number => path.split("{").length;
  return Object.values(calls)
    .toSorted((one, other) => rank(one.path) - rank(other.path))
    .map(({ method, path }) => {
      const kind = method.toLowerCase() as Lowercase<typeof method>;
      return http[kind](base + path.replace(/\{(\w+)\}/g, ":$1"), ({ request }) => server.handle(request));
    });
}
