import type { Concept } from "./concept.ts";
import { lexicon } from "./lexicon.ts";

/** A concept that a text names, heavier the oftener and the earlier it does. */
export interface Reading {
  concept: Concept;
  weight: number;
}

const HANGUL = /[가-힣]/;
const LATIN = /[a-z0-9]/;
/** What may follow a one-syllable Korean noun; anything else means another word (비 in 비밀). */
const PARTICLES =
  "이 가 은 는 을 를 의 에 도 와 과 로 만 위 속 아래 안 밖 빛 길 에서 에게 으로 까지 부터 처럼 마다 이다 하늘 바람 오는 내리는".split(
    " ",
  );

interface Hit {
  concept: Concept;
  from: number;
  to: number;
}

/**
 * Finds every concept of a text in Korean, English or Japanese, heaviest first. A word inside a longer known word does
 * not count: 夜 in 夜明け is no night.
 */
export function readConcepts(text: string): Reading[] {
  const clean = text.normalize("NFC").toLowerCase();
  const hits = lexicon.flatMap((concept) => concept.words.flatMap((word) => find(clean, word, concept)));
  const weights = new Map<Concept, number>();
  for (const hit of hits) {
    const length = hit.to - hit.from;
    if (hits.some((other) => other.from <= hit.from && other.to >= hit.to && other.to - other.from > length))
      continue;
    const before = weights.get(hit.concept) ?? 0;
    weights.set(hit.concept, before + (before > 0 ? 0.33 : 1) + 1.2 * Math.exp(-hit.from / 60));
  }
  return [...weights].map(([concept, weight]) => ({ concept, weight })).sort((a, b) => b.weight - a.weight);
}

function find(text: string, word: string, concept: Concept): Hit[] {
  const hits: Hit[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (standsAlone(text, at, word)) hits.push({ concept, from: at, to: at + word.length });
  }
  return hits;
}

function standsAlone(text: string, at: number, word: string): boolean {
  const before = text[at - 1] ?? " ";
  const rest = text.slice(at + word.length);
  if (LATIN.test(word[0]!)) return !LATIN.test(before) && /^(s|es|'s)?(?![a-z0-9])/.test(rest);
  if (!HANGUL.test(word[0]!) || word.length > 1) return true;
  if (HANGUL.test(before)) return false;
  // 눈 is an eye as often as it is snow; as an item of a list it is snow.
  if (word === "눈") return /^\s*([,.·]|$)/.test(rest);
  const tail = /^[가-힣]*/.exec(rest)![0];
  // Two may follow each other: 숲 + 속 + 의.
  return (
    tail === "" ||
    PARTICLES.some(
      (one) => tail === one || (tail.startsWith(one) && PARTICLES.includes(tail.slice(one.length))),
    )
  );
}
