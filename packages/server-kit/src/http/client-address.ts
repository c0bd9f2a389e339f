import { isIP } from "node:net";

/**
 * One name for all spellings of an address, with IPv6 cut to its /64: a household or a server owns that many addresses.
 * Null when the text is no IP address.
 */
export function addressGroup(address: string): string | null {
  const bare = address.replace(/^\[|\]$|%.*$/g, "");
  const version = isIP(bare);
  if (version === 0) return null;
  if (version === 4) return bare;
  const groups = expand(new URL(`http://[${bare}]`).hostname.slice(1, -1));
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) {
    const [high = 0, low = 0] = groups.slice(6);
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** The eight groups of an address as URLs write it: at most one `::`, no dotted part. */
function expand(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const read = (part: string): number[] =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const before = read(head);
  const after = read(tail ?? "");
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}
