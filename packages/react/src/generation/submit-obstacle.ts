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

/** How people of a language call the time of a zone. */
function zoneName(timeZone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortGeneric" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** The one sentence that says why the form cannot be sent now; null when it can. */
export function submitObstacle({ online, values, options, quota, t, locale }: SubmitFacts): string | null {
  if (!online) return t["offline.short"];
  const length = countCodePoints(values.prompt);
  if (length === 0) return t["prompt.empty"];
  if (length > options.limits.prompt_max)
    return t["prompt.long"]({ over: length - options.limits.prompt_max });
  if (values.engine.seed && seedFault(values.seed) !== null) return t["seed.digits"];
  if (quota === undefined) return null;
  if (quota.remaining <= 0) {
    return t["quota.spent"]({ max: quota.limit, tz: zoneName(quota.time_zone, locale) });
  }
  if (quota.remaining < values.count) return t["quota.few"]({ n: quota.remaining });
  const price = values.count * quota.price_per_image;
  if (quota.balance !== null && quota.balance < price) {
    return t["credits.few"]({ need: price, balance: new Intl.NumberFormat(locale).format(quota.balance) });
  }
  return null;
}
