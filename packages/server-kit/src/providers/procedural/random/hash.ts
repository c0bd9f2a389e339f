/** Scrambles 32 bits so that neighbouring inputs give unrelated outputs. */
export function scramble(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** One 32-bit hash of two 32-bit numbers. */
export function hashPair(a: number, b: number): number {
  return scramble(Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ scramble(b + 0x632be5ab));
}

/** A 32-bit hash of a text. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return scramble(h);
}

/** A 32-bit hash as a number from 0 up to 1. */
export function unit(hash: number): number {
  return hash / 4294967296;
}
