import type { Hit } from "./word-list-terms.ts";
import type { Word } from "./word-list-words.ts";

const before = new Set(["no", "not", "non", "without", "never", "zero", "avoid", "exclude", "excluding"]);
const between = new Set(["a", "an", "any", "the", "explicit", "visible"]);
const korean = ["없", "아닌", "아님", "아니", "금지", "제외", "말고", "빼고", "않", "무관", "관계없"];
const japanese = ["なし", "無し", "ない", "ではない", "じゃない", "禁止", "以外", "抜き"];
const particles = ["は", "が", "を", "も", "で", "の", ""];

/** True when the text itself says that a term is not wanted: `no nudity`, `노출 없이`, `ヌードなし`. */
export function isNegated(hit: Hit, words: readonly Word[]): boolean {
  const at = words.findIndex(
    (word) => word.units[0]!.start <= hit.start && hit.start < word.units.at(-1)!.end,
  );
  if (at < 0) return false;
  if (words[at]!.script === "latin") return isNegatedBefore(at, words);
  const last = wordAt(hit.end - 1, words);
  const word = words[last];
  if (!word) return false;
  const rest = word.text.slice(word.units.filter((unit) => unit.end <= hit.end).length);
  if (word.script === "japanese") {
    return particles.some((particle) => japanese.some((no) => rest.startsWith(particle + no)));
  }
  const next = words[last + 1]?.text ?? "";
  return korean.some((no) => next.startsWith(no) || rest.includes(no)) || next === "안" || next === "못";
}

function isNegatedBefore(at: number, words: readonly Word[]): boolean {
  let previous = at - 1;
  while (previous >= 0 && between.has(words[previous]!.text)) previous -= 1;
  return previous >= 0 && before.has(words[previous]!.text);
}

/** Index of the word that holds a position of the original, or -1. */
function wordAt(position: number, words: readonly Word[]): number {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.units.at(-1)!.end <= position) low = middle + 1;
    else high = middle;
  }
  const word = words[low];
  return word && word.units[0]!.start <= position && position < word.units.at(-1)!.end ? low : -1;
}
