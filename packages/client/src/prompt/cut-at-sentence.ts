import { codePoints } from "./tidy.ts";

/**
 * Where a sentence may end: western marks before white space or the end, CJK marks anywhere, closing quotes and brackets
 * with them, and line breaks. A dot inside a number or an abbreviation without a space is none.
 */
const sentenceEnd = /(?:[.!?…]+["'”’»)\]」』】]*(?=\s|$)|[。！？]+["'”’»)\]」』】]*|\n)/gu;

/** A sentence that fills less of its room than this is thrown away for words. */
const leastFill = 0.4;

/**
 * Shortens a tidy text: at the last sentence end that fits, else at the last space, else between two characters as
 * people see them. Line breaks become spaces.
 * @param room most code points of the result
 */
export function cutAtSentence(text: string, room: number): string {
  if (codePoints(text) <= room) return text.replaceAll("\n", " ");
  const head = wholeCharacters(text, room);
  let end = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    const after = match.index + match[0].length;
    if (after > head.length + (match[0] === "\n" ? 1 : 0)) break;
    end = Math.min(after, head.length);
  }
  const space = /\s/.test(text.charAt(head.length)) ? head.length : head.search(/\s\S*$/);
  const fills = (index: number): boolean => codePoints(head.slice(0, index)) >= room * leastFill;
  const cut = fills(end) ? end : space > 0 && fills(space) ? space : end > 0 ? end : head.length;
  return head.slice(0, cut).trimEnd().replaceAll("\n", " ");
}

/** The longest start of `text` with at most `room` code points that ends between two characters as people see them. */
function wholeCharacters(text: string, room: number): string {
  let length = 0;
  let count = 0;
  for (const character of characters(text)) {
    count += codePoints(character);
    if (count > room) break;
    length += character.length;
  }
  return text.slice(0, length);
}

/** A code point with the marks, joiners and skin tones that belong to it, for engines without `Intl.Segmenter`. */
const cluster =
  /(?:\p{Regional_Indicator}{2}|[\s\S])(?:[\p{M}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]|\u200d[\s\S]?)*/gu;

/** The characters of a text as people see them (grapheme clusters). */
export function* characters(
  text: string,
  Segmenter: typeof Intl.Segmenter | null = Intl.Segmenter ?? null,
): Iterable<string> {
  if (Segmenter === null) {
    for (const match of text.matchAll(cluster)) yield match[0];
    return;
  }
  for (const { segment } of new Segmenter(undefined, { granularity: "grapheme" }).segment(text))
    yield segment;
}
