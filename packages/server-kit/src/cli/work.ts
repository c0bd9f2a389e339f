import type { MediaGen } from "../media-gen.ts";
import type { Output } from "./output.ts";
import { serveOperations } from "./serve-operations.ts";
import { untilSignalled } from "./signals.ts";

/** How a worker is run. */
export interface WorkOptions {
  /** Serves health, readiness and metrics there; null for nowhere. */
  port: number | null;
  host: string;
  /** How long jobs under way may go on after the first signal, in milliseconds. */
  graceMs: number;
}

/** Draws waiting jobs until SIGTERM or SIGINT, and then ends within the grace; a second signal gives the jobs back at once. */
export async function work(mediaGen: MediaGen, options: WorkOptions, output: Output): Promise<void> {
  const { port, host, graceMs } = options;
  const signals = untilSignalled();
  const server = port === null ? null : await serveOperations(mediaGen.operations, { port, host });
  try {
    await mediaGen.worker.start();
    output.print("The worker takes jobs.");
    if (server) output.print(`Health, readiness and metrics: ${server.url}`);
    await signals.first;
    output.print("The worker is stopping. A second signal ends it at once.");
    const patient = mediaGen.drain({ graceMs });
    const hurried = signals.second.then(() => mediaGen.drain({ graceMs: 0 }));
    await Promise.race([patient, hurried]);
    await patient;
    output.print("The worker has stopped.");
  } finally {
    signals.forget();
    await server?.close();
  }
}
