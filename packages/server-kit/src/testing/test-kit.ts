import { randomUUID } from "node:crypto";
import { defaultLimits, type EntityRef, type Job, type Limits } from "@media-gen/contract";
import type { Context, WorkerSettings } from "../context.ts";
import { createTableCredits } from "../credits/table.ts";
import type { Database } from "../database/database.ts";
import type { HostWebhooks } from "../events/host-webhooks.ts";
import { createGallery } from "../gallery/gallery.ts";
import { createGeneration } from "../generation/generation.ts";
import { createJobChanges } from "../generation/job-changes.ts";
import { createOutsideWork } from "../generation/outside-work.ts";
import { createWorker, type Worker } from "../generation/worker.ts";
import { createTelemetry } from "../observability/telemetry.ts";
import type { Caller } from "../ports/authenticator.ts";
import { systemClock } from "../ports/clock.ts";
import type { GuardVerdict } from "../ports/content-guard.ts";
import type { EntityRecord, GalleryChange } from "../ports/entity-source.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { silentLogger } from "../ports/logger.ts";
import { createPresets } from "../prompts/presets.ts";
import { defaultStyles } from "../prompts/styles.ts";
import { createInProcessQueue } from "../queues/in-process.ts";
import type { Services } from "../services.ts";
import { createMemoryObjectStore, type MemoryObjectStore } from "./memory-objects.ts";
import { createPlainImaging } from "./plain-imaging.ts";
import { createScriptedEngine, type ScriptedEngine } from "./scripted-engine.ts";

/** A whole kit on a real database with a scripted engine, for tests of its rooms. */
export interface TestKit {
  context: Context;
  services: Services;
  worker: Worker;
  /** Gives back what runs here for somebody outside. */
  closeOutsideWork(): Promise<void>;
  engine: ScriptedEngine;
  objects: MemoryObjectStore;
  /** Entities by `type/id`. */
  records: Map<string, EntityRecord>;
  /** What the host was told, oldest first. */
  told: GalleryChange[];
  guard: { text: GuardVerdict; image: GuardVerdict };
  /** A new owner with a new entity. */
  newOwner(visibility?: EntityRecord["visibility"]): { caller: Caller; entity: EntityRef };
  /** Reads a job until it has ended. */
  finished(caller: Caller, jobId: string): Promise<Job>;
}

/** Figures that differ from the defaults. */
export interface TestKitOptions {
  limits?: Partial<Limits>;
  worker?: Partial<WorkerSettings>;
  openingBalance?: number;
  engine?: ScriptedEngine;
  /** @default createInProcessQueue() */
  queue?: JobQueue;
  /** The way to the host's server. @default none */
  webhooks?: HostWebhooks;
  /** The host's entities, for a second kit of the same host. @default none */
  records?: Map<string, EntityRecord>;
}

const locale = "en" as const;

export function createTestKit(database: Database, options: TestKitOptions = {}): TestKit {
  const records = options.records ?? new Map<string, EntityRecord>();
  const told: GalleryChange[] = [];
  const engine = options.engine ?? createScriptedEngine();
  const objects = createMemoryObjectStore();
  const guard: TestKit["guard"] = { text: { action: "allow" }, image: { action: "allow" } };
  const source = {
    find: async (entity: EntityRef) => records.get(`${entity.entity_type}/${entity.entity_id}`) ?? null,
    galleryChanged: async (change: GalleryChange) => {
      told.push(change);
    },
  };
  const context: Context = {
    database,
    entitySource: () => source,
    providers: new Map([[engine.id, engine]]),
    objects,
    delivery: "redirect",
    queue: options.queue ?? createInProcessQueue(),
    guard: { checkText: async () => guard.text, checkImage: async () => guard.image },
    credits: createTableCredits({ openingBalance: options.openingBalance ?? 100 }),
    limits: { ...defaultLimits, ...options.limits },
    styles: defaultStyles,
    imaging: createPlainImaging(),
    changes: createJobChanges(database, { clock: systemClock, logger: silentLogger }),
    webhooks: options.webhooks ?? null,
    worker: {
      concurrency: 2,
      callsPerJob: 2,
      leaseMs: 9000,
      heartbeatMs: 3000,
      callTimeoutMs: 60_000,
      jobTimeoutMs: 600_000,
      scanMs: 200,
      resendMs: 30_000,
      sweepMs: 3_600_000,
      sweepGraceMs: 3_600_000,
      drainMs: 0,
      maxAttempts: 3,
      ...options.worker,
    },
    clock: systemClock,
    logger: silentLogger,
    telemetry: createTelemetry(),
    basePath: "/api",
  };
  const outsideWork = createOutsideWork(context);
  const services: Services = {
    generation: createGeneration(context),
    gallery: createGallery(context),
    presets: createPresets(context),
    outsideWork,
  };
  return {
    context,
    services,
    worker: createWorker(context),
    closeOutsideWork: () => outsideWork.close(),
    engine,
    objects,
    records,
    told,
    guard,
    newOwner: (visibility = "public") => {
      const caller = { userId: `owner-${randomUUID()}` };
      const entity = { entity_type: "story" as const, entity_id: randomUUID() };
      records.set(`story/${entity.entity_id}`, { ownerId: caller.userId, visibility });
      return { caller, entity };
    },
    finished: async (caller, jobId) => {
      let job = await services.generation.read(caller, jobId, { locale });
      while (job.finished_at === null) {
        job = await services.generation.read(caller, jobId, { locale, wait: 25, since: job.version });
      }
      return job;
    },
  };
}
