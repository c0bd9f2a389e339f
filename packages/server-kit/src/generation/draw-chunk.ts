import type { Context } from "../context.ts";
import { type DrawingSlot, type JobLease, startDrawing } from "../database/media-job-leases.ts";
import type { JobRow } from "../database/schema.ts";
import { errorFacts } from "../error-facts.ts";
import type { EngineRequest, ImageProvider } from "../ports/image-provider.ts";
import { ratioSize } from "../prompts/styles.ts";
import { CallTimeoutError, callEngine } from "./engine-call.ts";
import { outlastOutage } from "./outlast-outage.ts";
import { retryDeadlocks, type SlotFailure, settleFailed } from "./settle.ts";
import { settleOutcome, textsOf } from "./settle-outcome.ts";
import { CancelRequestedError, LeaseLostError, wasteOf } from "./stop-reasons.ts";

/** One engine call's part of a job. */
export interface Chunk {
  job: JobRow;
  lease: JobLease;
  provider: ImageProvider;
  ids: readonly string[];
}

/**
 * Draws some images of a job with one engine call and settles each as soon as it is there.
 *
 * @param signal Aborts when the job is cancelled, its time is over or its lease is lost; what is then pending stays so.
 * @throws LeaseLostError or the signal's reason.
 */
export async function drawChunk(context: Context, chunk: Chunk, signal: AbortSignal): Promise<void> {
  const started = await retryDeadlocks(() => startDrawing(context.database.kysely, chunk.lease, chunk.ids));
  if (!started) throw new LeaseLostError();
  if (started.cancelRequested) throw new CancelRequestedError();
  const { slots } = started;
  if (slots.length === 0) return;
  const open = new Map(slots.map((slot) => [slot.slot, slot]));
  const settling: Promise<void>[] = [];
  let failure: SlotFailure = { code: "provider_error", retryable: true, returnsShare: true };
  const { metrics } = context.telemetry;
  const engine = chunk.provider.id;
  const listen = async (): Promise<void> => {
    const call = callEngine(chunk.provider, requestOf(context, chunk.job, slots), {
      signal,
      timeoutMs: context.worker.callTimeoutMs,
      clock: context.clock,
    });
    for await (const outcome of call) {
      const slot = open.get(outcome.slot)!;
      open.delete(outcome.slot);
      const settled = settleOutcome(context, { ...chunk, outlastsOutages: true }, slot, outcome, signal);
      // Looked at below; without this a failure during the next wait would count as unhandled.
      settled.catch(() => undefined);
      settling.push(settled);
    }
  };
  try {
    const facts = { job_id: chunk.job.id, provider: engine, images: slots.length };
    await context.telemetry.step("engine_call", facts, listen);
    metrics.engineAnswered(engine, "ended");
  } catch (error) {
    if (signal.aborted) {
      metrics.engineAnswered(engine, "stopped");
      metrics.imagesWasted(wasteOf(signal.reason), open.size);
    } else {
      const late = error instanceof CallTimeoutError;
      metrics.engineAnswered(engine, late ? "timeout" : "failed");
      if (late) metrics.imagesWasted("timeout", open.size);
      if (late) failure = { ...failure, code: "timeout" };
      context.logger.warn(
        { job_id: chunk.job.id, provider: chunk.provider.id, error: errorFacts(error, textsOf(chunk.job)) },
        "an engine call failed",
      );
    }
  }
  const results = await Promise.allSettled(settling);
  for (const result of results) if (result.status === "rejected") throw result.reason;
  signal.throwIfAborted();
  const left = [...open.values()].map((slot) => slot.id);
  await outlastOutage(context, { job_id: chunk.job.id }, signal, () =>
    settleFailed(context, chunk.lease, left, failure),
  );
}

function requestOf(context: Context, job: JobRow, slots: readonly DrawingSlot[]): EngineRequest {
  const size = ratioSize(job.ratio, context.limits.outputLongSide);
  if (!size) throw new TypeError(`The engine's ratio ${job.ratio} is not of the form 3:4.`);
  return {
    prompt: job.prompt,
    negativePrompt: job.negative_prompt,
    style: job.style,
    ratio: size,
    images: slots
      .map((slot) => ({ slot: slot.slot, seed: Number(slot.seed) }))
      .toSorted((a, b) => a.slot - b.slot),
    variation:
      job.variation_strength === null
        ? null
        : { baseSeed: Number(job.seed), strength: job.variation_strength },
  };
}
