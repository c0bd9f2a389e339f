import type { Context } from "../context.ts";
import { errorFacts } from "../error-facts.ts";
import { MediaGenError } from "../errors.ts";
import type { GuardedText, GuardVerdict } from "../ports/content-guard.ts";

/**
 * Asks the guard before anything is spent.
 *
 * @throws MediaGenError `content_blocked`; `provider_unavailable` when the guard cannot answer.
 */
export async function checkText(context: Context, text: GuardedText, signal?: AbortSignal): Promise<void> {
  let verdict: GuardVerdict;
  try {
    verdict = await context.guard.checkText(text, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    context.logger.error(
      { error: errorFacts(error, [text.prompt, text.negativePrompt]) },
      "the content guard did not answer; the request is refused",
    );
    throw new MediaGenError("provider_unavailable", {}, { cause: error });
  }
  if (verdict.action === "allow") return;
  context.logger.info(
    { guard: verdict.guard, action: verdict.action, categories: verdict.categories },
    "the content guard spoke up",
  );
  if (verdict.action === "warn") return;
  throw new MediaGenError("content_blocked", {
    detail: verdict.reason,
    categories: verdict.categories,
    spans: verdict.spans,
    ...(verdict.suggestion === undefined ? {} : { suggestion: verdict.suggestion }),
  });
}
