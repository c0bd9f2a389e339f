import type { EntityRef, Quota } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { readDailyUsage } from "../database/media-daily-usage.ts";
import { findOwnJobs } from "../database/media-jobs.ts";
import type { Caller } from "../ports/authenticator.ts";

/**
 * What the caller may still spend today and which of the caller's own jobs an entity has. It says nothing of the entity
 * itself: for one that is missing, private or another's there are no jobs.
 */
export async function readQuota(context: Context, caller: Caller, entity: EntityRef | null): Promise<Quota> {
  const { limits, database } = context;
  return await database.transaction(async (transaction) => {
    const usage = await readDailyUsage(transaction, caller.userId, limits.timeZone);
    const jobs = entity
      ? await findOwnJobs(transaction, entity, caller.userId)
      : { live: null, latest: null };
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
