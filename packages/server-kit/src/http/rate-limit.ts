import type { Limits } from "@media-gen/contract";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";
import { addressGroup } from "./client-address.ts";

/** Who spends, and on what. */
export interface RateLimited {
  method: string;
  caller: Caller | null;
  /** The other end's address as the host knows it, after its own proxies. */
  clientAddress: string | undefined;
}

/**
 * Counts requests of each caller by the minute, in this process. Signed-in callers are counted by user id, others by address;
 * others without a known address share one count of writes and are not counted for reads, as one stranger could otherwise
 * close the site for all.
 *
 * @throws MediaGenError `rate_limited` with `retry_after` from the returned function.
 */
export function createRateLimit(limits: Limits): (call: RateLimited) => Promise<void> {
  const writes = new RateLimiterMemory({ points: limits.writesPerMinute, duration: 60, keyPrefix: "write" });
  const reads = new RateLimiterMemory({ points: limits.readsPerMinute, duration: 60, keyPrefix: "read" });

  return async ({ method, caller, clientAddress }) => {
    const isRead = method === "GET" || method === "HEAD";
    const group = clientAddress === undefined ? null : addressGroup(clientAddress);
    if (!caller && group === null && isRead) return;
    const key = caller ? `user:${caller.userId}` : `address:${group ?? "unknown"}`;
    try {
      await (isRead ? reads : writes).consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new MediaGenError("rate_limited", {
        retry_after: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
      });
    }
  };
}
