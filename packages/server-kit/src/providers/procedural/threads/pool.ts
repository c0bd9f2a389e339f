import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PaintedPicture, Painting } from "../paint-scene.ts";
import type { PaintingAnswer, PaintingOrder } from "./messages.ts";

/** Painting threads. Started when first needed; idle ones do not keep the process alive. */
export interface PaintingPool {
  /** Paints on a thread. @throws the signal's reason soon after it aborts; the thread is then given up. */
  paint(painting: Painting, signal: AbortSignal): Promise<PaintedPicture>;
  /** Ends every thread; paintings under way are refused. */
  close(): Promise<void>;
}

interface Task {
  order: PaintingOrder;
  resolve(picture: PaintedPicture): void;
  reject(reason: unknown): void;
  settled: boolean;
}

/** Opens a pool of at most `threads` painting threads (default: one core is left to the requests). */
export function openPaintingPool(threads: number = Math.max(1, availableParallelism() - 1)): PaintingPool {
  const idle: Worker[] = [];
  const busy = new Map<Worker, Task>();
  const waiting: Task[] = [];
  const ending = new Set<Promise<unknown>>();
  let closed = false;
  let count = 0;

  const end = (worker: Worker): void => {
    worker.removeAllListeners();
    // A thread that dies while it is being ended has nothing more to tell.
    worker.on("error", () => undefined);
    const ended = worker.terminate().finally(() => ending.delete(ended));
    ending.add(ended);
  };

  const start = (): Worker => {
    const worker = spawnWorker();
    worker.on("message", (answer: PaintingAnswer) => {
      const task = busy.get(worker);
      if (!task || task.order.id !== answer.id) return;
      busy.delete(worker);
      worker.unref();
      idle.push(worker);
      if ("picture" in answer) task.resolve(answer.picture);
      else task.reject(new Error(`the painting thread failed: ${answer.error}`));
      next();
    });
    const lost = (reason: Error): void => {
      const task = busy.get(worker);
      busy.delete(worker);
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
      task?.reject(reason);
      next();
    };
    worker.on("error", lost);
    worker.on("exit", (code) => lost(new Error(`the painting thread ended with code ${code}`)));
    return worker;
  };

  const next = (): void => {
    while (waiting.length > 0 && busy.size < threads && !closed) {
      const task = waiting.shift()!;
      const worker = idle.pop() ?? start();
      busy.set(worker, task);
      worker.ref();
      worker.postMessage(task.order);
    }
  };

  const abandon = (task: Task): void => {
    const at = waiting.indexOf(task);
    if (at >= 0) waiting.splice(at, 1);
    for (const [worker, running] of busy) {
      if (running !== task) continue;
      busy.delete(worker);
      end(worker);
    }
    next();
  };

  return {
    paint(painting, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (closed) return reject(new Error("the painting pool is closed; create a new provider"));
        const settle = (): void => {
          task.settled = true;
          signal.removeEventListener("abort", onAbort);
        };
        const task: Task = {
          order: { id: ++count, painting },
          settled: false,
          resolve: (picture) => {
            settle();
            resolve(picture);
          },
          reject: (reason) => {
            settle();
            reject(reason);
          },
        };
        const onAbort = (): void => {
          abandon(task);
          if (!task.settled) task.reject(signal.reason);
        };
        signal.addEventListener("abort", onAbort);
        waiting.push(task);
        next();
      });
    },
    async close() {
      closed = true;
      const reason = new Error("the painting pool was closed");
      for (const task of waiting.splice(0)) task.reject(reason);
      for (const [worker, task] of busy) {
        end(worker);
        task.reject(reason);
      }
      busy.clear();
      for (const worker of idle.splice(0)) end(worker);
      await Promise.allSettled(ending);
    },
  };
}

/** Unbuilt sources start their unbuilt worker; the built package starts the one that it exports. */
function spawnWorker(): Worker {
  if (import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("../worker.ts", import.meta.url), {
      execArgv: ["--conditions=@media-gen/source"],
      env: {},
    });
  }
  return new Worker(new URL(import.meta.resolve("@media-gen/server-kit/providers/procedural/worker")), {
    env: {},
  });
}
