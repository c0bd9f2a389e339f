import type { EntityType, GenerateRequest, Job, Limits, Locale } from "@media-gen/contract";
import type { Context } from "./context.ts";
import type { Database } from "./database/database.ts";
import { migrate } from "./database/migrate.ts";
import { type Diagnosis, diagnose } from "./doctor/diagnose.ts";
import { createDelivery } from "./events/delivery.ts";
import type { WebhookOptions } from "./events/host-webhooks.ts";
import { createGallery } from "./gallery/gallery.ts";
import { type SweepOptions, type SweepReport, sweep } from "./gallery/sweep.ts";
import { createGeneration, showStarted } from "./generation/generation.ts";
import { createJobChanges } from "./generation/job-changes.ts";
import { createOutsideWork } from "./generation/outside-work.ts";
import { submit } from "./generation/submit.ts";
import { createWorker, type Worker } from "./generation/worker.ts";
import { createWordListGuard } from "./guards/word-list.ts";
import { createHttpHandler } from "./http/handler.ts";
import { createImaging } from "./imaging/index.ts";
import { createOperations, type Operations } from "./observability/operations.ts";
import { createTelemetry } from "./observability/telemetry.ts";
import type { Authenticate } from "./ports/authenticator.ts";
import { type Clock, systemClock } from "./ports/clock.ts";
import type { ContentGuard } from "./ports/content-guard.ts";
import type { CreditLedger } from "./ports/credit-ledger.ts";
import type { EntitySource } from "./ports/entity-source.ts";
import type { ImageProvider } from "./ports/image-provider.ts";
import type { JobQueue } from "./ports/job-queue.ts";
import { type Logger, silentLogger } from "./ports/logger.ts";
import type { ObjectStore } from "./ports/object-store.ts";
import { createPresets } from "./prompts/presets.ts";
import { defaultStyles } from "./prompts/styles.ts";
import { createInProcessQueue } from "./queues/in-process.ts";
import type { Services } from "./services.ts";
import {
  limitSettings,
  normaliseBasePath,
  outsideSettings,
  providersById,
  requireAuthenticate,
  SettingsError,
  type WorkerOptions,
  webhookSettings,
  workerSettings,
} from "./settings.ts";

/** What a host gives; see each port for its contract. */
export interface MediaGenOptions {
  /** From `openPglite` or `openPostgres`. The host closes it, after `close()`. */
  database: Database;
  /** Where the host keeps its entities: one source for all kinds, or one for each kind that it has. */
  entities: EntitySource | Partial<Record<EntityType, EntitySource>>;
  /** Names the caller of a request from the host's own session. */
  authenticate: Authenticate;
  /** The engines; the first one is used where a request names none. */
  providers: readonly ImageProvider[];
  objects: ObjectStore;
  /**
   * How files reach browsers: "redirect" sends them to the store with an address that it signed, where it can; "stream"
   * sends the bytes itself, for a host with a cache in front. @default "redirect"
   */
  delivery?: "redirect" | "stream";
  /** @default createInProcessQueue() */
  queue?: JobQueue;
  /** @default createWordListGuard() */
  guard?: ContentGuard;
  /** Without a ledger prices are shown and nothing is paid. */
  credits?: CreditLedger;
  limits?: Partial<Limits>;
  /** Ids of the styles on offer. @default realistic, anime, painterly */
  styles?: readonly string[];
  clock?: Clock;
  /** @default silent */
  logger?: Logger;
  /** Path of the mount. @default "/api" */
  basePath?: string;
  /** Origins beside the server's own that may send changes from a browser. @default none */
  allowedOrigins?: string[];
  /**
   * Changing requests with a cookie must say where they come from (`Origin` or `Sec-Fetch-Site`), as those of browsers do. True
   * lets those through that say neither: for programs that sign in by cookie and cannot send an `Origin`. @default false
   */
  allowMissingOrigin?: boolean;
  worker?: WorkerOptions;
  /** Lets workers outside the kit, such as Celery's, ask for jobs by signed requests. @default nobody is let in */
  outsideWorkers?: {
    /** As `whsec_…`; each of them is accepted, so that one can be replaced without a gap. */
    secrets: readonly string[];
  };
  /**
   * Tells the host's own server of each change by a signed request (`HostEvent`), at least once and in order per entity. Give it
   * to every process: servers write the events down, workers send them. @default nobody is told
   */
  webhooks?: WebhookOptions;
}

/** How the host itself starts a job. */
export interface HostGenerateOptions {
  /** The owner in whose name the job runs; it must own the entity. */
  ownerId: string;
  /** True takes nothing of the owner's day and costs nothing. @default false */
  unlimited?: boolean;
  idempotencyKey?: string;
  /** @default "ko" */
  locale?: Locale;
  signal?: AbortSignal;
}

