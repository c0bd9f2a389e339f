import { createHash } from "node:crypto";
import type { GenerateRequest } from "@media-gen/contract";
import { v7 as newId } from "uuid";
import type { Context } from "../context.ts";
import { requireOwner } from "../entities/access.ts";
import type { Caller } from "../ports/authenticator.ts";
import type { CallOptions } from "../services.ts";
import { checkText } from "./check-text.ts";
import { type Plan, planRequest } from "./plan.ts";
import { slotSeed } from "./seeds.ts";
import { type StartedJob, startJob } from "./start-job.ts";

/** How a job is started. */
export interface SubmitOptions extends CallOptions {
  idempotencyKey?: string;
  /** True for the host's own jobs: they take nothing of the day and cost nothing. */
  unlimited?: boolean;
}

/**
 * Turns a request into a job. Refuses in this order: entity, request, content, live job, day, credits.
 *
 * @throws MediaGenError with the code of the refusal; nothing has changed then.
 */
export async function submit(
  context: Context,
  caller: Caller,
  request: GenerateRequest,
  options: SubmitOptions,
): Promise<StartedJob> {
  await requireOwner(context, caller, request, options.signal);
  const plan = await planRequest(context, caller, request);
  await checkText(
    context,
    {
      prompt: request.prompt,
      negativePrompt: request.negative_prompt ?? plan.negativePrompt,
      locale: options.locale,
    },
    options.signal,
  );
  options.signal?.throwIfAborted();
  return await startJob(context, {
    ...jobOf(plan),
    entity_type: request.entity_type,
    entity_id: request.entity_id,
    id: newId(),
    ownerId: caller.userId,
    idempotencyKey: options.idempotencyKey ?? null,
    requestHash: hashRequest(request),
    retryOf: null,
    pricePerImage: options.unlimited ? 0 : context.limits.pricePerImage,
    daily: options.unlimited
      ? null
      : { limit: context.limits.imagesPerDay, timeZone: context.limits.timeZone },
  });
}

function jobOf(plan: Plan) {
  const { count, ...rest } = plan;
  return {
    ...rest,
    slots: Array.from({ length: count }, (_, slot) => ({
      id: newId(),
      slot,
      seed: slotSeed(plan.seed, slot),
    })),
  };
}

/** The same for two requests that say the same, whatever the order of their fields. */
export function hashRequest(request: object): string {
  const fields = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
