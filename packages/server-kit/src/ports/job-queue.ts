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
 */
export interface JobQueue {
  enqueue(jobId: string, options: { signal?: AbortSignal }): Promise<void>;
  consume(run: (jobId: string) => Promise<void>, options: { concurrency: number }): Promise<StopConsuming>;
  /** Looks for faults of the queue's set-up, for `media-gen doctor`. None: an empty list. MUST end soon after `signal` aborts. */
  check?(options: { signal?: AbortSignal }): Promise<Finding[]>;
  close?(): Promise<void>;
}

/** Stops consuming; resolves when no message is being worked on. */
export type StopConsuming = () => Promise<void>;
