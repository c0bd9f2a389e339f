/** How much structure a body may have, whatever it says: more than any operation needs, and little to parse. */
export const bodyShape = {
  /** Levels of lists and objects. */
  depth: 8,
  /** Keys in the whole body. */
  keys: 64,
  /** Values of one list: as many as the longest gallery that can be put in order. */
  entries: 10_000,
} as const;

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openings = new Set([0x5b, 0x7b]);
const closings = new Set([0x5d, 0x7d]);

/** True for JSON with too much structure. Looks at each byte once and parses nothing, for that alone could break the server. */
export function isMisshapen(bytes: Uint8Array): boolean {
  /** Commas so far in each list or object around this place. */
  const commas: number[] = [];
  let keys = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (openings.has(byte)) {
      if (commas.push(0) > bodyShape.depth) return true;
    } else if (closings.has(byte)) commas.pop();
    else if (byte === colon) {
      keys += 1;
      if (keys > bodyShape.keys) return true;
    } else if (byte === comma && commas.length > 0) {
      commas[commas.length - 1]! += 1;
      if (commas.at(-1)! >= bodyShape.entries) return true;
    }
  }
  return false;
}
