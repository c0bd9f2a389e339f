import { randomUUID } from "node:crypto";
import type { Job } from "@media-gen/contract";
import {
  createMediaGen,
  type Database,
  type EngineOutcome,
  type EngineRequest,
  type MediaGen,
  type ObjectStore,
} from "@media-gen/server-kit";
import { createTableCredits } from "@media-gen/server-kit/credits/table";
import { expect } from "vitest";
import { drawing, type Model, modelLimits } from "./model.ts";

/** A worker whose engine waits to be told what becomes of each image. */
interface Life {
  kit: MediaGen;
  waiting: Map<number, (outcome: EngineOutcome) => void>;
}

/** The kit beside the model: one owner, one entity, one worker at a time. */
export interface Real {
  kit: MediaGen;
  caller: { userId: string };
  entity: { entity_type: "story"; entity_id: string };
  /** Tells the engine what becomes of a slot that it is drawing. */
  settle(slot: number, outcome: "draw" | "fail" | "block" | "corrupt"): void;
  /** The worker is taken for dead; another takes the job. What the dead one still brings comes too late. */
  crash(model: Model): Promise<void>;
  close(): Promise<void>;
}

const en = { locale: "en" as const };

export async function startReal(
  database: Database,
  objects: ObjectStore,
  picture: Uint8Array,
): Promise<Real> {
  const caller = { userId: `owner-${randomUUID()}` };
  const entity = { entity_type: "story" as const, entity_id: randomUUID() };
  const live = async (): Promise<Life> => {
    const waiting: Life["waiting"] = new Map();
    const kit = createMediaGen({
      database,
      entities: {
        find: async ({ entity_id }) =>
          entity_id === entity.entity_id ? { ownerId: caller.userId, visibility: "public" } : null,
      },
      authenticate: () => caller,
      providers: [
        {
          specificationVersion: "v1",
          id: "held",
          label: "Held",
          digitalSourceType: "algorithmicMedia",
          capabilities: {
            seed: true,
            negative_prompt: true,
            variation_strength: true,
            ratios: ["3:4"],
            styles: ["realistic"],
            max_images_per_call: 1,
          },
          generate: (request, { signal }) => hold(waiting, request, signal),
        },
      ],
      objects,
      credits: createTableCredits({ openingBalance: modelLimits.balance }),
      limits: { outputLongSide: 64, imagesPerDay: modelLimits.perDay },
      worker: {
        concurrency: 1,
        callsPerJob: modelLimits.lanes,
        maxAttempts: modelLimits.attempts,
        scanMs: 5000,
        drainMs: 5000,
      },
    });
    await kit.worker.start();
    return { kit, waiting };
  };
  let now = await live();

  const settle: Real["settle"] = (slot, outcome) => {
    const tell = now.waiting.get(slot)!;
    now.waiting.delete(slot);
    tell(outcomeOf(slot, outcome, picture));
  };
  return {
    get kit() {
      return now.kit;
    },
    caller,
    entity,
    settle,
    crash: async (model) => {
      const dead = now;
      const jobId = model.job!.id;
      now = await live();
      await database.query("UPDATE media_jobs SET lease_expires_at = now() - interval '1 s' WHERE id = $1", [
        jobId,
      ]);
      await database.query("SELECT pg_notify('media_gen', $1)", [`queued:${jobId}`]);
      await expect
        .poll(() => [...now.waiting.keys()].sort(), { interval: 2, timeout: 10_000 })
        .toEqual(drawing(model));
      const closing = dead.kit.close();
      for (const [slot, tell] of dead.waiting) tell(outcomeOf(slot, "draw", picture));
      await closing;
    },
    close: async () => {
      const closing = now.kit.close();
      for (const [slot, tell] of now.waiting) tell(outcomeOf(slot, "fail", picture));
      now.waiting.clear();
      const timer = setInterval(() => {
        for (const [slot, tell] of now.waiting) tell(outcomeOf(slot, "fail", picture));
        now.waiting.clear();
      }, 5);
      await closing.finally(() => clearInterval(timer));
    },
  };
}

/** Waits until the kit shows what the model says, and shows all of it. */
export async function compare(model: Model, real: Real): Promise<void> {
  const { kit, caller, entity } = real;
  const look = async (): Promise<unknown> => {
    const { balance, used } = await kit.services.generation.quota(caller, entity, en);
    const { images } = await kit.services.gallery.list(caller, entity, { ...en, limit: 100 });
    const job = model.job && (await kit.services.generation.read(caller, model.job.id, en));
    return {
      balance,
      used,
      images: images.map(({ id, is_primary }) => ({ id, is_primary })),
      job: job && viewOf(job),
    };
  };
  const job = model.job && {
    status: model.job.status,
    slots: model.job.slots.map(({ status, code }) => ({
      status: status === "drawing" ? "pending" : status,
      drawing: status === "drawing",
      code,
    })),
    held: model.job.slots.filter(({ status }) => status === "pending" || status === "drawing").length,
    charged: model.job.slots.filter(({ status }) => status === "ready").length,
  };
  await expect.poll(look, { interval: 2, timeout: 10_000 }).toEqual({
    balance: model.balance,
    used: model.used,
    images: model.gallery.map((id, place) => ({ id, is_primary: place === 0 })),
    job,
  });
}

function viewOf(job: Job): unknown {
  return {
    status: job.status,
    slots: job.results.map((slot) => ({
      status: slot.status,
      drawing: slot.drawing,
      code: slot.error?.code ?? null,
    })),
    held: job.credits.held,
    charged: job.credits.charged,
  };
}

async function* hold(
  waiting: Life["waiting"],
  request: EngineRequest,
  signal: AbortSignal,
): AsyncGenerator<EngineOutcome> {
  const { slot } = request.images[0]!;
  yield await new Promise<EngineOutcome>((resolve, reject) => {
    waiting.set(slot, resolve);
    signal.addEventListener("abort", () => {
      if (waiting.get(slot) === resolve) waiting.delete(slot);
      reject(signal.reason);
    });
  });
}

function outcomeOf(
  slot: number,
  outcome: "draw" | "fail" | "block" | "corrupt",
  bytes: Uint8Array,
): EngineOutcome {
  if (outcome === "draw") return { slot, bytes };
  if (outcome === "corrupt") return { slot, bytes: bytes.subarray(0, 20) };
  const code = outcome === "block" ? "blocked" : "provider_error";
  return { slot, error: { code, retryable: false, message: "told so" } };
}
