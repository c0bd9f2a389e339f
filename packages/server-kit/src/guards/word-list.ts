import type { BlockedCategory, TextSpan } from "@media-gen/contract";
import type { ContentGuard, GuardVerdict } from "../ports/content-guard.ts";
import { english } from "./word-list-english.ts";
import { foldText } from "./word-list-folding.ts";
import { japanese } from "./word-list-japanese.ts";
import { korean } from "./word-list-korean.ts";
import type { WordList } from "./word-list-language.ts";
import { isNegated } from "./word-list-negation.ts";
import { findPrivateData } from "./word-list-private-data.ts";
import { reasonSentences } from "./word-list-sentences.ts";
import { type Hit, TermSet } from "./word-list-terms.ts";
import { type Words, wordsOf } from "./word-list-words.ts";

/** What a host adds to the built-in lists. Terms are written as in them: `word`, `stem*`, `*inside`, `several words`. */
export interface WordListGuardOptions {
  /** More terms to stop, by category. */
  block?: Partial<Record<BlockedCategory, readonly string[]>>;
  /** More terms to let pass: a stopped term inside one of them is innocent, as `누드` in `누드톤`. */
  allow?: readonly string[];
}

interface Finding extends Hit {
  category: BlockedCategory;
}

const guardId = "word-list";
const languages: readonly WordList[] = [korean, english, japanese];
const gravestFirst = Object.keys(reasonSentences) as BlockedCategory[];
// Words of one thought: a famous actor and a face further apart than this have nothing to do with each other.
const near = 32;

/**
 * A guard of word lists in Korean, English and Japanese. It sees through invisible characters, look-alike letters, loose
 * jamo, spacing and punctuation, and leaves whole words alone that merely contain a listed one (`시발점`, `cocktail`).
 *
 * A negative prompt names what is not wanted, so only words that would take clothes away are stopped there.
 *
 * @example
 * const guard = createWordListGuard({ allow: ["누드 크로키"] });
 * await guard.checkText({ prompt: "달빛 도서관", negativePrompt: null, locale: "ko" }, {}); // { action: "allow" }
 */
export function createWordListGuard(options: WordListGuardOptions = {}): ContentGuard {
  const blocked = gravestFirst.map((category) => ({
    category,
    terms: new TermSet([
      ...languages.flatMap((language) => language.block[category] ?? []),
      ...(options.block?.[category] ?? []),
    ]),
  }));
  const allowed = new TermSet([...languages.flatMap((language) => language.allow), ...(options.allow ?? [])]);
  const all = (part: (language: WordList) => readonly string[]): TermSet =>
    new TermSet(languages.flatMap(part));
  const minors = all((language) => language.minors);
  const suggestive = all((language) => language.suggestive);
  const knownPeople = all((language) => language.knownPeople);
  const faces = all((language) => language.faces);
  const clothes = all((language) => language.clothes);
  const safer = new Map(languages.flatMap((language) => Object.entries(language.safer)));

  function findInPrompt(prompt: string): Finding[] {
    const words = wordsOf(foldText(prompt));
    const innocent = allowed.find(words);
    const isInnocent = (hit: Hit): boolean => isInside(hit, innocent);
    const findings: Finding[] = [];
    for (const { category, terms } of blocked) {
      for (const hit of terms.find(words)) {
        const excused = isInnocent(hit) || (category !== "sexual_minor" && isNegated(hit, words.plain));
        if (!excused) findings.push({ ...hit, category });
      }
    }
    findings.push(...pairs(words).filter((hit) => !isInnocent(hit)));
    for (const hit of findPrivateData(prompt)) findings.push({ ...hit, category: "private_data" });
    return longestOnly(findings);
  }

  function findInNegative(negativePrompt: string): Hit[] {
    const words = wordsOf(foldText(negativePrompt));
    const innocent = allowed.find(words);
    return clothes.find(words).filter((hit) => !isInside(hit, innocent));
  }

  /** What only two words together say: a famous person and a face, a child and a word of desire. */
  function pairs(words: Words): Finding[] {
    const findings: Finding[] = [];
    const people = knownPeople.find(words);
    for (const face of people.length > 0 ? faces.find(words) : []) {
      const person = people.find((hit) => distance(hit, face) <= near);
      if (person) findings.push({ ...span(person, face), category: "likeness" });
    }
    const children = minors.find(words);
    if (children.length === 0) return findings;
    for (const word of suggestive.find(words)) {
      if (children.some((child) => distance(child, word) <= near)) {
        findings.push({ ...word, category: "sexual_minor" });
      }
    }
    const sexual = blocked.find(({ category }) => category === "sexual")!.terms.find(words);
    for (const hit of sexual) {
      if (!isNegated(hit, words.plain)) findings.push({ ...hit, category: "sexual_minor" });
    }
    return findings;
  }

  function suggest(prompt: string, findings: readonly Finding[]): string | undefined {
    let suggestion = prompt;
    for (const { term, start, end, category } of [...findings].sort((a, b) => b.start - a.start)) {
      const replacement = category === "sexual_minor" ? undefined : safer.get(term);
      if (replacement === undefined) return undefined;
      suggestion = suggestion.slice(0, start) + replacement + suggestion.slice(end);
    }
    return findInPrompt(suggestion).length === 0 ? suggestion : undefined;
  }

  return {
    async checkText({ prompt, negativePrompt, locale }, { signal }): Promise<GuardVerdict> {
      signal?.throwIfAborted();
      const inPrompt = findInPrompt(prompt);
      const inNegative = negativePrompt === null ? [] : findInNegative(negativePrompt);
      if (inPrompt.length + inNegative.length === 0) return { action: "allow" };
      const found = new Set(inPrompt.map(({ category }) => category));
      if (inNegative.length > 0) found.add("sexual");
      const categories = gravestFirst.filter((category) => found.has(category));
      return {
        action: "block",
        categories,
        reason: reasonSentences[categories[0]!][locale],
        spans: [...mergeSpans("prompt", inPrompt), ...mergeSpans("negative_prompt", inNegative)],
        suggestion: inNegative.length === 0 ? suggest(prompt, inPrompt) : undefined,
        guard: guardId,
      };
    },
  };
}

const isInside = (hit: Hit, others: readonly Hit[]): boolean =>
  others.some(({ start, end }) => start <= hit.start && hit.end <= end);

const distance = (a: Hit, b: Hit): number => Math.max(a.start, b.start) - Math.min(a.end, b.end);

const span = (a: Hit, b: Hit): Hit => ({
  term: `${a.term} ${b.term}`,
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

/** Of findings that lie inside one another only the outer one counts; of equal ones the gravest. */
function longestOnly(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding): number => gravestFirst.indexOf(finding.category);
  const sorted = [...findings].sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
  const kept: Finding[] = [];
  let reached = -1;
  for (const finding of sorted) {
    const previous = kept.at(-1);
    if (previous && finding.end <= reached && rank(previous) <= rank(finding)) continue;
    kept.push(finding);
    reached = Math.max(reached, finding.end);
  }
  return kept;
}

function mergeSpans(field: TextSpan["field"], hits: readonly Hit[]): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
    const previous = spans.at(-1);
    if (previous && start <= previous.end) previous.end = Math.max(previous.end, end);
    else spans.push({ field, start, end });
  }
  return spans;
}
