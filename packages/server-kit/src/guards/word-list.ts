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
import { type Hit, TermIndex } from "./word-list-terms.ts";
import { type Words, wordsOf } from "./word-list-words.ts";

/** What a host adds to the built-in lists. Terms are written as in them: `word`, `stem*`, `*inside`, `several words`. */
export interface WordListGuardOptions {
  /** More terms to stop, by category. */
  block?: Partial<Record<BlockedCategory, readonly string[]>>;
  /** More terms to let pass: a stopped term inside one of them is innocent, as `누드` in `누드톤`. */
  allow?: readonly string[];
}

type Label = BlockedCategory | "allow" | "minor" | "suggestive" | "known_person" | "face" | "clothes";

interface Finding extends Hit {
  category: BlockedCategory;
}

const guardId = "word-list";
const languages: readonly WordList[] = [korean, english, japanese];
const gravestFirst = Object.keys(reasonSentences) as BlockedCategory[];
// A famous actor and a face, or a child and a word of desire, further apart than this are two thoughts.
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
  const index = new TermIndex<Label>([
    ...gravestFirst.map((category) => [category, options.block?.[category] ?? []] as const),
    ["allow", options.allow ?? []],
    ...languages.flatMap(labelledTerms),
  ]);
  const safer = new Map(languages.flatMap((language) => Object.entries(language.safer)));

  function look(text: string): { words: Words; hits: (label: Label) => readonly Hit[] } {
    const words = wordsOf(foldText(text));
    const byLabel = new Map<Label, Hit[]>();
    index.find(words, (label, hit) => {
      const hits = byLabel.get(label);
      if (hits) hits.push(hit);
      else byLabel.set(label, [hit]);
    });
    return { words, hits: (label) => byLabel.get(label) ?? [] };
  }

  function findInPrompt(prompt: string): Finding[] {
    const { words, hits } = look(prompt);
    const findings: Finding[] = [];
    const add = (category: BlockedCategory, hit: Hit): void => {
      if (!isInside(hit, hits("allow"))) findings.push({ ...hit, category });
    };
    const wanted = (hit: Hit): boolean => !isNegated(hit, words.plain);
    for (const category of gravestFirst) {
      for (const hit of hits(category)) if (category === "sexual_minor" || wanted(hit)) add(category, hit);
    }
    for (const face of hits("face")) {
      const person = hits("known_person").find((hit) => distance(hit, face) <= near);
      if (person) add("likeness", span(person, face));
    }
    const children = hits("minor");
    for (const hit of hits("suggestive")) {
      if (children.some((child) => distance(child, hit) <= near)) add("sexual_minor", hit);
    }
    for (const hit of children.length > 0 ? hits("sexual") : []) if (wanted(hit)) add("sexual_minor", hit);
    for (const hit of findPrivateData(prompt)) findings.push({ ...hit, category: "private_data" });
    return longestOnly(findings);
  }

  function findInNegative(negativePrompt: string): Hit[] {
    const { hits } = look(negativePrompt);
    return hits("clothes").filter((hit) => !isInside(hit, hits("allow")));
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

function labelledTerms(language: WordList): (readonly [Label, readonly string[]])[] {
  return [
    ...gravestFirst.map((category) => [category, language.block[category] ?? []] as const),
    ["allow", language.allow],
    ["minor", language.minors],
    ["suggestive", language.suggestive],
    ["known_person", language.knownPeople],
    ["face", language.faces],
    ["clothes", language.clothes],
  ];
}

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
