import { isTerminal, type Job } from "@media-gen/contract/wire";
import { MediaGenError } from "./errors.ts";
import { follow } from "./transport/abort.ts";
import type { Call } from "./transport/call.ts";
import { isHidden, untilWoken } from "./transport/page.ts";
import { pauseBefore } from "./transport/retry-policy.ts";
import type { Settings } from "./transport/settings.ts";

/** Seconds that the server is asked to hold an answer. */
const wait = 20;
/** An answer with nothing new that comes sooner than this was not held: the server or a proxy does no long polling. */
const heldMs = 1_000;
/** Long polls in a row that may come to nothing before plain polling takes over. */
const fruitlessLimit = 2;
/** Between two questions while nobody looks, in milliseconds. */
const hiddenMs = 30_000;
const lossBounds = { first: 500, longest: 10_000 };

interface WatchOptions {
  signal?: AbortSignal;
  mode?: "long-poll" | "poll";
}

/** The states of a job, one after the other; left with `return`. */
export interface JobStates {
  next(): Promise<IteratorResult<Job, undefined>>;
  return(): Promise<IteratorResult<Job, undefined>>;
}

/** See `MediaGenClient.watchJob`. */
export function watchJob(
  call: Call,
  settings: Settings,
  jobId: string,
  { signal, mode = "long-poll" }: WatchOptions,
): JobStates {
  const stop = new AbortController();
  const unfollow = follow(signal, stop);
  const states = follower(call, settings, jobId, mode, stop.signal);
  let left = false;
  const done = { done: true, value: undefined } as const;
  return {
    async next() {
      try {
        const step = await states.next();
        if (step.done) unfollow();
        return step.done ? done : step;
      } catch (error) {
        unfollow();
        if (left) return done;
        throw error;
      }
    },
    // A plain generator would hold its open request until the server answers.
    async return() {
      left = true;
      unfollow();
      stop.abort();
      return done;
    },
  };
}

async function* follower(
  call: Call,
  { clock, random }: Settings,
  jobId: string,
  mode: "long-poll" | "poll",
  signal: AbortSignal,
): AsyncGenerator<Job, undefined> {
  let last: Job | null = null;
  let longPoll = mode === "long-poll";
  let fruitless = 0;
  let losses = 0;

  for (;;) {
    const held: boolean = longPoll && last !== null && !isHidden();
    const since: Job | null = held ? last : null;
    const askedAt = clock.now();
    let pause = 0;
    try {
      const job: Job | null = await untilWoken(signal, (awake) => read(call, jobId, since, awake));
      if (job === null) continue;
      losses = 0;
      if (last === null || job.version > last.version) {
        last = job;
        fruitless = 0;
        yield job;
        if (isTerminal(job.status)) return;
      } else if (held) {
        // Nothing new after a held answer is how a long poll ends; nothing new at once means that it was not held.
        fruitless = clock.now() - askedAt < heldMs ? fruitless + 1 : 0;
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!MediaGenError.isInstance(error) || isFinal(error)) throw error;
      if (held && refusesWaiting(error)) longPoll = false;
      else if (!isLoss(error, last !== null)) throw error;
      else {
        losses += 1;
        if (held) fruitless += 1;
        pause = pauseBefore(losses + 1, error.retryAfter, random, lossBounds);
      }
    }
    if (fruitless >= fruitlessLimit) longPoll = false;
    if (!longPoll && pause === 0) pause = 2_000 + 1_000 * random();
    if (isHidden()) pause = Math.max(pause, hiddenMs);
    if (pause > 0) await untilWoken(signal, (awake) => clock.sleep(pause, awake));
  }
}

async function read(call: Call, jobId: string, last: Job | null, signal: AbortSignal): Promise<Job> {
  const answer = await call("getJob", {
    params: { job_id: jobId },
    query: last === null ? {} : { wait, since: last.version },
    signal,
    // Losses are counted here, where they also decide about long polling.
    maxTries: 1,
  });
  return answer.body as Job;
}

/** Refusals that asking otherwise or later does not mend. */
function isFinal(error: MediaGenError): boolean {
  return (
    error.problem !== null &&
    (error.code === "unauthenticated" || error.code === "forbidden" || error.code === "not_found")
  );
}

/** A proxy or server that takes the plain question but not the waiting one. */
function refusesWaiting(error: MediaGenError): boolean {
  const { status } = error;
  return (status >= 400 && status < 500 && status !== 429) || status === 501 || status === 504;
}

/** Trouble on the way, not with the question. Once the job was seen, a strange answer is trouble too (a sign-in page, a deploy). */
function isLoss(error: MediaGenError, seen: boolean): boolean {
  if (error.code === "network_error") return error.retryable;
  if (error.code === "timeout" || error.status === 429 || error.status >= 500) return true;
  return seen && error.code === "bad_response" && error.status < 400;
}
