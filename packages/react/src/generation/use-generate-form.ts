import {
  type ComposedPrompt,
  composePrompt,
  type EntityRef,
  type Options,
  type Preset,
  type PresetSettings,
  type PromptSource,
  type Quota,
} from "@media-gen/client";
import { useQuery } from "@tanstack/react-query";
import { type ChangeEvent, type FormEvent, type RefObject, useId, useMemo, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import {
  emptyDraft,
  type FormDraft,
  type FormValues,
  formValues,
  presetSettings,
  withPreset,
} from "./generate-form.ts";
import { type Obstacle, submitObstacle } from "./submit-obstacle.ts";
import { useGeneration, useGenerationQuota } from "./use-generation.ts";
import { useOnline } from "./use-online.ts";
import { type Submission, useSubmit } from "./use-submit.ts";

/** What `useGenerateForm` starts from. */
export interface GenerateFormOptions {
  /** Texts of the entity's page, from which the first prompt is composed. */
  source?: PromptSource;
  /** A first prompt of the host's own, in place of the composed one. */
  prompt?: string;
  /** Asks the server for options and quota. @default true */
  enabled?: boolean;
  /** Called when a job is live after a press. */
  onSubmitted?: () => void;
}

/** What `useGenerateForm` gives. */
export interface GenerateFormState {
  /** Id of the form element, by which a button elsewhere can send it. */
  id: string;
  /** What can be chosen; undefined until it is known. */
  options: Options | undefined;
  /** True when the options could not be read. */
  isError: boolean;
  reload(): void;
  quota: Quota | undefined;
  /** What the person entered; null is "not touched". */
  draft: FormDraft;
  /** The text that stands there at first, and what it was taken from. */
  prefill: ComposedPrompt;
  /** What the form shows; null until the options are known. */
  values: FormValues | null;
  change(part: Partial<FormDraft>): void;
  /** What came of the last try. */
  submission: Submission;
  /** Why nothing can be sent now; null when it can. */
  obstacle: Obstacle | null;
  isSubmitting: boolean;
  /** Checks, then asks for pictures; leads to the field that is to blame. Calls no engine when anything stands in the way. */
  send(): Promise<void>;
  /** What a preset would remember of the form; null until the options are known. */
  settings(): PresetSettings | null;
  load(preset: Preset): void;
  promptRef: RefObject<HTMLTextAreaElement | null>;
  /** For the `form` element. */
  getFormProps(): { id: string; noValidate: true; onSubmit: (event: FormEvent) => void };
  /** For the text field of the prompt. */
  getPromptProps(): {
    ref: RefObject<HTMLTextAreaElement | null>;
    name: "prompt";
    value: string;
    "aria-required": true;
    "aria-invalid": true | undefined;
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  };
  /** For the button that sends it, inside the form or elsewhere. */
  getSubmitProps(): {
    type: "submit";
    form: string;
    "aria-busy": true | undefined;
    "aria-disabled": true | undefined;
  };
}

/**
 * The form of an entity without any component: what can be chosen, what was entered, what it costs and why it cannot be
 * sent. Nothing here calls an engine before `send`.
 *
 * @example
 * const form = useGenerateForm({ entity_type: "character", entity_id: "haru" }, { prompt: "달빛 도서관의 사서" });
 * <form {...form.getFormProps()}>
 *   <textarea {...form.getPromptProps()} />
 *   <button {...form.getSubmitProps()}>만들기</button>
 * </form>
 */
export function useGenerateForm(
  entity: EntityRef,
  { source, prompt, enabled = true, onSubmitted }: GenerateFormOptions = {},
): GenerateFormState {
  const { t, locale, queries } = useMediaGen();
  const id = useId();
  const promptRef = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<FormDraft>(emptyDraft);
  const { data: options, isError, refetch } = useQuery({ ...queries.options(), enabled });
  const { data: quota } = useGenerationQuota(entity, enabled);
  const generation = useGeneration(entity);
  const online = useOnline();
  const submission = useSubmit(entity, generation, () => promptRef.current?.focus());

  const prefill = useMemo<ComposedPrompt>(() => {
    if (prompt !== undefined) return { prompt, parts: [] };
    return source === undefined ? { prompt: "", parts: [] } : composePrompt(source, { locale });
  }, [prompt, source, locale]);
  const values = options ? formValues(draft, prefill, options) : null;
  const obstacle = values && options ? submitObstacle({ online, values, options, quota, t, locale }) : null;
  const isSubmitting = generation.status === "submitting";

  const change = (part: Partial<FormDraft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    submission.clear();
  };
  const send = async (): Promise<void> => {
    if (values === null || isSubmitting) return;
    // What no field can mend stands where the price was.
    if (obstacle?.field === null) return;
    // An excess is told at the field already; the press leads to it.
    if (obstacle?.field === "prompt" && values.prompt.trim() !== "") return promptRef.current?.focus();
    if (await submission.send(values)) onSubmitted?.();
  };

  return {
    id,
    options,
    isError,
    reload: () => void refetch(),
    quota,
    draft,
    prefill,
    values,
    change,
    submission,
    obstacle,
    isSubmitting,
    send,
    settings: () => (values === null ? null : presetSettings(draft, values)),
    load(preset) {
      setDraft((before) => withPreset(before, preset));
      submission.clear();
    },
    promptRef,
    getFormProps: () => ({
      id,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        void send();
      },
    }),
    getPromptProps: () => ({
      ref: promptRef,
      name: "prompt",
      value: values?.prompt ?? prefill.prompt,
      "aria-required": true,
      "aria-invalid": submission.promptError !== null || submission.blocked !== null || undefined,
      onChange: (event) => change({ prompt: event.target.value }),
    }),
    getSubmitProps: () => ({
      type: "submit",
      form: id,
      "aria-busy": isSubmitting || undefined,
      "aria-disabled": isSubmitting || obstacle?.field === null || undefined,
    }),
  };
}
