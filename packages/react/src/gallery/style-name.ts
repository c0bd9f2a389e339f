import type { Labels } from "../i18n/labels.ts";

/** The name of a style in the person's language; a style that the catalogue does not know is shown as the server calls it. */
export function styleName(style: string, t: Labels): string {
  const name = (t as unknown as Readonly<Record<string, unknown>>)[`style.${style}`];
  return typeof name === "string" ? name : style;
}
