import type { Job, Locale } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { readJob } from "../database/media-jobs.ts";
import type { Generation } from "../services.ts";
import { cancelJob } from "./cancel.ts";
import { toJob } from "./job-view.ts";
import { describeOptions } from "./options.ts";
import { readQuota } from "./quota.ts";
import { requireOwnJob, waitForJob } from "./read.ts";
import { retryJob } from "./retry.ts";
import type { StartedJob } from "./start-job.ts";
import { submit } from "./submit.ts";

/** The generation room as the http room calls it. */
export function createGeneration(context: Context): Generation {
  return {
    submit: async (caller, request, options) =>
      await showStarted(context, await submit(context, caller, request, options), options.locale),
    read: async (caller, jobId, options) => {
      const { wait, since, signal } = options;
      const job =
        wait !== undefined && wait > 0 && since !== undefined
          ? await waitForJob(context, caller, jobId, { wait, since, signal })
          : await requireOwnJob(context, caller, jobId, signal);
      return toJob(job, context.basePath, options.locale);
    },
    cancel: async (caller, jobId, options) => {
      await cancelJob(context, caller, jobId, options.signal);
      return await showJob(context, jobId, options.locale);
    },
    retry: async (caller, jobId, request, options) =>
      await showStarted(context, await retryJob(context, caller, jobId, request, options), options.locale),
    options: async () => describeOptions(context),
    quota: async (caller, entity) => await readQuota(context, caller, entity),
  };
}

/** A started job as the one who started it sees it. */
export async function showStarted(
  context: Context,
  started: StartedJob,
  locale: Locale,
): Promise<{ job: Job; replayed: boolean }> {
  const { jobId, replayed, written } = started;
  const job = written ? toJob(written, context.basePath, locale) : await showJob(context, jobId, locale);
  return { job, replayed };
}

async function showJob(context: Context, jobId: string, locale: Locale): Promise<Job> {
  const snapshot = await readJob(context.database.kysely, jobId);
  if (!snapshot) throw new Error("A job that was just written is gone.");
  return toJob(snapshot, context.basePath, locale);
}
