import type { EntityRef } from "@media-gen/contract";
import { MediaGenError } from "../errors.ts";
import type { SlotScript } from "./scripted-engine.ts";
import type { TestKit } from "./test-kit.ts";

/** Something that several processes do at once. */
export type RaceCall = {
  /** How many calls this process makes at the same time. */
  times: number;
  ownerId: string;
  entity: EntityRef;
} & (
  | {
      kind: "generate";
      count: number;
      key?: string /** Each call has an entity of its own. */;
      apart?: string;
    }
  | { kind: "primary"; ids: string[] }
  | { kind: "reorder"; orders: string[][] }
  | { kind: "remove"; ids: string[] }
  | { kind: "cancel"; jobId: string }
  | { kind: "work"; scripts: SlotScript[] }
);

/** What one call came to: a code of the wire, `internal_error` for anything else, or what it gave. */
export interface RaceOutcome {
  code: string;
  jobId?: string;
  replayed?: boolean;
}

const en = { locale: "en" as const };

/** Makes the calls of one process all at once. */
export async function race(kit: TestKit, call: RaceCall): Promise<RaceOutcome[]> {
  const key = `${call.entity.entity_type}/${call.entity.entity_id}`;
  kit.records.set(key, { ownerId: call.ownerId, visibility: "public" });
  return await Promise.all(
    Array.from({ length: call.times }, async (_, index): Promise<RaceOutcome> => {
      try {
        return { code: "ok", ...(await one(kit, call, index)) };
      } catch (error) {
        if (MediaGenError.isInstance(error)) return { code: error.code, jobId: error.details.job_id };
        return { code: `internal_error ${String(error)}` };
      }
    }),
  );
}

async function one(kit: TestKit, call: RaceCall, index: number): Promise<Partial<RaceOutcome>> {
  const caller = { userId: call.ownerId };
  const { gallery, generation } = kit.services;
  if (call.kind === "generate") {
    const entity = { ...call.entity };
    if (call.apart !== undefined) {
      entity.entity_id = `${call.apart}-${index}`;
      kit.records.set(`${entity.entity_type}/${entity.entity_id}`, {
        ownerId: call.ownerId,
        visibility: "public",
      });
    }
    const request = { ...entity, prompt: "sea", count: call.count };
    const { job, replayed } = await generation.submit(caller, request, { ...en, idempotencyKey: call.key });
    return { jobId: job.job_id, replayed };
  }
  if (call.kind === "primary") {
    await gallery.setPrimary(caller, call.entity, call.ids[index % call.ids.length]!, en);
  }
  if (call.kind === "reorder") {
    await gallery.reorder(caller, call.entity, call.orders[index % call.orders.length]!, en);
  }
  if (call.kind === "remove") {
    const id = call.ids[index % call.ids.length]!;
    await gallery.remove(caller, call.entity, id, en);
    await gallery.restore(caller, call.entity, id, en);
  }
  if (call.kind === "cancel") await generation.cancel(caller, call.jobId, en);
  if (call.kind === "work") {
    kit.engine.script = (slot) => call.scripts[slot]!;
    await kit.worker.start();
  }
  return {};
}
