import { foldText } from "./word-list-folding.ts";
import { type Script, type Word, type Words, wordsOf } from "./word-list-words.ts";

/** Where a listed term stands in the original text, in UTF-16 code units. */
export interface Hit {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

interface Entry<Label> {
  readonly label: Label;
  readonly term: string;
  readonly script: Script;
  /** Folded words; all but the last must stand alone. */
  readonly words: readonly string[];
  readonly anyStart: boolean;
  readonly anyEnd: boolean;
}

/** A step of the tree of first words, one character below the other. */
interface Step<Label> {
  readonly next: Map<string, Step<Label>>;
  readonly entries: Entry<Label>[];
}

const newStep = <Label>(): Step<Label> => ({ next: new Map(), entries: [] });
const katakana = /^[\p{Script=Katakana}ー]$/u;

/**
 * Lists of terms, each with a label, looked for in one walk over the text.
 *
 * A Latin term is a whole word, `stem*` also a longer one. A Korean term begins a word and may be followed by particles;
 * `*term` may also stand inside. A Japanese term may stand anywhere, but one of katakana must not be a part of a longer
 * katakana word. A term of several words wants them one after another; Korean ones also match when written as one word.
 */
export class TermIndex<Label> {
  /** Terms that begin a word, and terms that may stand inside one. */
  readonly #anchored: Step<Label> = newStep();
  readonly #floating: Step<Label> = newStep();

  /** @throws TypeError for a term without letters. */
  constructor(lists: Iterable<readonly [Label, Iterable<string>]>) {
    for (const [label, terms] of lists) {
      for (const term of terms) {
        const entry = entryOf(label, term);
        this.#add(entry);
        if (entry.script === "hangul" && entry.words.length > 1) {
          this.#add({ ...entry, words: [entry.words.join("")] });
        }
      }
    }
  }

  /** Calls `found` for every listed term that the words hold. */
  find(words: Words, found: (label: Label, hit: Hit) => void): void {
    for (const [at, word] of words.plain.entries()) this.#findIn(word, words.plain, at, found);
    for (const word of words.joined) this.#findIn(word, [], 0, found);
  }

  #add(entry: Entry<Label>): void {
    const floats = entry.anyStart || entry.script === "japanese";
    let step = floats ? this.#floating : this.#anchored;
    for (const char of entry.words[0]!) {
      const next = step.next.get(char) ?? newStep();
      step.next.set(char, next);
      step = next;
    }
    step.entries.push(entry);
  }

  #findIn(word: Word, sequence: readonly Word[], at: number, found: (label: Label, hit: Hit) => void): void {
    for (const reading of word.readings) {
      const { text, units } = reading;
      for (let start = 0; start < text.length; start += 1) {
        for (const root of start === 0 ? [this.#anchored, this.#floating] : [this.#floating]) {
          let step = root.next.get(text[start]!);
          for (let length = 1; step; length += 1) {
            for (const entry of step.entries) {
              const end = endOf(entry, reading, start, length, sequence, at);
              if (end !== undefined)
                found(entry.label, { term: entry.term, start: units[start]!.start, end });
            }
            step = step.next.get(text[start + length] ?? "");
          }
        }
      }
    }
  }
}

type Reading = Word["readings"][number];

/** Where in the original an entry ends that begins at `start` of a word, or undefined when it does not fit there. */
function endOf(
  entry: Entry<unknown>,
  word: Reading,
  start: number,
  length: number,
  sequence: readonly Word[],
  at: number,
): number | undefined {
  if (!fitsStart(entry, word, start)) return undefined;
  if (entry.words.length === 1) {
    return fitsEnd(entry, word, start, length) ? word.units[start + length - 1]!.end : undefined;
  }
  if (start + length !== word.text.length) return undefined;
  const last = entry.words.length - 1;
  for (let part = 1; part < last; part += 1) {
    const isThere = sequence[at + part]?.readings.some(({ text }) => text === entry.words[part]);
    if (!isThere) return undefined;
  }
  const wanted = entry.words[last]!;
  const reading = sequence[at + last]?.readings.find(
    (one) => one.text.startsWith(wanted) && fitsEnd(entry, one, 0, wanted.length),
  );
  return reading?.units[wanted.length - 1]?.end;
}

function fitsStart(entry: Entry<unknown>, word: Reading, start: number): boolean {
  if (start === 0 || entry.anyStart) return true;
  return !(katakana.test(entry.words[0]![0]!) && katakana.test(word.text[start - 1]!));
}

function fitsEnd(entry: Entry<unknown>, word: Reading, start: number, length: number): boolean {
  const next = word.text[start + length];
  if (next === undefined || entry.anyEnd || word.script === "hangul") return true;
  if (word.script === "latin") return false;
  return !(katakana.test(word.text[start + length - 1]!) && katakana.test(next));
}

function entryOf<Label>(label: Label, term: string): Entry<Label> {
  const bare = term.replaceAll("*", "");
  const { plain } = wordsOf(foldText(bare));
  if (plain.length === 0) throw new TypeError(`The listed term "${term}" holds no letters.`);
  return {
    label,
    term: bare,
    script: plain[0]!.script,
    words: plain.map(({ text }) => text),
    anyStart: term.startsWith("*"),
    anyEnd: term.endsWith("*"),
  };
}