/** A running kit. */
export interface MediaGen {
  /** Answers every request below the base path. `info.clientAddress` is the peer's address, for rate limits. */
  fetch(request: Request, info?: { clientAddress?: string }): Promise<Response>;
  /** Draws waiting jobs in this process, and tells the host's server of changes. Runs on its own after `start`. */
  worker: Worker;
  /** Resolves when the tables are up to date. Requests and the worker wait for it by themselves. */
  ready(): Promise<void>;
  /** Starts a job as the host: past authentication and rate limits, and past the owner's limits with `unlimited`. */
  generate(request: GenerateRequest, options: HostGenerateOptions): Promise<Job>;
  /** Removes files that nobody can see any more, once; the worker does it by itself every `sweepMs`. */
  sweep(options?: SweepOptions): Promise<SweepReport>;
  /** The rooms behind the wire, for hosts that call them directly. */
  services: Services;
  /** Health, readiness and metrics, for a mount of their own; never below the base path. */
  operations: Operations;
  /**
   * Begins the end: from now on `/readyz` says 503 and no job is taken. Resolves when no job runs any more here: those under
   * way finish within `graceMs` or are given back for others to take at once. Requests are still answered. A second call with
   * a shorter time hurries the first.
   *
   * @param options.graceMs Milliseconds. @default 25000
   */
  drain(options?: { graceMs?: number }): Promise<void>;
  /** Looks for faults of the set-up, part by part, and says how to mend them; `media-gen doctor` prints it. */
  doctor(options?: { signal?: AbortSignal }): AsyncIterable<Diagnosis>;
  /** Stops the worker, giving unfinished jobs back, and frees engines and queue. The database stays open. */
  close(): Promise<void>;
}

const defaultGraceMs = 25_000;

/**
 * Wires the ports together. Nothing runs yet: the tables are made before the first request or the worker's start.
 *
 * @param options The host's parts; see `MediaGenOptions`.
 * @throws SettingsError at once when a setting is missing or cannot work.
 * @example
 * const mediaGen = createMediaGen({
 *   database: await openPglite({ folder: ".data/database" }),
 *   entities: { story: { find: async ({ entity_id }) => stories.get(entity_id) ?? null } },
 *   authenticate: (request) => sessions.callerOf(request),
 *   providers: [createProceduralProvider()],
 *   objects: createLocalObjectStore({ folder: ".data/objects" }),
 * });
 * await mediaGen.worker.start();
 */
export function createMediaGen(options: MediaGenOptions): MediaGen {
  const authenticate = requireAuthenticate(options.authenticate);
  const context = createContext(options);
  const outsideWork = createOutsideWork(context);
  const services: Services = {
    generation: createGeneration(context),
    gallery: createGallery(context),
    presets: createPresets(context),
    outsideWork,
  };
  const drawing = createWorker(context);
  const delivery = createDelivery(context);
  const worker: Worker = {
    start: async () => {
      await ready();
      await drawing.start();
      delivery.start();
    },
    stop: async (stopOptions) => {
      await Promise.all([drawing.stop(stopOptions), delivery.stop(stopOptions)]);
    },
  };
  let migrated: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    migrated ??= migrate(context.database).then(
      () => undefined,
      (error: unknown) => {
        migrated = null;
        throw error;
      },
    );
    return migrated;
  };
  const handle = createHttpHandler({
    services,
    authenticate,
    limits: context.limits,
    basePath: context.basePath,
    logger: context.logger,
    clock: context.clock,
    telemetry: context.telemetry,
    origins: { allowedOrigins: options.allowedOrigins, allowMissingOrigin: options.allowMissingOrigin },
    ready,
    workerSignatures: outsideSettings(options, context),
  });
  let draining = false;
  const drain = async ({ graceMs = defaultGraceMs }: { graceMs?: number } = {}): Promise<void> => {
    draining = true;
    await Promise.all([worker.stop({ drainMs: graceMs }), outsideWork.close({ drainMs: graceMs })]);
  };
  const operations = createOperations(context, () => draining);
  let closing: Promise<void> | null = null;

  return {
    services,
    ready,
    operations,
    drain,
    doctor: ({ signal } = {}) => diagnose(context, signal),
    fetch: handle,
    worker,
    generate: async (request, { ownerId, locale = "ko", ...rest }) => {
      await ready();
      return await context.telemetry.span("media_gen host generate", {}, async () => {
        const started = await submit(context, { userId: ownerId }, request, { ...rest, locale });
        return (await showStarted(context, started, locale)).job;
      });
    },
    sweep: async (sweepOptions) => {
      await ready();
      return await sweep(context, sweepOptions);
    },
    close: () => {
      draining = true;
      closing ??= closeAll(context, [worker.stop(), outsideWork.close()]);
      return closing;
    },
  };
}

function createContext(options: MediaGenOptions): Context {
  for (const name of ["database", "entities", "objects"] as const) {
    if (!options[name]) throw new SettingsError(`${name} is missing.`);
  }
  const { entities, clock = systemClock, logger = silentLogger } = options;
  const styles = options.styles?.length ? [...options.styles] : defaultStyles;
  return {
    database: options.database,
    entitySource: (type) => (isSource(entities) ? entities : (entities[type] ?? null)),
    providers: providersById(options.providers, styles),
    objects: options.objects,
    delivery: options.delivery ?? "redirect",
    queue: options.queue ?? createInProcessQueue(),
    guard: options.guard ?? createWordListGuard(),
    credits: options.credits ?? null,
    limits: limitSettings(options.limits),
    styles,
    imaging: createImaging(),
    changes: createJobChanges(options.database, { clock, logger }),
    webhooks: webhookSettings(options.webhooks, clock),
    worker: workerSettings(options.worker),
    clock,
    logger,
    telemetry: createTelemetry(),
    basePath: normaliseBasePath(options.basePath),
  };
}

function isSource(entities: MediaGenOptions["entities"]): entities is EntitySource {
  return "find" in entities && typeof entities.find === "function";
}

async function closeAll(context: Context, stopping: readonly Promise<void>[]): Promise<void> {
  await Promise.all(stopping);
  await context.changes.close();
  await context.queue.close?.();
  for (const provider of context.providers.values()) await provider.close?.();
}
