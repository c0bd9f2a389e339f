import { type Locale, locales } from "@media-gen/contract";

/** The language that the caller reads best, by `Accept-Language`; Korean when it names none of ours. */
export function localeOf(acceptLanguage: string | null): Locale {
  let best: Locale = "ko";
  let bestWeight = 0;
  for (const part of (acceptLanguage ?? "").slice(0, 1000).split(",")) {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const locale = locales.find((name) => name === range.split("-")[0]);
    const quality = parameters.find((text) => text.startsWith("q="));
    const weight = quality === undefined ? 1 : Number(quality.slice(2)) || 0;
    if (locale && weight > bestWeight) {
      best = locale;
      bestWeight = weight;
    }
  }
  return best;
}
