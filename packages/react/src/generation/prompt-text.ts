const nothingSeen = /[\p{Default_Ignorable_Code_Point}\p{P}]/gu;
const telling = /[\p{L}\p{N}\p{Regional_Indicator}\p{Extended_Pictographic}]/u;

/** True when a text holds a letter, a number or an emoji, and so gives an engine something to draw. */
export function saysSomething(text: string): boolean {
  return telling.test(text.replace(nothingSeen, ""));
}

/** Length as the server counts it: code points of the composed text without the blank ends. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text.trim().normalize("NFC")) count += 1;
  return count;
}

/** Largest seed of the wire. */
export const maxSeed = 4_294_967_295;

/** What is wrong with a seed as it was typed; null when it may be sent. An empty seed is drawn by the server. */
export function seedFault(text: string): "digits" | "range" | null {
  const seed = text.trim().normalize("NFKC");
  if (seed === "") return null;
  if (!/^\d+$/.test(seed)) return "digits";
  return Number(seed) > maxSeed ? "range" : null;
}

/** A typed seed as a number; undefined when it is empty. */
export function readSeed(text: string): number | undefined {
  const seed = text.trim().normalize("NFKC");
  return seed === "" ? undefined : Number(seed);
}
