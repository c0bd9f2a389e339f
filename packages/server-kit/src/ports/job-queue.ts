import type { Finding } from "./finding.ts";

/**
 * Says *when* a job may run, never *whether*: the database row is the only truth. A message that is lost, doubled or late
 * costs time and nothing else, because the worker also looks for waiting jobs by itself.
 *
 * - Messages carry the job's id and nothing more.
 * - `enqueue` is called after the job is committed. It MAY fail or take its time: the kit waits a second for it and goes on,
 *   and the job is found later.
 * - `consume` calls `run` for each message, at least once, at most `concurrency` at a time, until it is stopped. It MUST NOT
 *   wait for a server that is away, and MUST go on by itself when that server is back.
 * - The stop function resolves when no `run` is under way, also while the server is away.
 * - A queue whose `consumers` are `outside` hands its messages to programs that call the kit's operations for workers. The
 *   kit's own worker then takes no job by itself: it tells the queue `again` of jobs that wait for too long.
 */
export interface JobQueue {
  /** @default "here": the kit's own workers */
  readonly consumers?: "here" | "outside";
  /** `again` says that an earlier message of this job came to nothing. */
  enqueue(jobId: string, options: { again?: boolean; signal?: AbortSignal }): Promise<void>;
  /** Takes back the message of a job that was cancelled before it ran. MAY fail: a job that has ended is run by nobody. */
  withdraw?(jobId: string, options: { signal?: AbortSignal }): Promise<void>;
  consume(run: (jobId: string) => Promise<void>, options: { concurrency: number }): Promise<StopConsuming>;
  /** Looks for faults of the queue's set-up, for `media-gen doctor`. None: an empty list. MUST end soon after `signal` aborts. */
  check?(options: { signal?: AbortSignal }): Promise<Finding[]>;
  close?(): Promise<void>;
}

/** Stops consuming; resolves when no message is being worked on. */
export type StopConsuming = () => Promise<void>;
