import type { ImageErrorCode, JobStatus } from "@media-gen/contract/wire";
import { refund } from "./account.ts";
import { sizeOf } from "./choices.ts";
import { showImage } from "./gallery.ts";
import { isLive, jobChanged, type MemoryState, type StoredJob, type StoredSlot, timestamp } from "./state.ts";
import { jobView } from "./views.ts";

/** Jobs that are not at their end, oldest first. */
export function liveJobs(state: MemoryState): StoredJob[] {
  return [...state.jobs.values()].filter(isLive);
}

/** A queued job begins to draw its first image. */
export function startJob(state: MemoryState, job: StoredJob): void {
  if (job.status !== "queued") return;
  job.status = "running";
  drawNext(job);
  jobChanged(state, job);
}

function drawNext(job: StoredJob): void {
  if (job.cancelRequested) return;
  const next = job.slots.find((slot) => slot.status === "pending");
  if (next !== undefined) next.drawing = true;
}

/** Ends the next pending images of the oldest live jobs, until `count` have ended. */
export function finishNext(state: MemoryState, count: number): void {
  for (let ended = 0; ended < count; ended += 1) {
    const job = liveJobs(state)[0];
    if (job === undefined) return;
    finishOne(state, job);
  }
}

/** Ends the next pending image of a job as the options' `outcome` says. */
export function finishOne(state: MemoryState, job: StoredJob): void {
  const slot = job.slots.find(({ status }) => status === "pending");
  if (slot === undefined) return;
  startJob(state, job);
  const outcome = state.options.outcome?.(slot.slot, jobView(state, job)) ?? "ready";
  settle(state, job, slot, outcome);
}

/** Writes the end of one image: money, gallery and job in one step. */
export function settle(
  state: MemoryState,
  job: StoredJob,
  slot: StoredSlot,
  outcome: "ready" | ImageErrorCode,
): void {
  if (slot.status !== "pending") return;
  const { drawing } = slot;
  if (drawing) state.drawn += 1;
  slot.drawing = false;
  if (outcome === "ready") {
    slot.status = "ready";
    showImage(state, {
      id: slot.assetId,
      job,
      slot,
      ...pickSize(job.settings.ratio),
      alt: null,
      caption: null,
      crop: null,
      focalPoint: null,
      version: 1,
      createdAt: timestamp(state),
      deleted: null,
    });
  } else {
    slot.status = "failed";
    slot.error = outcome;
    // What the engine was already asked for counts for the day, or asking and cancelling would be free.
    const keepsShare = outcome === "blocked" || (outcome === "cancelled" && drawing);
    refund(state, job.owner, { price: job.price, day: job.day, keepsShare });
  }
  if (job.slots.every(({ status }) => status !== "pending")) {
    job.status = endOf(job.slots);
    job.finishedAt = timestamp(state);
  } else if (job.status === "running" && !job.slots.some(({ drawing }) => drawing)) {
    drawNext(job);
  }
  jobChanged(state, job);
}

function pickSize(ratio: string): { width: number; height: number } {
  const { width, height } = sizeOf(ratio);
  return { width, height };
}

function endOf(slots: readonly StoredSlot[]): JobStatus {
  if (slots.some(({ error }) => error === "cancelled")) return "cancelled";
  const ready = slots.filter(({ status }) => status === "ready").length;
  return ready === slots.length ? "succeeded" : ready > 0 ? "partial" : "failed";
}
