import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { claimEvents } from "../database/media-events.ts";
import { errorFacts } from "../error-facts.ts";
import { deliverEvent } from "./deliver.ts";

/** Brings recorded events to the host's server. */
export interface Delivery {
  /** Does nothing when it already does, or where no server is to be told. */
  start(): void;
  /** Takes no more events, waits `drainMs` for those on their way, and gives the others back. */
  stop(options?: { drainMs?: number }): Promise<void>;
}

// A server that is slow for one entity holds up none of the others before so many of them wait.
const mostAtOnce = 8;

/** Builds the delivery of one worker; any number of them share the work. */
export function createDelivery(context: Context): Delivery {
  const { webhooks, clock, database, logger } = context;
  let running: { accepting: AbortController; sending: AbortController; done: Promise<void> } | null = null;

  const run = async (accepting: AbortSignal, sending: AbortSignal): Promise<void> => {
    if (!webhooks) return;
    const onTheirWay = new Set<Promise<void>>();
    let pause = new AbortController();
    const take = async (): Promise<number> => {
      const limit = mostAtOnce - onTheirWay.size;
      if (limit === 0) return 0;
      const token = randomUUID();
      const events = await claimEvents(database.kysely, { token, leaseMs: webhooks.leaseMs, limit });
      for (const event of events) {
        const done = deliverEvent(context, webhooks, event, { token, signal: sending }).finally(() => {
          onTheirWay.delete(done);
          // The next event of that entity may go now.
          pause.abort();
        });
        onTheirWay.add(done);
      }
      return events.length;
    };
    while (!accepting.aborted) {
      pause = new AbortController();
      const taken = await take().catch((error: unknown) => {
        logger.warn({ error: errorFacts(error) }, "events for the host could not be looked for");
        return 0;
      });
      if (taken > 0) continue;
      const either = AbortSignal.any([accepting, pause.signal]);
      await clock.sleep(context.worker.scanMs, either).catch(() => undefined);
    }
    await Promise.all(onTheirWay);
  };

  return {
    start: () => {
      if (running) return;
      const [accepting, sending] = [new AbortController(), new AbortController()];
      running = { accepting, sending, done: run(accepting.signal, sending.signal) };
    },
    stop: async ({ drainMs = context.worker.drainMs } = {}) => {
      if (!running) return;
      const { accepting, sending, done } = running;
      accepting.abort();
      const ended = new AbortController();
      const grace = clock
        .sleep(drainMs, ended.signal)
        .then(() => sending.abort())
        .catch(() => undefined);
      await done;
      ended.abort();
      await grace;
      running = null;
    },
  };
}
