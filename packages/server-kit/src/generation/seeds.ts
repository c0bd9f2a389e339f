import { randomInt } from "node:crypto";

/** A job's seed when its request names none: 0 to 2^32 - 1. */
export function drawSeed(): number {
  return randomInt(2 ** 32);
}

/**
 * The seed of one image: the job's own for slot 0, and one more for each slot after it, as engines number a batch. An
 * owner who asks for one image with a seed that a picture shows gets that picture again.
 */
export function slotSeed(jobSeed: number, slot: number): number {
  return (jobSeed + slot) % 2 ** 32;
}
