import type { EntityRef, GenerateRequest, Job, JobStatus, Quota } from "@media-gen/client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { useMediaGen } from "../media-gen-context.ts";
import { type ActionProps, actionProps } from "../surface/action-props.ts";
import { type Batch, entityKey, isLiveBatch, mergeBatch, retryableSlots } from "./batch.ts";
import { type ProgressProps, progressProps } from "./progress-props.ts";
import { useGenerationStore } from "./use-generation-store.ts";

/** What `useGeneration` gives. */
export interface Generation {
  /** The newest job of the entity that this page knows, live or ended. */
  job: Job | null;
  /** The first job of the batch and the retries of its failed places, oldest first. */
  jobs: readonly Job[];
  /** Those jobs as one row of places. */
  batch: Batch;
  /** `idle` when no job is known, `submitting` while a request to start is on its way, else the newest job's status. */
  status: "idle" | "submitting" | JobStatus;
  /** True while something may still happen. */
  isLive: boolean;
  /** True from the request to cancel until the job has ended. */
  isCancelling: boolean;
  /** Why the last call failed; null after the next one. */
  error: unknown;
  /** Starts a job. @throws MediaGenError of any code of `POST /media/generate`; with `job_already_running` the live job is followed */
  submit(request: Omit<GenerateRequest, keyof EntityRef>): Promise<Job>;
  /** Stops what is still undecided. @throws MediaGenError */
  cancel(): Promise<void>;
  /** Draws failed places again, all or those named. @throws MediaGenError */
  retry(slots?: readonly number[]): Promise<void>;
  clearError(): void;
  /** For a button that stops what is undecided; failures are in `error`. */
  getCancelProps(): ActionProps;
  /** For a button that draws failed places again, all or those named; failures are in `error`. */
  getRetryProps(slots?: readonly number[]): ActionProps;
  /** For an element that shows how far the batch is; what a reader hears is a sentence. */
  getProgressProps(): ProgressProps;
}

const noJobs: readonly Job[] = [];

/**
 * The generation of one entity without any component: starts, follows, cancels and retries jobs. All callers of one
 * provider share one watcher, which outlives the caller. A job started elsewhere is followed when `useGenerationQuota`
 * learns of it, which this hook sees to.
 *
 * @example
 * const { submit, batch, isLive, cancel } = useGeneration({ entity_type: "character", entity_id: "haru" });
 * await submit({ prompt: "달빛 도서관의 사서", count: 4 });
 */
export function useGeneration(entity: EntityRef): Generation {
  const store = useGenerationStore();
  const { t } = useMediaGen();
  const { entity_type, entity_id } = entity;
  const key = entityKey(entity);
  const state = useStore(store.state, ({ entities }) => entities[key]);
  const { data: quota, dataUpdatedAt } = useGenerationQuota(entity);
  const activeJob = quota?.active_job_id ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies(dataUpdatedAt): each news of the quota takes up a lost watch again
  useEffect(() => {
    if (activeJob === null) return;
    // A job that cannot be read now is asked for again with the next quota.
    store.attach({ entity_type, entity_id }, activeJob).catch(() => {});
  }, [store, entity_type, entity_id, activeJob, dataUpdatedAt]);

  const jobs = state?.jobs ?? noJobs;
  const batch = useMemo(() => mergeBatch(jobs), [jobs]);
  const calls = useMemo(() => {
    const self: EntityRef = { entity_type, entity_id };
    return {
      submit: (request: Omit<GenerateRequest, keyof EntityRef>) => store.submit({ ...request, ...self }),
      cancel: () => store.cancel(self),
      retry: (slots?: readonly number[]) => store.retry(self, slots),
      clearError: () => store.clearError(self),
    };
  }, [store, entity_type, entity_id]);

  const job = jobs.at(-1) ?? null;
  const isLive = isLiveBatch(jobs);
  const isCancelling = isLive && (state?.cancelling === true || job?.cancel_requested === true);
  return {
    job,
    jobs,
    batch,
    status: state?.submitting ? "submitting" : (job?.status ?? "idle"),
    isLive,
    isCancelling,
    error: state?.error ?? null,
    ...calls,
    getCancelProps: () => actionProps(!isLive || isCancelling, () => void calls.cancel().catch(() => {})),
    getRetryProps: (slots) =>
      actionProps(
        isLive || retryableSlots(batch, slots).length === 0,
        () => void calls.retry(slots).catch(() => {}),
      ),
    getProgressProps: () => progressProps(batch, t),
  };
}

/** What the owner may still make today, the balance, and the live job of an entity. */
export function useGenerationQuota(entity: EntityRef, enabled = true): UseQueryResult<Quota, Error> {
  const { queries } = useMediaGen();
  return useQuery({ ...queries.quota(entity), enabled });
}
