import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { MediaGen } from "../media-gen.ts";
import { untilSignalled } from "./signals.ts";

const usage = `media-gen <command> <module>

  migrate <module>   bring the tables up to date, then end
  worker <module>    draw waiting jobs until SIGTERM or SIGINT

<module> is a file that exports \`mediaGen\`, what createMediaGen gave, and may export \`close\` to end what it opened.`;

// Long enough for most images; a second signal ends it at once.
const drainMs = 25_000;

/** Where a command writes. */
export interface Output {
  print(line: string): void;
  complain(line: string): void;
}

/**
 * Runs one command of the `media-gen` program.
 *
 * @param words The command line after the program's name.
 * @returns The exit code: 0 done, 1 failed, 2 not understood.
 */
export async function runCommand(words: readonly string[], output: Output): Promise<number> {
  const [command, module, ...rest] = words;
  if (command === "--help" || command === "help") {
    output.print(usage);
    return 0;
  }
  if ((command !== "migrate" && command !== "worker") || !module || rest.length > 0) {
    output.complain(usage);
    return 2;
  }
  try {
    const { mediaGen, close } = await load(module);
    try {
      await mediaGen.ready();
      if (command === "worker") await work(mediaGen, output);
      else output.print("The tables are up to date.");
    } finally {
      await mediaGen.close();
      await close?.();
    }
    return 0;
  } catch (error) {
    output.complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function work(mediaGen: MediaGen, output: Output): Promise<void> {
  await mediaGen.worker.start();
  output.print("The worker takes jobs.");
  const signals = untilSignalled();
  await signals.first;
  output.print("The worker is stopping. A second signal ends it at once.");
  const patient = mediaGen.worker.stop({ drainMs });
  const hurried = signals.second.then(() => mediaGen.worker.stop({ drainMs: 0 }));
  await Promise.race([patient, hurried]);
  await patient;
  signals.forget();
  output.print("The worker has stopped.");
}

async function load(module: string): Promise<{ mediaGen: MediaGen; close?: () => Promise<void> }> {
  const loaded = (await import(pathToFileURL(resolve(module)).href)) as Record<string, unknown>;
  const { mediaGen, close } = loaded;
  if (!mediaGen)
    throw new Error(`${module} does not export mediaGen. Add: export const mediaGen = createMediaGen({ … })`);
  return { mediaGen: mediaGen as MediaGen, close: close as (() => Promise<void>) | undefined };
}
