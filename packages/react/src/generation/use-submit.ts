import { MediaGenError } from "@media-gen/client";
import { useState } from "react";
import { failureOf } from "../events.ts";
import { errorSentence } from "../i18n/error-sentence.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { type BlockedText, readBlocked } from "./blocked-text.ts";
import { type FormValues, requestOf } from "./generate-form.ts";
import { saysSomething } from "./prompt-text.ts";
import type { Generation } from "./use-generation.ts";

/** What stands in the way after a try. */
interface Refusal {
  promptError: string | null;
  blocked: BlockedText | null;
  failure: string | null;
}

const nothing: Refusal = { promptError: null, blocked: null, failure: null };

/** A form's way to the server and what came of it. */
export interface Submission extends Refusal {
  /** Checks, then asks for pictures. Resolves to true when a job is live. */
  send(values: FormValues): Promise<boolean>;
  /** Forgets the last refusal, because the form changed. */
  clear(): void;
}

/**
 * Sends the form once per press.
 * @param focusPrompt is called when the prompt is what has to change
 */
export function useSubmit(
  entity: Parameters<typeof requestOf>[0],
  { submit }: Pick<Generation, "submit">,
  focusPrompt: () => void,
): Submission {
  const mediaGen = useMediaGen();
  const { t, announce, emit, invalidateQuota } = mediaGen;
  const [refusal, setRefusal] = useState(nothing);

  const refuse = (change: Partial<Refusal>): false => {
    setRefusal({ ...nothing, ...change });
    if (change.failure) announce(change.failure);
    else focusPrompt();
    return false;
  };

  const explain = (error: unknown, values: FormValues): boolean => {
    const runs = MediaGenError.isInstance(error) && error.code === "job_already_running";
    emit(failureOf("submit", error, entity), runs ? { kind: "info", message: t.attached, entity } : null);
    const blocked = readBlocked(error, values.prompt, values.negative);
    if (blocked !== null) return refuse({ blocked });
    if (MediaGenError.isInstance(error)) {
      if (runs && error.problem?.job_id) return true;
      if (
        error.code === "validation_failed" &&
        error.problem?.errors?.some(({ path }) => path === "/prompt")
      ) {
        return refuse({ promptError: errorSentence(error, mediaGen) });
      }
      if (error.code === "daily_limit_reached" || error.code === "insufficient_credits") {
        void invalidateQuota(entity);
      }
    }
    return refuse({ failure: errorSentence(error, mediaGen) });
  };

  return {
    ...refusal,
    clear: () => setRefusal(nothing),
    async send(values) {
      if (values.prompt.trim() === "") return refuse({ promptError: t["prompt.empty"] });
      if (!saysSomething(values.prompt)) return refuse({ promptError: t["prompt.nothing"] });
      setRefusal(nothing);
      try {
        await submit(requestOf(entity, values));
        return true;
      } catch (error) {
        return explain(error, values);
      }
    },
  };
}
