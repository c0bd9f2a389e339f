import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { MediaGen } from "../media-gen.ts";
import type { Output } from "./output.ts";
import { report } from "./report.ts";
import { type WorkOptions, work } from "./work.ts";

const usage = `media-gen <command> <module>

  migrate <module>   bring the tables up to date, then end
  worker <module>    draw waiting jobs until SIGTERM or SIGINT
    --port N         serve /healthz, /readyz and /metrics there
    --host H         on this address                            (127.0.0.1)
    --grace S        seconds that jobs may go on after a signal (25)
  doctor <module>    say what is wrong with the set-up and how to mend it
  sweep <module>     remove files that nobody can see any more, then end

<module> is a file that exports \`mediaGen\`, what createMediaGen gave, and may export \`close\` to end what it opened.
Exit codes: 0 done (doctor: no errors, though there may be warnings), 1 failed or doctor found errors, 2 not understood.`;

type Command = (module: Loaded, options: WorkOptions, output: Output) => Promise<void>;

interface Loaded {
  mediaGen: MediaGen;
  close?: () => Promise<void>;
}

const commands: Record<string, Command> = {
  migrate: async ({ mediaGen }, _, output) => {
    await mediaGen.ready();
    output.print("The tables are up to date.");
  },
  worker: async ({ mediaGen }, options, output) => await work(mediaGen, options, output),
  sweep: async ({ mediaGen }, _, output) => {
    const { removed, missing } = await mediaGen.sweep();
    output.print(`${removed} file(s) were removed.`);
    for (const { assetId, key } of missing) {
      output.complain(`The file ${key} of the image ${assetId} is not in the store: somebody lost it.`);
    }
  },
};

/**
 * Runs one command of the `media-gen` program.
 *
 * @param words The command line after the program's name.
 * @returns The exit code: 0 done, 1 failed or the doctor found errors, 2 not understood.
 */
export async function runCommand(words: readonly string[], output: Output): Promise<number> {
  if (words[0] === "--help" || words[0] === "help") {
    output.print(usage);
    return 0;
  }
  const line = readLine(words);
  if (!line) {
    output.complain(usage);
    return 2;
  }
  const { command, module, options } = line;
  let loaded: Loaded | null = null;
  const open = async (): Promise<Loaded> => {
    loaded = await load(module);
    return loaded;
  };
  try {
    try {
      if (command === "doctor")
        return (await report(async () => (await open()).mediaGen, output)) > 0 ? 1 : 0;
      await commands[command]?.(await open(), options, output);
    } finally {
      await end(loaded);
    }
    return 0;
  } catch (error) {
    output.complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** Null for a line that makes no sense. */
function readLine(
  words: readonly string[],
): { command: string; module: string; options: WorkOptions } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        port: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        grace: { type: "string", default: "25" },
      },
    });
    const [command = "", module, ...rest] = positionals;
    const port = values.port === undefined ? null : Number(values.port);
    const graceMs = Number(values.grace) * 1000;
    const known = command === "doctor" || Object.hasOwn(commands, command);
    const fits = Number.isInteger(port ?? 0) && (port ?? 0) >= 0 && (port ?? 0) < 65_536 && graceMs >= 0;
    if (!known || !module || rest.length > 0 || !fits) return null;
    return { command, module, options: { port, host: values.host, graceMs } };
  } catch {
    return null;
  }
}

async function load(module: string): Promise<Loaded> {
  const loaded = (await import(pathToFileURL(resolve(module)).href)) as Record<string, unknown>;
  const { mediaGen, close } = loaded;
  if (!mediaGen)
    throw new Error(`${module} does not export mediaGen. Add: export const mediaGen = createMediaGen({ … })`);
  return { mediaGen: mediaGen as MediaGen, close: close as (() => Promise<void>) | undefined };
}

async function end(loaded: Loaded | null): Promise<void> {
  await loaded?.mediaGen.close();
  await loaded?.close?.();
}
