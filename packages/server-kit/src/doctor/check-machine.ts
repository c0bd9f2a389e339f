import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Finding } from "../ports/finding.ts";

const run = promisify(execFile);
const oldestNode = [22, 12] as const;

/** How the machine is asked; given by tests. */
export interface MachineProbes {
  nodeVersion: string;
  /** Encodes a picture as the kit does; rejects where sharp does not work. */
  encode(): Promise<void>;
  /** The families that can write a language, as `fc-list` prints them. */
  fontsFor(language: string, signal: AbortSignal): Promise<string>;
}

/** The real machine. */
export const thisMachine: MachineProbes = {
  nodeVersion: process.versions.node,
  encode: async () => {
    const { default: sharp } = await import("sharp");
    await sharp({ create: { width: 8, height: 8, channels: 3, background: "#345" } })
      .webp()
      .toBuffer();
  },
  fontsFor: async (language, signal) =>
    (await run("fc-list", [`:lang=${language}`, "family"], { signal })).stdout,
};

/** Node, the picture library, and letters for words that are drawn on pictures. */
export async function checkMachine(probes: MachineProbes, signal: AbortSignal): Promise<Finding[]> {
  return [...checkNode(probes), ...(await checkSharp(probes)), ...(await checkFonts(probes, signal))];
}

function checkNode({ nodeVersion }: MachineProbes): Finding[] {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (isNew) return [];
  const wanted = oldestNode.join(".");
  const message = `Node ${nodeVersion} is too old: the kit needs ${wanted} or newer. Install a newer Node.`;
  return [{ level: "error", code: "node_version", message }];
}

async function checkSharp({ encode }: MachineProbes): Promise<Finding[]> {
  try {
    await encode();
    return [];
  } catch (error) {
    const message = `Pictures cannot be encoded: sharp says "${firstLine(error)}". Install the packages again on this very machine (npm ci): sharp's binary belongs to one system and processor.`;
    return [{ level: "error", code: "sharp", message }];
  }
}

async function checkFonts({ fontsFor }: MachineProbes, signal: AbortSignal): Promise<Finding[]> {
  const languages = { en: "Latin", ko: "Korean", ja: "Japanese" };
  const missing: string[] = [];
  for (const [language, name] of Object.entries(languages)) {
    try {
      if ((await fontsFor(language, signal)).trim() === "") missing.push(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      const message =
        "fc-list was not found, so this machine has no fontconfig: words on pictures (watermarks) would be empty boxes. Install fontconfig and fonts, for example: apt-get install fontconfig fonts-noto-cjk. Without watermarks you may leave it.";
      return [{ level: "warning", code: "fontconfig", message }];
    }
  }
  if (missing.length === 0) return [];
  const message = `This machine has no font for ${missing.join(", ")} letters: words on pictures (watermarks) would be empty boxes. Install one, for example: apt-get install fonts-noto-cjk. Without watermarks you may leave it.`;
  return [{ level: "warning", code: "fonts", message }];
}

/** What an error says first; the rest of it is for logs. */
export function firstLine(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { cause } = error;
  return (cause instanceof Error ? cause.message || cause.name : error.message || error.name).split(
    "\n",
    1,
  )[0]!;
}
