import type { Hit } from "./word-list-terms.ts";

// Fixed lengths and no repeated alternatives: each pattern looks at a place once.
const numbers = [
  // Korean resident registration number.
  /(?<!\d)\d{6}[- ]?[1-4]\d{6}(?!\d)/g,
  // Korean and Japanese mobile phones, with or without the country's code.
  /(?<!\d)(?:\+82[- ]?|0)1[016789][-. ]?\d{3,4}[-. ]?\d{4}(?!\d)/g,
  /(?<!\d)(?:\+81[- ]?|0)[789]0[-. ]?\d{4}[-. ]?\d{4}(?!\d)/g,
  // Payment cards in groups of four.
  /(?<!\d)\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{4}(?!\d)/g,
];
const localPart = /[\w.%+-]/;
const domainPart = /[\w.-]/;

/** Numbers and addresses that belong to a person: phones, resident numbers, cards and e-mail addresses. */
export function findPrivateData(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const pattern of numbers) {
    for (const match of text.matchAll(pattern)) {
      hits.push({ term: "number", start: match.index, end: match.index + match[0].length });
    }
  }
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && localPart.test(text[start - 1]!)) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at < 255 && domainPart.test(text[end]!)) end += 1;
    if (start < at && /[A-Za-z]\.[A-Za-z]{2,}/.test(text.slice(at, end))) {
      hits.push({ term: "address", start, end });
    }
  }
  return hits;
}
