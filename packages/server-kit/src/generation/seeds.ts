import { createHash, randomInt } from "node:crypto";

/** A job's seed when its request names none: 0 to 2^32 - 1. */
export function drawSeed(): number {
  return randomInt(2 ** 32);
}

/** The seed of one image: the job's own for slot 0, for the others one that the same job and slot always get. */
export function slotSeed(jobSeed: number, slot: number): number {
  if (slot === 0) return jobSeed;
  return createHash("sha256").update(`${jobSeed}:${slot}`).digest().readUInt32BE(0);
}
