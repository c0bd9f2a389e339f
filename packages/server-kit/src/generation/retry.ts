import { isTerminal, type RetryRequest } from "@media-gen/contract";
import { v7 as newId } from "uuid";
import type { Context } from "../context.ts";
import { findRedrawnSlots, type JobSnapshot } from "../database/media-jobs.ts";
import { MediaGenError } from "../errors.ts";
import type { Caller } from "../ports/authenticator.ts";
import { checkText } from "./check-text.ts";
import { requireOwnJob } from "./read.ts";
import { findReplay, type StartedJob, startJob } from "./start-job.ts";
import { hashRequest, type SubmitOptions } from "./submit.ts";

/**
 * Starts a new job for failed images of an ended one: the same slots with the same seeds, held and counted anew.
 *
 * @throws MediaGenError `job_not_retryable` when the job is live, or an image that was asked for did not fail, cannot
 * succeed, or was drawn by an earlier retry; and everything that `submit` may throw.
 */
export async function retryJob(
  context: Context,
  caller: Caller,
  jobId: string,
  request: RetryRequest,
  options: SubmitOptions,
): Promise<StartedJob> {
  const job = await requireOwnJob(context, caller, jobId, options.signal);
  if (!context.providers.has(job.provider)) throw new MediaGenError("provider_unavailable");
  await checkText(
    context,
    { prompt: job.prompt, negativePrompt: job.negative_prompt, locale: options.locale },
    options.signal,
  );
  const key = options.idempotencyKey ?? null;
  const requestHash = hashRequest({ retry_of: job.id, slots: request.slots?.toSorted((a, b) => a - b) });
  const replay = await findReplay(context.database.kysely, {
    ownerId: caller.userId,
    idempotencyKey: key,
    requestHash,
  });
  if (replay) return replay;
  const slots = await retryableSlots(context, job, request.slots);
  return await startJob(context, {
    entity_type: job.entity_type,
    entity_id: job.entity_id,
    id: newId(),
    ownerId: caller.userId,
    idempotencyKey: key,
    requestHash,
    prompt: job.prompt,
    negativePrompt: job.negative_prompt,
    style: job.style,
    ratio: job.ratio,
    seed: Number(job.seed),
    variationStrength: job.variation_strength,
    provider: job.provider,
    retryOf: job.id,
    pricePerImage: options.unlimited ? 0 : context.limits.pricePerImage,
    daily: options.unlimited
      ? null
      : { limit: context.limits.imagesPerDay, timeZone: context.limits.timeZone },
    slots: slots.map(({ slot, seed }) => ({ id: newId(), slot, seed: Number(seed) })),
  });
}

async function retryableSlots(
  context: Context,
  job: JobSnapshot,
  wanted: readonly number[] | undefined,
): Promise<JobSnapshot["slots"]> {
  if (!isTerminal(job.status)) throw new MediaGenError("job_not_retryable", { job_id: job.id });
  const redrawn = await findRedrawnSlots(context.database.kysely, job.id);
  const failed = job.slots.filter(
    (slot) => slot.status === "failed" && slot.error_retryable && !redrawn.has(slot.slot),
  );
  const chosen = wanted ? failed.filter((slot) => wanted.includes(slot.slot)) : failed;
  if (chosen.length === 0 || (wanted && chosen.length < new Set(wanted).size)) {
    throw new MediaGenError("job_not_retryable");
  }
  return chosen;
}
