import type { EntityRef, Quota } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { readDailyUsage } from "../database/media-daily-usage.ts";
import { findEntityJobs } from "../database/media-jobs.ts";
import { requireOwner } from "../entities/access.ts";
import type { Caller } from "../ports/authenticator.ts";

/**
 * What the caller may still spend today and, for an own entity, which jobs it has.
 *
 * @throws MediaGenError `not_found` or `forbidden` when an entity is named that is not the caller's.
 */
export async function readQuota(
  context: Context,
  caller: Caller,
  entity: EntityRef | null,
  signal?: AbortSignal,
): Promise<Quota> {
  if (entity) await requireOwner(context, caller, entity, signal);
  const { limits, database } = context;
  return await database.transaction(async (transaction) => {
    const usage = await readDailyUsage(transaction, caller.userId, limits.timeZone);
    const jobs = entity ? await findEntityJobs(transaction, entity) : { live: null, latest: null };
    return {
      limit: limits.imagesPerDay,
      used: usage.used,
      remaining: Math.max(0, limits.imagesPerDay - usage.used),
      resets_at: usage.resetsAt.toISOString(),
      time_zone: limits.timeZone,
      balance: context.credits ? await context.credits.balance(caller.userId, transaction) : null,
      price_per_image: limits.pricePerImage,
      active_job_id: jobs.live,
      latest_job_id: jobs.latest,
    };
  });
}
