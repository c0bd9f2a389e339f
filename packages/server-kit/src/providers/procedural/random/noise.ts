import { hashPair, hashText, unit } from "./hash.ts";
import type { Seeds } from "./seeds.ts";

const SIZE = 64;
const MASK = SIZE - 1;

/** A periodic lattice of random heights, -1 to 1. */
export type Noise = Float32Array;

/** The noise of one named layer; it melts from the base seed's into the own seed's with the strength. */
export function noiseOf(seeds: Seeds, name: string): Noise {
  const table = new Float32Array(SIZE * SIZE);
  const layer = hashText(name);
  const base = hashPair(seeds.base ^ seeds.prompt, layer);
  const own = hashPair(seeds.own ^ seeds.prompt, layer);
  const s = seeds.strength;
  const gain = 1 / Math.sqrt(s * s + (1 - s) * (1 - s));
  for (let i = 0; i < table.length; i++) {
    const a = unit(hashPair(base, i)) * 2 - 1;
    table[i] = s <= 0 ? a : (a * (1 - s) + (unit(hashPair(own, i)) * 2 - 1) * s) * gain;
  }
  return table;
}

/** Smooth noise at a point of the lattice, about -1 to 1. */
export function noiseAt(noise: Noise, x: number, y: number): number {
  const fx = Math.floor(x);
  const fy = Math.floor(y);
  const tx = x - fx;
  const ty = y - fy;
  const u = tx * tx * (3 - 2 * tx);
  const v = ty * ty * (3 - 2 * ty);
  const x0 = fx & MASK;
  const x1 = (fx + 1) & MASK;
  const y0 = (fy & MASK) * SIZE;
  const y1 = ((fy + 1) & MASK) * SIZE;
  const a = noise[y0 + x0]!;
  const b = noise[y0 + x1]!;
  const c = noise[y1 + x0]!;
  const d = noise[y1 + x1]!;
  const top = a + (b - a) * u;
  return top + (c + (d - c) * u - top) * v;
}

/** Fractal noise: octaves turned against each other so that the lattice does not show; about -1 to 1. */
export function fractal(noise: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let amplitude = 0.5;
  let px = x;
  let py = y;
  for (let i = 0; i < octaves; i++) {
    sum += amplitude * noiseAt(noise, px, py);
    const qx = px * 1.6 + py * 1.2 + 17.3;
    py = py * 1.6 - px * 1.2 + 9.7;
    px = qx;
    amplitude *= 0.5;
  }
  return sum * 1.3;
}
