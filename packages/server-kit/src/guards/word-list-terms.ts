import type { Unit } from "./word-list-folding.ts";
import { foldText } from "./word-list-folding.ts";
import { readingsOf, type Script, type Word, type Words, wordsOf } from "./word-list-words.ts";

/** Where a listed term stands in the original text, in UTF-16 code units. */
export interface Hit {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly term: string;
  readonly script: Script;
  /** Folded words; all but the last must stand alone. */
  readonly words: readonly string[];
  readonly anyStart: boolean;
  readonly anyEnd: boolean;
}

const katakana = /^[\p{Script=Katakana}ー]$/u;

/**
 * A list of terms, ready to be looked for.
 *
 * A Latin term is a whole word, `stem*` also a longer one. A Korean term begins a word and may be followed by particles;
 * `*term` may also stand inside. A Japanese term may stand anywhere, but one of katakana must not be a part of a longer
 * katakana word. A term of several words wants them one after another; Korean ones also match when written as one word.
 */
export class TermSet {
  readonly #byHead = new Map<string, Entry[]>();
  #longestHead = 0;

  constructor(terms: Iterable<string>) {
    for (const term of terms) {
      const entry = entryOf(term);
      this.#add(entry);
      if (entry.script === "hangul" && entry.words.length > 1) {
        this.#add({ ...entry, words: [entry.words.join("")] });
      }
    }
  }

  /** Every term of the list that the words hold. */
  find(words: Words): Hit[] {
    const hits: Hit[] = [];
    for (const [at, word] of words.plain.entries()) this.#findFrom(word, words.plain, at, hits);
    for (const word of words.joined) this.#findFrom(word, [], 0, hits);
    return hits;
  }

  #add(entry: Entry): void {
    const head = entry.words[0]!;
    this.#longestHead = Math.max(this.#longestHead, head.length);
    this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), entry]);
  }

  #findFrom(word: Word, sequence: readonly Word[], at: number, hits: Hit[]): void {
    for (const reading of readingsOf(word)) {
      const starts = reading.script === "latin" ? 1 : reading.text.length;
      for (let start = 0; start < starts; start += 1) {
        const longest = Math.min(this.#longestHead, reading.text.length - start);
        for (let length = 1; length <= longest; length += 1) {
          for (const entry of this.#byHead.get(reading.text.slice(start, start + length)) ?? []) {
            const last = endOf(entry, reading, start, length, sequence, at);
            if (last) hits.push({ term: entry.term, start: reading.units[start]!.start, end: last.end });
          }
        }
      }
    }
  }
}

/** The unit at which an entry that begins at `start` of a word ends, or undefined when it does not fit there. */
function endOf(
  entry: Entry,
  word: Word,
  start: number,
  length: number,
  sequence: readonly Word[],
  at: number,
): Unit | undefined {
  if (!fitsStart(entry, word, start)) return undefined;
  if (entry.words.length === 1) {
    return fitsEnd(entry, word, start, length) ? word.units[start + length - 1] : undefined;
  }
  if (start + length !== word.text.length) return undefined;
  for (let part = 1; part < entry.words.length; part += 1) {
    const next = sequence[at + part];
    const wanted = entry.words[part]!;
    const isLast = part === entry.words.length - 1;
    const reading =
      next && readingsOf(next).find(({ text }) => (isLast ? text.startsWith(wanted) : text === wanted));
    if (!reading) return undefined;
    if (isLast)
      return fitsEnd(entry, reading, 0, wanted.length) ? reading.units[wanted.length - 1] : undefined;
  }
  return undefined;
}

function fitsStart(entry: Entry, word: Word, start: number): boolean {
  if (start === 0 || entry.anyStart) return true;
  if (word.script !== "japanese") return false;
  return !(katakana.test(entry.words[0]![0]!) && katakana.test(word.text[start - 1]!));
}

function fitsEnd(entry: Entry, word: Word, start: number, length: number): boolean {
  const next = word.text[start + length];
  if (next === undefined || entry.anyEnd || word.script === "hangul") return true;
  if (word.script === "latin") return false;
  return !(katakana.test(word.text[start + length - 1]!) && katakana.test(next));
}

function entryOf(term: string): Entry {
  const bare = term.replaceAll("*", "");
  const { plain } = wordsOf(foldText(bare));
  if (plain.length === 0) throw new TypeError(`The listed term "${term}" holds no letters.`);
  return {
    term: bare,
    script: plain[0]!.script,
    words: plain.map(({ text }) => text),
    anyStart: term.startsWith("*"),
    anyEnd: term.endsWith("*"),
  };
}
