import type { Options } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { defaultRatio, ratioSize } from "../prompts/styles.ts";

/** What a request gets that leaves everything out, for the named engine or the first one. */
export function defaultsOf(context: Context, providerId?: string): Options["defaults"] {
  const providers = [...context.providers.values()];
  const provider =
    (providerId === undefined ? undefined : context.providers.get(providerId)) ?? providers[0]!;
  const { styles, ratios } = provider.capabilities;
  return {
    count: context.limits.countDefault,
    style: context.styles.find((style) => styles.includes(style)) ?? context.styles[0]!,
    ratio: ratios.includes(defaultRatio) ? defaultRatio : ratios[0]!,
    provider: provider.id,
  };
}

/** What the form may offer: styles and ratios that at least one engine can draw, engines, limits and the price. */
export function describeOptions(context: Context): Options {
  const providers = [...context.providers.values()];
  const { limits } = context;
  const ratios = new Set(providers.flatMap((provider) => provider.capabilities.ratios));
  return {
    styles: context.styles
      .filter((style) => providers.some((provider) => provider.capabilities.styles.includes(style)))
      .map((id) => ({ id })),
    ratios: [...ratios].flatMap((id) => ratioSize(id, limits.outputLongSide) ?? []),
    providers: providers.map(({ id, label, capabilities }) => ({ id, label, capabilities })),
    defaults: defaultsOf(context),
    limits: {
      count_min: limits.countMin,
      count_max: limits.countMax,
      prompt_max: limits.promptMax,
      negative_prompt_max: limits.negativePromptMax,
      images_per_day: limits.imagesPerDay,
      output_long_side: limits.outputLongSide,
    },
    price_per_image: limits.pricePerImage,
  };
}
