import type { Context } from "../context.ts";
import type { JobLease } from "../database/media-job-leases.ts";
import type { JobRow } from "../database/schema.ts";
import { errorFacts, withoutSecrets } from "../error-facts.ts";
import { discardFiles } from "../gallery/image-files.ts";
import { provenanceOf } from "../gallery/provenance.ts";
import type { WasteReason } from "../observability/kit-metrics.ts";
import type { EngineOutcome, ImageProvider } from "../ports/image-provider.ts";
import { FinishingError, finishImage } from "./finish-image.ts";
import { meansOutage, outlastOutage } from "./outlast-outage.ts";
import { type SlotFailure, settleFailed, settleReady } from "./settle.ts";
import { LeaseLostError, wasteOf } from "./stop-reasons.ts";

/** Whose pictures are settled, and under which lease. */
export interface Drawing {
  job: Pick<JobRow, "id" | "prompt" | "negative_prompt">;
  lease: JobLease;
  provider: Pick<ImageProvider, "id" | "digitalSourceType">;
  /** True waits while the database is away; false leaves it to who asked to ask again. */
  outlastsOutages: boolean;
}

/**
 * Makes one image of a leased job ready, or fails it, from what its engine gave. Bytes are decoded, looked at by the guard
 * and stored before the row says that they are real.
 *
 * @throws LeaseLostError or the signal's reason; then nothing was changed.
 */
export async function settleOutcome(
  context: Context,
  { job, lease, provider, outlastsOutages }: Drawing,
  slot: { id: string; slot: number },
  outcome: EngineOutcome,
  signal: AbortSignal,
): Promise<void> {
  const facts = { job_id: job.id, slot: slot.slot, provider: provider.id };
  const waste = (reason: WasteReason): void => context.telemetry.metrics.imagesWasted(reason, 1);
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    outlastsOutages ? outlastOutage(context, facts, signal, work) : work();
  const fail = (failure: SlotFailure): Promise<string[]> =>
    write(() => settleFailed(context, lease, [slot.id], failure));
  if ("error" in outcome) {
    const { code, retryable, message } = outcome.error;
    const reason = withoutSecrets(message, textsOf(job));
    context.logger.warn({ ...facts, code, reason }, "the engine could not draw an image");
    await fail({
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
    // After a try without an answer the row may be ready after all: then the files are its own, and else the sweep's.
    let unsure = false;
    const settle = (): Promise<boolean> =>
      settleReady(context, lease, slot, image).catch((error: unknown) => {
        unsure ||= meansOutage(error);
        throw error;
      });
    try {
      const settled = await context.telemetry.step("settle", facts, () => write(settle));
      if (settled || unsure) return;
      // Somebody ended it meanwhile: its owner, or its time.
      waste("cancelled");
      await discardFiles(context, image.variants);
    } catch (error) {
      if (error instanceof LeaseLostError && !unsure) {
        waste("lease_lost");
        await discardFiles(context, image.variants);
      }
      if (error instanceof LeaseLostError || meansOutage(error) || signal.aborted) throw error;
      context.logger.error({ ...facts, error: errorFacts(error) }, "an image could not be made ready");
      const failed = await fail(failureOf("internal"));
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
    await fail(failureOf(error.code));
  }
}

/** What an engine was told and may say again when it fails. */
export const textsOf = (job: Drawing["job"]): (string | null)[] => [job.prompt, job.negative_prompt];

function failureOf(code: SlotFailure["code"]): SlotFailure {
  return { code, retryable: code !== "blocked", returnsShare: code !== "blocked" };
}
