import { Redis } from "ioredis";
import type { Finding } from "../ports/finding.ts";

const answerWithinMs = 3000;

/** Looks at a Redis that keeps messages: can it be reached, is it new enough, does it throw messages away? */
export async function checkRedis(url: string, signal?: AbortSignal): Promise<Finding[]> {
  signal?.throwIfAborted();
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: answerWithinMs,
    commandTimeout: answerWithinMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Told by the rejected call; an event without a listener would end the process.
  redis.on("error", () => undefined);
  const stop = (): void => redis.disconnect();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    await redis.connect();
    return findingsOf(await redis.info());
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : "no reason given";
    return [
      {
        level: "error",
        code: "redis_unreachable",
        message: `The queue's Redis does not answer (${reason}). Start it, or correct its address, its password or the firewall before it.`,
      },
    ];
  } finally {
    signal?.removeEventListener("abort", stop);
    redis.disconnect();
  }
}

function findingsOf(info: string): Finding[] {
  const fact = (name: string): string => new RegExp(`^${name}:(.*)$`, "m").exec(info)?.[1]?.trim() ?? "";
  const version = fact("redis_version");
  const policy = fact("maxmemory_policy");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const findings: Finding[] = [];
  if (major < 6 || (major === 6 && minor < 2)) {
    findings.push({
      level: "warning",
      code: "redis_version",
      message: `The queue's Redis is ${version}, and queues want 6.2 or later. Bring it up to date.`,
    });
  }
  if (policy !== "noeviction") {
    findings.push({
      level: "warning",
      code: "redis_policy",
      message: `The queue's Redis throws keys away when its memory is full (maxmemory-policy ${policy}), so that jobs may wait for the worker's own look. Set maxmemory-policy to noeviction, or give the queue a Redis of its own.`,
    });
  }
  return findings;
}
