// Controls that no text needs: everything but tab and newline, and the marks that force a direction on what follows.
// Letters carry their own direction, so Arabic and Hebrew read the same without them; LRM, RLM and ALM stay.
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const lineEnds = /\r\n?|[\u2028\u2029\u0085]/g;

const blank = /^[\s\p{Default_Ignorable_Code_Point}\u2800]$/u;
// Part of the character before them: ❤️ ends in a variation selector, a flag of a region in tag characters.
const attached = /^(?:\p{Variation_Selector}|[\u{e0020}-\u{e007f}])$/u;

const telling =
  /(?![\p{Default_Ignorable_Code_Point}\p{P}])[\p{L}\p{N}\p{Regional_Indicator}\p{Extended_Pictographic}]/u;

/**
 * Brings a text that a person wrote into the one form that is stored, counted and drawn.
 *
 * Lone surrogates become U+FFFD, line ends become `\n`, controls and direction overrides go, the rest is composed (NFC),
 * and blank or invisible characters go from both ends. Joined emoji and right-to-left texts stay whole. Doing it twice
 * changes nothing.
 *
 * @example
 * normaliseText("  달빛 도서관\r\n\u200b") // "달빛 도서관"
 */
export function normaliseText(text: string): string {
  const points = Array.from(
    text.toWellFormed().replace(lineEnds, "\n").replace(unwanted, "").normalize("NFC"),
  );
  let start = 0;
  while (start < points.length && blank.test(points[start]!)) start += 1;
  let end = points.length;
  while (end > start && blank.test(points[end - 1]!)) end -= 1;
  while (end > start && end < points.length && attached.test(points[end]!)) end += 1;
  return points.slice(start, end).join("");
}

/** Length of a text as people count it on the wire: in Unicode code points, not UTF-16 units. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * True when a text holds a letter, a number or an emoji; spaces, punctuation and invisible characters say nothing.
 *
 * @example
 * saysSomething("🌙") // true
 * saysSomething("…!? \u200b\u3164") // false
 */
export function saysSomething(text: string): boolean {
  return telling.test(text);
}
