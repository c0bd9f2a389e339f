import type { Context } from "../context.ts";
import { type DrawingSlot, type JobLease, startDrawing } from "../database/media-jobs.ts";
import type { JobRow } from "../database/schema.ts";
import { errorFacts, withoutSecrets } from "../error-facts.ts";
import { discardFiles } from "../gallery/image-files.ts";
import { provenanceOf } from "../gallery/provenance.ts";
import type { WasteReason } from "../observability/kit-metrics.ts";
import type { EngineOutcome, EngineRequest, ImageProvider } from "../ports/image-provider.ts";
import { ratioSize } from "../prompts/styles.ts";
import { CallTimeoutError, callEngine } from "./engine-call.ts";
import { FinishingError, finishImage } from "./finish-image.ts";
import { retryDeadlocks, type SlotFailure, settleFailed, settleReady } from "./settle.ts";
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
      const settled = settleOutcome(context, chunk, slot, outcome, signal);
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
  await settleFailed(
    context,
    chunk.lease,
    [...open.values()].map((slot) => slot.id),
    failure,
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

async function settleOutcome(
  context: Context,
  chunk: Chunk,
  slot: DrawingSlot,
  outcome: EngineOutcome,
  signal: AbortSignal,
): Promise<void> {
  const { job, lease, provider } = chunk;
  const facts = { job_id: job.id, slot: slot.slot, provider: provider.id };
  const waste = (reason: WasteReason): void => context.telemetry.metrics.imagesWasted(reason, 1);
  if ("error" in outcome) {
    const { code, retryable, message } = outcome.error;
    const reason = withoutSecrets(message, textsOf(job));
    context.logger.warn({ ...facts, code, reason }, "the engine could not draw an image");
    await settleFailed(context, lease, [slot.id], {
      code,
      retryable: retryable && code !== "blocked",
      returnsShare: code !== "blocked",
    });
    return;
  }
  try {
    const image = await finishImage(
      context,
      {
        assetId: slot.id,
        bytes: outcome.bytes,
        provenance: provenanceOf(job.id, slot.id, provider, context.clock.now()),
      },
      signal,
    );
    try {
      const settled = await context.telemetry.step("settle", facts, () =>
        settleReady(context, lease, slot, image),
      );
      if (settled) return;
      // Somebody ended it meanwhile: its owner, or its time.
      waste("cancelled");
      await discardFiles(context, image.variants);
    } catch (error) {
      if (error instanceof LeaseLostError) {
        waste("lease_lost");
        await discardFiles(context, image.variants);
        throw error;
      }
      context.logger.error({ ...facts, error: errorFacts(error) }, "an image could not be made ready");
      const failed = await settleFailed(context, lease, [slot.id], failureOf("internal"));
      // Empty when the row became ready after all: then the files are its own.
      if (failed.length > 0) {
        waste("internal");
        await discardFiles(context, image.variants);
      }
    }
  } catch (error) {
    if (!(error instanceof FinishingError)) {
      if (signal.aborted && !(error instanceof LeaseLostError)) waste(wasteOf(signal.reason));
      throw error;
    }
    waste(error.code);
    context.logger.warn(
      { ...facts, code: error.code, error: errorFacts(error.cause, textsOf(job)) },
      "an image could not be finished",
    );
    await settleFailed(context, lease, [slot.id], failureOf(error.code));
  }
}

/** What an engine was told and may say again when it fails. */
const textsOf = (job: JobRow): (string | null)[] => [job.prompt, job.negative_prompt];

function failureOf(code: SlotFailure["code"]): SlotFailure {
  return { code, retryable: code !== "blocked", returnsShare: code !== "blocked" };
}
