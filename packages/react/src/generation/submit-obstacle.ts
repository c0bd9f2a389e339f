import type { Locale, Options, Quota } from "@media-gen/client";
import type { Labels } from "../i18n/labels.ts";
import type { FormValues } from "./generate-form.ts";
import { countCodePoints, seedFault } from "./prompt-text.ts";

/** What decides whether the form may be sent. */
export interface SubmitFacts {
  online: boolean;
  values: FormValues;
  options: Options;
  /** Undefined until it is known; the server has the last word anyway. */
  quota: Quota | undefined;
  t: Labels;
  locale: Locale;
}

/** Why a form cannot be sent now. */
export interface Obstacle {
  sentence: string;
  /** The field to mend, the first one in the form; null when no field is to blame. */
  field: "prompt" | "seed" | null;
}

/** How people of a language call the time of a zone. */
function zoneName(timeZone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortGeneric" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** What stands in the way of sending the form; null when nothing does. */
export function submitObstacle({ online, values, options, quota, t, locale }: SubmitFacts): Obstacle | null {
  const beyondFields = (sentence: string): Obstacle => ({ sentence, field: null });
  if (!online) return beyondFields(t["offline.short"]);
  const length = countCodePoints(values.prompt);
  if (length === 0) return { sentence: t["prompt.empty"], field: "prompt" };
  const over = length - options.limits.prompt_max;
  if (over > 0) return { sentence: t["prompt.long"]({ over }), field: "prompt" };
  const fault = values.engine.seed ? seedFault(values.seed) : null;
  if (fault !== null) return { sentence: t[`seed.${fault}`], field: "seed" };
  if (quota === undefined) return null;
  if (quota.remaining <= 0) {
    return beyondFields(t["quota.spent"]({ max: quota.limit, tz: zoneName(quota.time_zone, locale) }));
  }
  if (quota.remaining < values.count) return beyondFields(t["quota.few"]({ n: quota.remaining }));
  const price = values.count * quota.price_per_image;
  if (quota.balance !== null && quota.balance < price) {
    const balance = new Intl.NumberFormat(locale).format(quota.balance);
    return beyondFields(t["credits.few"]({ need: price, balance }));
  }
  return null;
}
