import type { ComposedPrompt, EntityRef, Options } from "@media-gen/client";
import { forwardRef, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useParts } from "../surface/parts.ts";
import { AdvancedSettings } from "./advanced-settings.tsx";
import { isComposing, isSubmitKey } from "./composing.ts";
import { CountStepper } from "./count-stepper.tsx";
import { ExampleChips } from "./example-chips.tsx";
import type { FormDraft, FormValues } from "./generate-form.ts";
import { PromptField } from "./prompt-field.tsx";
import { RatioPicker } from "./ratio-picker.tsx";
import { StylePicker } from "./style-picker.tsx";
import type { Obstacle } from "./submit-obstacle.ts";
import type { Submission } from "./use-submit.ts";

/** Props of `OptionsForm`. */
export interface OptionsFormProps {
  id: string;
  options: Options;
  values: FormValues;
  draft: FormDraft;
  prefill: ComposedPrompt;
  submission: Submission;
  /** The field that must be mended first. */
  faulty: Obstacle["field"];
  onChange: (change: Partial<FormDraft>) => void;
  onReplace: (prompt: string) => void;
  onSubmit: () => void;
  entity: EntityRef;
  /** Sentences under an empty prompt in place of the catalogue's; `false` shows none. */
  examples?: readonly string[] | false;
  styleSwatches?: Readonly<Record<string, ReactNode>>;
  randomInteger: (below: number) => number;
}

/** On a wide screen there is room for everything; on a phone the details stay folded. */
function startsWide(): boolean {
  return typeof matchMedia === "function" && matchMedia("(min-width: 1024px)").matches;
}

/** All that can be chosen. Nothing here calls an engine. The ref is the prompt's field. */
export const OptionsForm: React.ForwardRefExoticComponent<
  OptionsFormProps & React.RefAttributes<HTMLTextAreaElement>
> = forwardRef<HTMLTextAreaElement, OptionsFormProps>(function OptionsForm(props, promptRef) {
  const part = useParts();
  const { id, options, values, draft, prefill, submission, onChange, onReplace, onSubmit } = props;
  const [advanced, setAdvanced] = useState(startsWide);

  const seedField = useRef<HTMLInputElement>(null);

  const send = (): void => {
    if (props.faulty !== "seed") {
      onSubmit();
      return;
    }
    // A folded field cannot take the focus.
    flushSync(() => setAdvanced(true));
    seedField.current?.focus();
  };

  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.target as HTMLElement).matches("textarea, input")) return;
    if (isComposing(event)) {
      // Safari would send the form with the Enter that ends a syllable in a field of one line.
      if ((event.target as HTMLElement).tagName === "INPUT") event.preventDefault();
    } else if (isSubmitKey(event)) {
      event.preventDefault();
      send();
    }
  };

  return (
    <form
      id={id}
      {...part("options")}
      noValidate
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PromptField
        ref={promptRef}
        examples={
          props.examples === false ? null : (
            <ExampleChips
              type={props.entity.entity_type}
              style={values.style}
              own={props.examples}
              onPick={onReplace}
            />
          )
        }
        value={values.prompt}
        onChange={(prompt) => onChange({ prompt })}
        onReset={
          draft.prompt === null || draft.prompt === prefill.prompt
            ? undefined
            : () => onChange({ prompt: null })
        }
        prefill={prefill}
        max={options.limits.prompt_max}
        error={submission.promptError}
        blocked={submission.blocked}
        onReplace={onReplace}
      />
      <StylePicker
        styles={options.styles.filter((style) => values.engine.styles.includes(style.id))}
        value={values.style}
        onChange={(style) => onChange({ style })}
        swatches={props.styleSwatches}
      />
      <div {...part("ratio-count")}>
        <RatioPicker
          ratios={options.ratios.filter((ratio) => values.engine.ratios.includes(ratio.id))}
          value={values.ratio}
          onChange={(ratio) => onChange({ ratio })}
        />
        <CountStepper
          value={values.count}
          min={options.limits.count_min}
          max={options.limits.count_max}
          onChange={(count) => onChange({ count })}
        />
      </div>
      <AdvancedSettings
        seedRef={seedField}
        open={advanced}
        onOpenChange={setAdvanced}
        values={values}
        options={options}
        onChange={onChange}
        randomInteger={props.randomInteger}
      />
    </form>
  );
});
