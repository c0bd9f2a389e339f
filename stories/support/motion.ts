/** Rules that a person's wish for less motion switches on, with what the stylesheet says of them. */
const wished = new Map<CSSMediaRule, string>();

function* mediaRules(rules: CSSRuleList): Generator<CSSMediaRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) yield rule;
    if (rule instanceof CSSGroupingRule) yield* mediaRules(rule.cssRules);
  }
}

/** Shows the page as to a person who wished for less motion; pages themselves cannot ask the system for it. */
export function reduceMotion(reduced: boolean): void {
  for (const sheet of document.styleSheets) {
    for (const rule of mediaRules(sheet.cssRules)) {
      if (rule.media.mediaText.includes("prefers-reduced-motion: reduce"))
        wished.set(rule, rule.media.mediaText);
    }
  }
  for (const [rule, text] of wished) rule.media.mediaText = reduced ? "all" : text;
  if (!reduced) wished.clear();
}
