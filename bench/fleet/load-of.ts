import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const program = fileURLToPath(new URL("load.ts", import.meta.url));

/**
 * Requests per second that one address answers to 50 connections.
 *
 * @throws Error when an answer is not 200.
 */
export async function requestsPerSecond(address: string, seconds = 2, connections = 50): Promise<number> {
  const args = [program, address, String(connections), String(seconds)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { perSecond, refused } = JSON.parse(stdout) as { perSecond: number; refused: number };
  if (refused > 0) throw new Error(`${refused} requests of ${address} were refused.`);
  return perSecond;
}
