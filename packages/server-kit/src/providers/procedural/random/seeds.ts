import { hashPair, hashText, unit } from "./hash.ts";

/** Where a picture lies between two seeds; without a variation both are the same and the strength is 0. */
export interface Seeds {
  base: number;
  own: number;
  /** 0 = the base seed's picture, 1 = the own seed's. */
  strength: number;
  /** Hash of the prompt: what must be the same in every candidate (a person's hair) hangs on this alone. */
  prompt: number;
}

/** Random numbers of one layer. */
export interface Stream {
  /** 0 up to 1. */
  next(): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/**
 * The stream of one named layer, so that adding a layer never reshuffles the others. Numbers slide from the base seed's
 * to the own seed's with the strength; choices flip once, each at its own strength.
 */
export function streamOf(seeds: Seeds, name: string, index = 0): Stream {
  const layer = hashPair(hashText(name), index);
  const base = hashPair(seeds.base, layer);
  const own = hashPair(seeds.own, layer);
  const s = seeds.strength;
  let count = 0;
  const chosen = (): number => {
    count++;
    const a = unit(hashPair(base, count));
    if (s <= 0) return a;
    const flip = 0.15 + 0.7 * unit(hashPair(base ^ own, count));
    return s < flip ? a : unit(hashPair(own, count));
  };
  const next = (): number => {
    count++;
    const a = unit(hashPair(base, count));
    return s <= 0 ? a : a + (unit(hashPair(own, count)) - a) * s;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    chance: (probability) => chosen() < probability,
    pick: (list) => list[Math.min(list.length - 1, Math.floor(chosen() * list.length))]!,
  };
}

/** The stream of what belongs to the prompt and not to the seed, such as a person's looks. */
export function promptStream(seeds: Seeds, name: string): Stream {
  return streamOf({ base: seeds.prompt, own: seeds.prompt, strength: 0, prompt: seeds.prompt }, name);
}

/**
 * Picks so that neighbouring seeds take far-apart entries: the candidates of one job, whose seeds often follow each
 * other, get different shots.
 */
export function spreadPick<T>(seeds: Seeds, name: string, list: readonly T[]): T {
  const offset = hashPair(hashText(name), seeds.prompt);
  const at = (seed: number): number => unit((Math.imul(seed, 0x9e3779b1) + offset) >>> 0);
  const flip = 0.35 + 0.3 * unit(hashPair(seeds.base ^ seeds.own, offset));
  const u = seeds.strength < flip ? at(seeds.base) : at(seeds.own);
  return list[Math.min(list.length - 1, Math.floor(u * list.length))]!;
}
