import type { EntityRef } from "@media-gen/client";
import { failureOf, type MediaGenAction } from "../events.ts";
import { errorSentence } from "../i18n/error-sentence.ts";
import { useMediaGen } from "../media-gen-context.ts";

/** Tells a person, in one sentence, why a call for an entity failed. */
export function useTellError(entity: EntityRef): (action: MediaGenAction) => (error: unknown) => void {
  const mediaGen = useMediaGen();
  return (action) => (error) =>
    mediaGen.emit(failureOf(action, error, entity), {
      kind: "error",
      message: errorSentence(error, mediaGen),
      entity,
    });
}
