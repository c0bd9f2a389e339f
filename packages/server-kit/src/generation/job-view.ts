import { type CreditAmounts, type Job, type JobResult, type Locale, sentences } from "@media-gen/contract";
import type { JobSlotRow, JobSnapshot } from "../database/media-jobs.ts";
import { imageUrl } from "../gallery/image-url.ts";
import { toVariants } from "../gallery/image-view.ts";

/** A job as its owner sees it. */
export function toJob(snapshot: JobSnapshot, basePath: string, locale: Locale): Job {
  const results = snapshot.slots.map((slot) => toResult(slot, basePath, locale));
  const ready = results.filter((result) => result.status === "ready").length;
  const failed = results.filter((result) => result.status === "failed").length;
  return {
    job_id: snapshot.id,
    entity_type: snapshot.entity_type,
    entity_id: snapshot.entity_id,
    version: snapshot.version,
    status: snapshot.status,
    progress: (ready + failed) / results.length,
    counts: { total: results.length, ready, failed },
    results,
    credits: sumCredits(results),
    settings: {
      prompt: snapshot.prompt,
      negative_prompt: snapshot.negative_prompt,
      style: snapshot.style,
      ratio: snapshot.ratio,
      seed: Number(snapshot.seed),
      variation_strength: snapshot.variation_strength,
      provider: snapshot.provider,
    },
    retry_of: snapshot.retry_of,
    cancel_requested: snapshot.cancel_requested_at !== null,
    created_at: snapshot.created_at.toISOString(),
    finished_at: snapshot.finished_at?.toISOString() ?? null,
  };
}

function toResult(slot: JobSlotRow, basePath: string, locale: Locale): JobResult {
  const ready = slot.status === "ready";
  return {
    slot: slot.slot,
    asset_id: slot.id,
    status: slot.status,
    drawing: slot.drawing,
    url: ready ? imageUrl(basePath, slot.id, slot.version) : null,
    width: slot.width,
    height: slot.height,
    // A job is its owner's alone.
    variants: ready ? toVariants(slot, basePath, true) : null,
    thumbhash: slot.thumbhash,
    seed: Number(slot.seed),
    error: slot.error_code && {
      code: slot.error_code,
      message: sentences[locale].images[slot.error_code],
      retryable: slot.error_retryable ?? false,
    },
    credits: {
      held: slot.settlement === "held" ? slot.price : 0,
      charged: slot.settlement === "captured" ? slot.price : 0,
      refunded: slot.settlement === "voided" ? slot.price : 0,
    },
  };
}

function sumCredits(results: readonly JobResult[]): CreditAmounts {
  const sum: CreditAmounts = { held: 0, charged: 0, refunded: 0 };
  for (const { credits } of results) {
    sum.held += credits.held;
    sum.charged += credits.charged;
    sum.refunded += credits.refunded;
  }
  return sum;
}
