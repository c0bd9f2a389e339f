import { type EntityRef, isTerminal, type Job, type JobResult } from "@media-gen/client";

/** One place of a batch: the newest thing that happened there, and the job in which it did. */
export interface BatchSlot {
  slot: number;
  jobId: string;
  result: JobResult;
}

/** The first job of a batch and the retries of its failed places, as one row of places. */
export interface Batch {
  slots: BatchSlot[];
  total: number;
  ready: number;
  failed: number;
  drawing: number;
  /** Neither ready nor failed, and not with the engine. */
  waiting: number;
}

/** The key under which an entity's state is kept. */
export function entityKey({ entity_type, entity_id }: EntityRef): string {
  return `${entity_type}/${entity_id}`;
}

/** Merges a job and its retries by place; later jobs win. */
export function mergeBatch(jobs: readonly Job[]): Batch {
  const places = new Map<number, BatchSlot>();
  for (const job of jobs) {
    for (const result of job.results) {
      places.set(result.slot, { slot: result.slot, jobId: job.job_id, result });
    }
  }
  const slots = [...places.values()].sort((a, b) => a.slot - b.slot);
  const count = (test: (result: JobResult) => boolean): number =>
    slots.filter(({ result }) => test(result)).length;
  return {
    slots,
    total: slots.length,
    ready: count((result) => result.status === "ready"),
    failed: count((result) => result.status === "failed"),
    drawing: count((result) => result.status === "pending" && result.drawing),
    waiting: count((result) => result.status === "pending" && !result.drawing),
  };
}

/** True while something may still happen to the newest job of a batch. */
export function isLiveBatch(jobs: readonly Job[]): boolean {
  const newest = jobs.at(-1);
  return newest !== undefined && !isTerminal(newest.status);
}

/** The failed places of a batch that can be drawn again, of all or of the named ones. */
export function retryableSlots(batch: Batch, only?: readonly number[]): number[] {
  return batch.slots
    .filter(({ slot }) => only === undefined || only.includes(slot))
    .filter(({ result }) => result.status === "failed" && result.error?.retryable !== false)
    .map(({ slot }) => slot);
}
