const hangulStart = 0xac00;
const hangulEnd = 0xd7a3;
/** How a digit ends when it is read aloud in Korean: 일, 삼, 육, 칠, 팔 and 영 close with a consonant. */
const closedDigits = new Set(["0", "1", "3", "6", "7", "8"]);
/** Latin letters that a Korean reader closes with a consonant when a word ends in them. */
const closedLetters = new Set(["b", "c", "k", "l", "m", "n", "p", "t"]);

/** True when `word`, read aloud in Korean, ends in a consonant. */
export function endsInConsonant(word: string): boolean {
  const letters = [...word.normalize("NFC")].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const last = letters.at(-1)?.toLowerCase();
  if (last === undefined) return false;
  const code = last.codePointAt(0) ?? 0;
  if (code >= hangulStart && code <= hangulEnd) return (code - hangulStart) % 28 !== 0;
  return closedDigits.has(last) || closedLetters.has(last);
}

/**
 * The word with the particle that its last sound asks for.
 *
 * @example
 * withParticle("달밤", "을", "를"); // "달밤을"
 * withParticle("바다", "을", "를"); // "바다를"
 */
export function withParticle(word: string, afterConsonant: string, afterVowel: string): string {
  return word + (endsInConsonant(word) ? afterConsonant : afterVowel);
}
