import { readdirSync, readFileSync } from "node:fs";

/** Adds up how long processes stood in line for a processor since it was made. */
export interface QueuedTime {
  /** Milliseconds of all of them together. Zero where the system does not tell. */
  read(): number;
}

/**
 * A machine with too much to do lets everybody wait: what a process was kept from doing is no fault of its own. At any time
 * a job waits for one of the processes that serve it, so their times together are the most that it was held up.
 *
 * @param pids The processes that run now; those that ended keep what was read of them last.
 */
export function createQueuedTime(pids: () => readonly number[]): QueuedTime {
  const before = new Map<number, number>();
  let total = 0;
  const read = (): number => {
    for (const pid of pids()) {
      const now = queuedMs(pid);
      // A process that is new here was started meanwhile: all its waiting counts.
      total += Math.max(0, now - (before.get(pid) ?? 0));
      before.set(pid, now);
    }
    return total;
  };
  for (const pid of pids()) before.set(pid, queuedMs(pid));
  return { read };
}

/** Linux counts for each thread the nanoseconds on a processor, in line for one, and the turns. */
function queuedMs(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => {
      const [, queued] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ");
      return sum + Number(queued) / 1e6;
    }, 0);
  } catch {
    return 0;
  }
}
