import { composeHangul, type Unit } from "./word-list-folding.ts";

/** How a word is written; words are cut where the script changes, so `nude한` is two words. */
export type Script = "latin" | "hangul" | "japanese";

/** One way to read a word, as units of the original. */
export interface Reading {
  readonly script: Script;
  readonly text: string;
  readonly units: readonly Unit[];
}

/** A run of letters of one script. */
export interface Word extends Reading {
  /** The word as it stands and, for Latin ones, with look-alikes read as letters and without stretched letters. */
  readonly readings: readonly Reading[];
}

const blank = /^\s$/u;
const kanaOrHan = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]$/u;
const letterOrDigit = /^[\p{L}\p{N}]$/u;
type CharKind = Script | "space" | "other";
const kinds = new Map<string, CharKind>();

/** Letters are asked for again and again: the answers for the most of a text's characters are kept. */
function kindOf(char: string): CharKind {
  const code = char.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return "hangul";
  const known = kinds.get(char);
  if (known) return known;
  const kind = readKind(char, code);
  if (kinds.size < 2000) kinds.set(char, kind);
  return kind;
}

function readKind(char: string, code: number): CharKind {
  if (code >= 0x3131 && code <= 0x3163) return "hangul";
  if (kanaOrHan.test(char)) return "japanese";
  if (char === "@" || char === "$" || letterOrDigit.test(char)) return "latin";
  return blank.test(char) ? "space" : "other";
}

/** A word and what stands before it: `glued` when no space does. */
interface PlacedWord extends Word {
  glued: boolean;
}

const reading = (script: Script, units: readonly Unit[]): Reading => ({
  script,
  units,
  // One UTF-16 unit per folded character keeps positions in the text and in `units` the same.
  text: units.map(({ char }) => (char.length === 1 ? char : "\ufffd")).join(""),
});

function makeWord(script: Script, units: readonly Unit[]): Word {
  const plain = reading(script, units);
  return { ...plain, readings: script === "latin" ? latinReadings(plain) : [plain] };
}

/** The words of a text in their order, and the words that appear when separators are taken away. */
export interface Words {
  readonly plain: readonly Word[];
  readonly joined: readonly Word[];
}

/** Cuts folded text into words. */
export function wordsOf(units: readonly Unit[]): Words {
  const plain: PlacedWord[] = [];
  let glued = false;
  for (let at = 0; at < units.length; ) {
    const script = kindOf(units[at]!.char);
    let end = at + 1;
    while (end < units.length && kindOf(units[end]!.char) === script) end += 1;
    if (script === "space") glued = false;
    else if (script !== "other") {
      plain.push({ ...makeWord(script, units.slice(at, end)), glued });
      glued = true;
    }
    at = end;
  }
  return { plain, joined: [...gluedWords(plain), ...spacedLetters(plain)] };
}

const digits = /^\d+$/;
// Longer than any listed word that somebody would pull apart, and short enough to keep the work linear.
const mostParts = 16;

/** `nu-de`, `누.드` and `시1발`: parts of one script with punctuation or digits between them and no space. */
function gluedWords(words: readonly PlacedWord[]): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const { script } = words[at]!;
    const parts = [words[at]!];
    for (let next = at + 1; next < at + mostParts && words[next]?.glued; next += 1) {
      const word = words[next]!;
      if (word.script === script) parts.push(word);
      else if (script === "latin" || !digits.test(word.text)) break;
    }
    if (parts.length > 1) found.push(joinWords(script, parts));
  }
  return found;
}

/** `n u d e`, `누 드` and `ㄴ ㅜ ㄷ ㅡ`: letters that each stand alone. */
function spacedLetters(words: readonly Word[]): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const { script } = words[at]!;
    let end = at;
    while (end < words.length && words[end]!.script === script && words[end]!.units.length === 1) end += 1;
    const fewest = script === "latin" ? 3 : 2;
    if (end - at >= fewest) {
      const run = words.slice(at, end);
      // Latin letters are matched as a whole; the others from each place on, as a run may begin with another word.
      const starts = script === "latin" ? [0] : run.keys();
      for (const start of starts) found.push(joinWords(script, run.slice(start, start + mostParts)));
    }
    at = Math.max(end, at + 1);
  }
  return found;
}

function joinWords(script: Script, words: readonly Word[]): Word {
  const units = words.flatMap((word) => word.units);
  return makeWord(script, script === "hangul" ? composeHangul(units) : units);
}

// Letters of other alphabets and digits that stand in for a Latin letter.
const lookAlikes = new Map<string, string>(
  Object.entries({
    a: "аαɑ@4",
    b: "вьβ8",
    c: "сϲ",
    d: "ԁ",
    e: "еєε3",
    g: "ɡ9",
    h: "һн",
    i: "іιı1",
    j: "ј",
    k: "кκ",
    l: "ӏ",
    m: "м",
    n: "пηո",
    o: "оοσօ0",
    p: "рρ",
    q: "ԛ",
    r: "г",
    s: "ѕ$5",
    t: "тτ7",
    u: "υս",
    v: "νѵ",
    w: "ѡω",
    x: "хχ",
    y: "уγ",
    z: "2",
  }).flatMap(([plain, letters]) => Array.from(letters, (letter) => [letter, plain] as const)),
);

function latinReadings(plain: Reading): readonly Reading[] {
  const isMapped = plain.units.some(({ char }) => lookAlikes.has(char));
  const mapped = isMapped
    ? plain.units.map((unit) => ({ ...unit, char: lookAlikes.get(unit.char) ?? unit.char }))
    : plain.units;
  const readings = isMapped ? [plain, reading("latin", mapped)] : [plain];
  const isStretched = mapped.some(
    ({ char }, at) => char === mapped[at + 1]?.char && char === mapped[at + 2]?.char,
  );
  if (!isStretched) return readings;
  return [...readings, reading("latin", shorten(mapped, 1)), reading("latin", shorten(mapped, 2))];
}

/** `nuuude` as `nude` or `nuude`: cuts runs of three or more equal letters down to `most`. */
function shorten(units: readonly Unit[], most: number): Unit[] {
  const short: Unit[] = [];
  for (let at = 0; at < units.length; ) {
    let end = at + 1;
    while (units[end]?.char === units[at]!.char) end += 1;
    short.push(...units.slice(at, end - at > 2 ? at + most : end));
    at = end;
  }
  return short;
}
