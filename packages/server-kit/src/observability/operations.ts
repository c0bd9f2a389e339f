import type { Context } from "../context.ts";
import { readEventState } from "../database/media-events.ts";
import { pendingMigrations } from "../database/migrate.ts";
import { readQueueState } from "../database/queue-state.ts";
import type { Executor } from "../database/schema.ts";
import { withDeadline } from "../deadline.ts";
import { errorFacts } from "../error-facts.ts";

/** What those who run the kit need of it; none of it is for its users. */
export interface Operations {
  /**
   * Answers `/healthz` (the process lives), `/readyz` (it takes work: 503 while it drains or its database is away) and
   * `/metrics` (Prometheus text). By the last part of the path, so that it can be mounted anywhere; it asks nobody who they
   * are, so mount it where only operators and probes come.
   */
  fetch(request: Request): Promise<Response>;
}

type Parts = Pick<Context, "database" | "telemetry" | "logger" | "clock">;

// Probes give up after a few seconds; a slow answer is as bad as none.
const probe = { ms: 2000, who: "The database" };

/** @param isDraining True once the process has been told to end. */
export function createOperations(context: Parts, isDraining: () => boolean): Operations {
  const { registry } = context.telemetry.metrics;
  registry.gauge("media_gen_draining", "1 while this process ends and takes no more jobs.", () => [
    { value: isDraining() ? 1 : 0 },
  ]);
  registry.gauge(
    "media_gen_process_resident_bytes",
    "Memory of this process that is in RAM, in bytes.",
    () => [{ value: process.memoryUsage.rss() }],
  );
  const gauges = [queueGauges(context), eventGauges(context)];

  const readiness = async (): Promise<{ ready: boolean; status: string }> => {
    if (isDraining()) return { ready: false, status: "draining" };
    try {
      const pending = await withDeadline(context.clock, probe, () => pendingMigrations(context.database));
      return pending.length === 0
        ? { ready: true, status: "ready" }
        : { ready: false, status: "migrations_pending" };
    } catch (error) {
      context.logger.warn({ error: errorFacts(error) }, "the database did not answer the readiness probe");
      return { ready: false, status: "database_unavailable" };
    }
  };

  return {
    fetch: async (request) => {
      const last = new URL(request.url).pathname.split("/").at(-1);
      const isRead = request.method === "GET" || request.method === "HEAD";
      if (!isRead) return plain(405, { status: "method_not_allowed" }, { Allow: "GET, HEAD" });
      if (last === "healthz") return plain(200, { status: "ok" });
      if (last === "readyz") {
        const { ready, status } = await readiness();
        return plain(ready ? 200 : 503, { status });
      }
      if (last !== "metrics") return plain(404, { status: "not_found" });
      await Promise.all(gauges.map((gauge) => gauge.look()));
      return new Response(await registry.text(), {
        headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" },
      });
    },
  };
}

/** Gauges of one look at the database for each scrape; they say nothing while it does not answer. */
interface Look<State> {
  gauge(name: string, help: string, read: (now: State) => number): void;
  /** True when the database answered the last look. */
  answered(): boolean;
  look(): Promise<void>;
}

function createLook<State>(
  { clock, database, telemetry }: Parts,
  read: (executor: Executor) => Promise<State>,
): Look<State> {
  const { registry } = telemetry.metrics;
  let state: State | null = null;
  return {
    gauge: (name, help, figure) =>
      registry.gauge(name, help, () => (state ? [{ value: figure(state) }] : [])),
    answered: () => state !== null,
    look: async () => {
      state = await withDeadline(clock, probe, () => read(database.kysely)).catch(() => null);
    },
  };
}

/** The state of the whole fleet's queue. */
function queueGauges(context: Parts): Pick<Look<unknown>, "look"> {
  const queue = createLook(context, readQueueState);
  context.telemetry.metrics.registry.gauge(
    "media_gen_database_up",
    "1 when the database answered this scrape.",
    () => [{ value: queue.answered() ? 1 : 0 }],
  );
  queue.gauge(
    "media_gen_jobs_waiting",
    "Jobs that wait for a worker, in the whole fleet.",
    (now) => now.waiting,
  );
  queue.gauge(
    "media_gen_jobs_running",
    "Jobs that a worker holds, in the whole fleet.",
    (now) => now.running,
  );
  queue.gauge(
    "media_gen_oldest_waiting_seconds",
    "Age of the oldest job that waits; 0 when none does.",
    (now) => now.oldestSeconds,
  );
  return queue;
}

/** What the host's server was not told yet; nothing where the tables are older than events. */
function eventGauges(context: Parts): Pick<Look<unknown>, "look"> {
  const events = createLook(context, readEventState);
  events.gauge("media_gen_webhooks_waiting", "Events that wait for the host's server.", (now) => now.waiting);
  events.gauge(
    "media_gen_webhooks_dead",
    "Events of the last 30 days that were given up.",
    (now) => now.dead,
  );
  events.gauge(
    "media_gen_oldest_webhook_seconds",
    "Age of the oldest event that waits; 0 when none does.",
    (now) => now.oldestSeconds,
  );
  return events;
}

function plain(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}
