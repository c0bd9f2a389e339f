import type { EntityRef } from "@media-gen/client";
import { errorSentence } from "../i18n/error-sentence.ts";
import { useMediaGen } from "../media-gen-context.ts";

/** Tells a person, in one sentence, why a call for an entity failed. */
export function useTellError(entity: EntityRef): (error: unknown) => void {
  const mediaGen = useMediaGen();
  return (error) => mediaGen.notify({ kind: "error", message: errorSentence(error, mediaGen), entity });
}
