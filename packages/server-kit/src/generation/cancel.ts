import { isTerminal } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { listPendingSlots } from "../database/media-assets.ts";
import { requestCancel } from "../database/media-jobs.ts";
import { notify } from "../database/notify.ts";
import type { Caller } from "../ports/authenticator.ts";
import { requireOwnJob } from "./read.ts";
import { endJobChange, failSlots } from "./settle.ts";
import { withdrawFromQueue } from "./tell-queue.ts";

/**
 * Stops a job. Images that no engine is drawing end at once; an engine call under way is stopped by the worker that holds
 * the job, unless its image is ready first. A job that has ended stays as it is.
 *
 * @throws MediaGenError `not_found` or `forbidden`.
 */
export async function cancelJob(
  context: Context,
  caller: Caller,
  jobId: string,
  signal?: AbortSignal,
): Promise<void> {
  const job = await requireOwnJob(context, caller, jobId, signal);
  if (isTerminal(job.status)) return;
  const isHeld = await context.database.transaction(async (transaction) => {
    const live = await requestCancel(transaction, jobId);
    if (!live) return false;
    const pending = await listPendingSlots(transaction, jobId);
    const drawing = pending.filter((slot) => slot.drawing);
    const untouched = pending.filter((slot) => !slot.drawing);
    const failure = { code: "cancelled", retryable: true } as const;
    await failSlots(
      context,
      transaction,
      live,
      untouched.map((slot) => slot.id),
      { ...failure, returnsShare: true },
    );
    if (!live.held_by_worker) {
      await failSlots(
        context,
        transaction,
        live,
        drawing.map((slot) => slot.id),
        { ...failure, returnsShare: false },
      );
    }
    await notify(transaction, { kind: "cancel", jobId });
    await endJobChange(context, transaction, live);
    return live.held_by_worker;
  });
  if (!isHeld) await withdrawFromQueue(context, jobId);
}
