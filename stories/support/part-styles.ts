import {
  type MediaGenAttribute,
  type MediaGenPart,
  type MediaGenVariable,
  mediaGenAttributes,
  mediaGenVariables,
} from "@media-gen/react/pure";

/** What the kit's stylesheet rests on where it styles some parts. */
export interface PartStyles {
  attributes: MediaGenAttribute[];
  variables: MediaGenVariable[];
}

function* styleRules(rules: CSSRuleList): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) yield rule;
    else if (rule instanceof CSSGroupingRule) yield* styleRules(rule.cssRules);
  }
}

/** Reads the rules of the page's own stylesheets, so that the tables cannot say anything else than the styles do. */
export function stylesOf(parts: readonly MediaGenPart[]): PartStyles {
  const names = parts.map((part) => `[data-mg-part="${part}"]`);
  let text = "";
  for (const sheet of document.styleSheets) {
    for (const { selectorText, style } of styleRules(sheet.cssRules)) {
      const own = selectorText.split(",").filter((selector) => names.some((name) => selector.includes(name)));
      if (own.length > 0) text += `${own.join()}{${style.cssText}}`;
    }
  }
  const attributes = Object.keys(mediaGenAttributes) as MediaGenAttribute[];
  const variables = Object.keys(mediaGenVariables) as MediaGenVariable[];
  return {
    attributes: attributes.filter((name) => new RegExp(`\\[${name}[\\]=]`).test(text)),
    variables: variables.filter((name) => text.includes(`var(${name})`) || text.includes(`var(${name},`)),
  };
}
