import {
  type EntityRef,
  type GenerateRequest,
  isTerminal,
  type Job,
  type JobResult,
  type MediaGenClient,
  MediaGenError,
} from "@media-gen/client";
import { requestExpected } from "../gallery/expected-pictures.ts";
import { entityKey, isLiveBatch, mergeBatch, retryableSlots } from "./batch.ts";

/** What is known of one entity's generation in this page. */
export interface EntityGeneration {
  /** The first job of the batch and its retries, oldest first. */
  jobs: readonly Job[];
  /** A request to start is on its way. */
  submitting: boolean;
  /** A request to cancel is on its way or was accepted. */
  cancelling: boolean;
  /** Why the last request to start, cancel or watch failed. */
  error: unknown;
}

/** What happened to a job, in the order in which it happened. */
export type GenerationEvent = { entity: EntityRef; job: Job } & (
  | { type: "started" }
  | { type: "attached" }
  | { type: "slot"; result: JobResult }
  | { type: "ended" }
  | { type: "lost"; error: unknown }
);

/** Where live jobs read and write what the page knows of them. */
export interface JobRecords {
  get(entity: EntityRef): EntityGeneration;
  patch(entity: EntityRef, change: Partial<EntityGeneration>): void;
  emit(event: GenerationEvent): void;
}

/** What starts, follows and stops the jobs of one provider: one watcher each, which outlives every modal. */
export interface LiveJobs {
  /** Starts a job; a second call before the answer, or while a job is live, starts nothing and gives the first one's job. */
  submit(request: GenerateRequest): Promise<Job>;
  /** Follows a job that was started elsewhere, with the jobs that it draws again. Does nothing when it is known. */
  attach(entity: EntityRef, jobId: string): Promise<void>;
  /** Stops the slots of the live job that are still undecided. */
  cancel(entity: EntityRef): Promise<void>;
  /** Draws failed places again; without `slots` all that can be. */
  retry(entity: EntityRef, slots?: readonly number[]): Promise<void>;
  /** Stops all watching, not the jobs. A later `attach` or `submit` watches again. */
  stop(): void;
}

/** Most retries that are followed back to the first job of a batch. */
const longestChain = 20;

