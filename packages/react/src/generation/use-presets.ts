import { MediaGenError, type Preset, type PresetSettings } from "@media-gen/client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "../events.ts";
import { errorSentence } from "../i18n/error-sentence.ts";
import { useMediaGen } from "../media-gen-context.ts";

/** The caller's presets and what can be done with them. */
export interface Presets {
  presets: readonly Preset[];
  isPending: boolean;
  isError: boolean;
  isSaving: boolean;
  /** Saves settings under a name. Resolves to null, or to the sentence that says why not. */
  save(name: string, settings: PresetSettings): Promise<string | null>;
  /** Deletes at once; a refusal brings it back with a sentence. */
  remove(preset: Preset): void;
}

const noPresets: readonly Preset[] = [];

/** Reads, saves and deletes the caller's presets; no engine hears of it and nothing is charged. */
export function usePresets(enabled: boolean): Presets {
  const mediaGen = useMediaGen();
  const { queries, t, emit } = mediaGen;
  const queryClient = useQueryClient();
  const { data, isPending, isError } = useQuery({ ...queries.presets(), enabled });
  const key = queries.keys.presets;
  const creating = useMutation(queries.mutations.createPreset());
  const deleting = useMutation(queries.mutations.deletePreset());

  return {
    presets: data ?? noPresets,
    isPending,
    isError,
    isSaving: creating.isPending,
    async save(name, settings) {
      try {
        const preset = await creating.mutateAsync({ ...settings, name });
        queryClient.setQueryData(key, (known: Preset[] | undefined) => [...(known ?? []), preset]);
        void queryClient.invalidateQueries({ queryKey: key });
        emit(
          { type: "preset-saved", presetId: preset.id, name },
          { kind: "success", message: t["preset.saved"]({ name }) },
        );
        return null;
      } catch (error) {
        emit(failureOf("save-preset", error));
        return MediaGenError.isInstance(error) && error.code === "preset_conflict"
          ? t["preset.conflict"]
          : errorSentence(error, mediaGen);
      }
    },
    remove(preset) {
      const before = queryClient.getQueryData(key);
      queryClient.setQueryData(key, (known: Preset[] | undefined) =>
        known?.filter(({ id }) => id !== preset.id),
      );
      deleting.mutate(preset.id, {
        onSuccess: () =>
          emit(
            { type: "preset-deleted", presetId: preset.id, name: preset.name },
            { kind: "deleted", message: t["preset.deleted"]({ name: preset.name }) },
          ),
        onError: (error) => {
          queryClient.setQueryData(key, before);
          emit(failureOf("delete-preset", error), { kind: "error", message: errorSentence(error, mediaGen) });
        },
        onSettled: () => void queryClient.invalidateQueries({ queryKey: key }),
      });
    },
  };
}
