/** One folded character and the part of the original text that it came from, in UTF-16 code units. */
export interface Unit {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

const invisible = /^[\p{Default_Ignorable_Code_Point}\u2800]$/u;
const mark = /^\p{Mn}$/u;

/**
 * Folds a text for matching only: compatibility forms, case, accents, invisible characters and loose jamo stop making a
 * difference, while every folded character still knows where it stands in the original.
 */
export function foldText(text: string): Unit[] {
  const units: Unit[] = [];
  let start = 0;
  for (const point of text) {
    const end = start + point.length;
    if (point.length === 1 && point < "\x80") units.push({ char: point.toLowerCase(), start, end });
    else if (!invisible.test(point)) {
      for (const char of foldPoint(point)) push(units, { char, start, end });
    }
    start = end;
  }
  return composeHangul(units);
}

function push(units: Unit[], unit: Unit): void {
  if (!mark.test(unit.char)) {
    units.push(unit);
    return;
  }
  // Accents go; the voicing marks of kana make another letter and are joined to it.
  const before = units.at(-1);
  const joined = before && isVoicing(unit.char) ? (before.char + unit.char).normalize("NFC") : "";
  if (before && joined.length === 1) {
    units[units.length - 1] = { char: joined, start: before.start, end: unit.end };
  }
}

const isVoicing = (char: string): boolean => char === "\u3099" || char === "\u309a";

const longestExpansion = 8;

function foldPoint(point: string): string {
  const code = point.codePointAt(0)!;
  if (isSyllable(code) || isLooseJamo(code)) return point;
  if (code >= 0xffa1 && code <= 0xffdc) return halfWidthJamo(code);
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return latin(code - 0x1f1e6);
  if (code >= 0x1f150 && code <= 0x1f169) return latin(code - 0x1f150);
  if (code >= 0x1f170 && code <= 0x1f189) return latin(code - 0x1f170);
  // A ligature of a whole phrase is nobody's spelling of a listed word; it must not make the text many times longer.
  return point.normalize("NFKC").toLowerCase().normalize("NFD").slice(0, longestExpansion);
}

const latin = (index: number): string => String.fromCharCode(0x61 + index);
const isSyllable = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;
const isLooseJamo = (code: number): boolean => code >= 0x3131 && code <= 0x3163;

function halfWidthJamo(code: number): string {
  if (code <= 0xffbe) return String.fromCharCode(0x3131 + code - 0xffa1);
  const row = Math.floor((code - 0xffc2) / 8);
  return String.fromCharCode(0x314f + row * 6 + ((code - 0xffc2) % 8));
}

const leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const tails = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/**
 * Joins loose jamo to syllables, as a reader does: ㄴㅜㄷㅡ is 누드 and ㄱㅏㄴ is 간. A consonant closes a syllable when no
 * vowel follows it.
 */
export function composeHangul(units: readonly Unit[]): Unit[] {
  const composed: Unit[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const first = units[at]!;
    let code = openSyllable(first.char);
    let last = at;
    if (code < 0) {
      const lead = leadIndex(first.char);
      const vowel = lead < 0 ? -1 : vowelIndex(units[at + 1]?.char);
      if (vowel < 0) {
        composed.push(lead < 0 ? first : { ...first, char: leads[lead]! });
        continue;
      }
      code = 0xac00 + (lead * 21 + vowel) * 28;
      last = at + 1;
    }
    const tail = tailIndex(units[last + 1]?.char, units[last + 2]?.char);
    if (tail > 0) last += 1;
    composed.push({
      char: String.fromCharCode(code + Math.max(0, tail)),
      start: first.start,
      end: units[last]!.end,
    });
    at = last;
  }
  return composed;
}

/** Code of a syllable that has no final consonant yet, or -1. */
function openSyllable(char: string): number {
  const code = char.charCodeAt(0);
  return isSyllable(code) && (code - 0xac00) % 28 === 0 ? code : -1;
}

function leadIndex(char: string): number {
  const code = char.charCodeAt(0);
  return code >= 0x1100 && code <= 0x1112 ? code - 0x1100 : leads.indexOf(char);
}

function vowelIndex(char: string | undefined): number {
  const code = char?.charCodeAt(0) ?? 0;
  if (code >= 0x1161 && code <= 0x1175) return code - 0x1161;
  return code >= 0x314f && code <= 0x3163 ? code - 0x314f : -1;
}

function tailIndex(char: string | undefined, next: string | undefined): number {
  if (char === undefined) return -1;
  const code = char.charCodeAt(0);
  if (code >= 0x11a8 && code <= 0x11c2) return code - 0x11a7;
  if (vowelIndex(next) >= 0) return -1;
  const lead = leadIndex(char);
  return tails.indexOf(lead < 0 ? char : leads[lead]!) + 1;
}