/** Makes the watchers of one provider's jobs. The store loads them with the first job. */
export function createLiveJobs(client: MediaGenClient, { get, patch, emit }: JobRecords): LiveJobs {
  const watchers = new Map<string, AbortController>();
  const starting = new Map<string, Promise<Job>>();
  const attaching = new Map<string, Promise<void>>();

  /** Takes in a newer state of a job and says what is new in it. */
  const take = (entity: EntityRef, job: Job): void => {
    const { jobs } = get(entity);
    const known = jobs.find(({ job_id }) => job_id === job.job_id);
    if (known !== undefined && known.version >= job.version) return;
    const settled = job.results.filter(
      ({ slot, status }) =>
        status !== "pending" && known?.results.find((before) => before.slot === slot)?.status === "pending",
    );
    for (const result of settled) requestExpected(result);
    patch(entity, {
      jobs: known === undefined ? [...jobs, job] : jobs.map((other) => (other === known ? job : other)),
      ...(isTerminal(job.status) ? { cancelling: false } : {}),
    });
    if (known === undefined) return;
    for (const result of settled) emit({ type: "slot", entity, job, result });
    if (isTerminal(job.status) && !isTerminal(known.status)) emit({ type: "ended", entity, job });
  };

  const watch = async (entity: EntityRef, jobId: string): Promise<void> => {
    if (watchers.has(jobId)) return;
    const stop = new AbortController();
    watchers.set(jobId, stop);
    try {
      for await (const job of client.watchJob(jobId, { signal: stop.signal })) take(entity, job);
    } catch (error) {
      // A job that can no longer be read must not keep the form away for ever.
      if (!stop.signal.aborted) {
        const job = get(entity).jobs.find(({ job_id }) => job_id === jobId);
        patch(entity, {
          error,
          cancelling: false,
          jobs: get(entity).jobs.filter(({ job_id }) => job_id !== jobId),
        });
        if (job !== undefined) emit({ type: "lost", entity, job, error });
      }
    } finally {
      if (watchers.get(jobId) === stop) watchers.delete(jobId);
    }
  };

  const bring = async (entity: EntityRef, jobId: string): Promise<void> => {
    const newest = await client.getJob(jobId);
    const chain = [newest];
    while (chain[0]?.retry_of && chain.length < longestChain) {
      const before = chain[0].retry_of;
      const known = get(entity).jobs.find(({ job_id }) => job_id === before);
      chain.unshift(known ?? (await client.getJob(before)));
    }
    // The job may have been started here while this call waited.
    if (get(entity).jobs.some(({ job_id }) => job_id === jobId)) return;
    patch(entity, { jobs: chain, cancelling: false });
    emit({ type: "attached", entity, job: newest });
    if (!isTerminal(newest.status)) void watch(entity, jobId);
  };

  const attach = async (entity: EntityRef, jobId: string): Promise<void> => {
    const { jobs } = get(entity);
    if (jobs.some(({ job_id }) => job_id === jobId)) {
      if (isLiveBatch(jobs) && jobs.at(-1)?.job_id === jobId) void watch(entity, jobId);
      return;
    }
    const underWay = attaching.get(jobId) ?? bring(entity, jobId).finally(() => attaching.delete(jobId));
    attaching.set(jobId, underWay);
    await underWay;
  };

  /** One start at a time: a second press waits for the answer of the first. */
  const start = (entity: EntityRef, begin: () => Promise<Job>, keep: readonly Job[]): Promise<Job> => {
    const key = entityKey(entity);
    const underWay = starting.get(key);
    if (underWay !== undefined) return underWay;
    patch(entity, { submitting: true, error: null });
    const answer = begin()
      .then((job) => {
        patch(entity, { jobs: [...keep, job], submitting: false, cancelling: false });
        emit({ type: "started", entity, job });
        if (isTerminal(job.status)) emit({ type: "ended", entity, job });
        else void watch(entity, job.job_id);
        return job;
      })
      .catch(async (error: unknown) => {
        patch(entity, { submitting: false, error });
        const elsewhere =
          MediaGenError.isInstance(error) && error.code === "job_already_running" && error.problem?.job_id;
        if (elsewhere) await attach(entity, elsewhere);
        throw error;
      })
      .finally(() => starting.delete(key));
    starting.set(key, answer);
    return answer;
  };

  return {
    attach,
    async submit(request) {
      const entity: EntityRef = { entity_type: request.entity_type, entity_id: request.entity_id };
      const { jobs } = get(entity);
      const live = isLiveBatch(jobs) ? jobs.at(-1) : undefined;
      return live ?? start(entity, () => client.generate(request), []);
    },
    async retry(entity, slots) {
      const { jobs } = get(entity);
      if (isLiveBatch(jobs)) return;
      const [first] = jobs;
      const places = retryableSlots(mergeBatch(jobs), slots);
      if (first === undefined || places.length === 0) return;
      // The first job knows every place of the batch; the server leaves out those that a later retry made ready.
      await start(entity, () => client.retryJob(first.job_id, { slots: places }), jobs);
    },
    async cancel(entity) {
      const job = get(entity).jobs.at(-1);
      if (job === undefined || isTerminal(job.status) || get(entity).cancelling) return;
      patch(entity, { cancelling: true, error: null });
      try {
        take(entity, await client.cancelJob(job.job_id));
      } catch (error) {
        patch(entity, { cancelling: false, error });
        throw error;
      }
    },
    stop() {
      for (const watcher of watchers.values())
        watcher.abort(new DOMException("The provider is gone.", "AbortError"));
      watchers.clear();
    },
  };
}
