/** A Korean particle in its two forms: after a consonant, after a vowel. */
export type Particle = "을/를" | "이/가" | "은/는" | "과/와" | "으로/로";

const hangulStart = 0xac00;
const hangulEnd = 0xd7a3;
/** Place of ㄹ among the 28 endings of a syllable. */
const rieul = 8;
/** How a digit ends when it is read aloud in Korean: 일, 칠 and 팔 in ㄹ; 삼, 육 and 영 in another consonant. */
const digits: Readonly<Record<string, Ending>> = {
  1: "ㄹ",
  7: "ㄹ",
  8: "ㄹ",
  0: "closed",
  3: "closed",
  6: "closed",
};
/** Latin letters that a Korean reader closes with a consonant when a word ends in them; `ng` is one sound. */
const latin = /(?:ng|[bckmnpt])$/i;

type Ending = "closed" | "ㄹ" | "open";

/** How `word` ends when it is read aloud in Korean; marks and emoji are not read. */
function endingOf(word: string): Ending {
  const spoken = word.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
  const last = [...spoken].at(-1) ?? "";
  const code = last.codePointAt(0) ?? 0;
  if (code >= hangulStart && code <= hangulEnd) {
    const final = (code - hangulStart) % 28;
    return final === 0 ? "open" : final === rieul ? "ㄹ" : "closed";
  }
  if (/l$/i.test(spoken)) return "ㄹ";
  return digits[last] ?? (latin.test(spoken) ? "closed" : "open");
}

/**
 * The word with the particle that its last sound asks for. Numbers and Latin names are read as a Korean reads them.
 *
 * @example
 * withParticle("달밤", "을/를"); // "달밤을"
 * withParticle("바다", "을/를"); // "바다를"
 * withParticle("서울", "으로/로"); // "서울로"
 */
export function withParticle(word: string, particle: Particle): string {
  const [afterConsonant, afterVowel] = particle.split("/");
  const ending = endingOf(word);
  const opens = ending === "open" || (ending === "ㄹ" && particle === "으로/로");
  return `${word}${opens ? afterVowel : afterConsonant}`;
}
