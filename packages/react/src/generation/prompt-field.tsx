import type { ComposedPrompt } from "@media-gen/client";
import { forwardRef, type ReactNode, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import type { BlockedText } from "./blocked-text.ts";
import { FieldError } from "./field-error.tsx";
import { LaterBlockedNotice, LaterSpanOverlay } from "./later-parts.ts";
import { countCodePoints } from "./prompt-text.ts";

/** Props of `PromptField`. */
export interface PromptFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Gives the prefilled text back; absent when it stands there already. */
  onReset?: () => void;
  /** Shown while the field is empty. */
  examples?: ReactNode;
  prefill: ComposedPrompt;
  max: number;
  /** Why the text was not accepted, as one sentence. */
  error: string | null;
  blocked: BlockedText | null;
  onReplace: (text: string) => void;
}

/** What to draw, with its length, where it came from, and what is wrong with it. */
export const PromptField: React.ForwardRefExoticComponent<
  PromptFieldProps & React.RefAttributes<HTMLTextAreaElement>
> = forwardRef<HTMLTextAreaElement, PromptFieldProps>(function PromptField(
  { value, onChange, onReset, examples, prefill, max, error, blocked, onReplace },
  ref,
) {
  const part = useParts();
  const { t, formatNumber } = useMediaGen();
  const id = useId();
  const length = countCodePoints(value);
  const over = length > max;
  const invalid = error !== null || blocked !== null || over;
  const describedBy = [
    `${id}-source`,
    over ? `${id}-over` : "",
    error === null ? "" : `${id}-error`,
    blocked === null ? "" : `${id}-blocked`,
  ]
    .filter(Boolean)
    .join(" ");

  return (
    <div {...part("prompt")} data-state={invalid ? "invalid" : "valid"}>
      <div {...part("field-head")}>
        <label htmlFor={id} {...part("field-label")}>
          {t["prompt.label"]}
        </label>
        <span {...part("counter")} data-state={over ? "over" : "within"}>
          <span dir="ltr" aria-hidden="true" {...part("counter-shown")}>
            {t.counter({ n: formatNumber(length), max: formatNumber(max) })}
          </span>
          <VisuallyHidden>{t["counter.long"]({ n: length, max })}</VisuallyHidden>
        </span>
      </div>
      <div {...part("prompt-box")}>
        {blocked === null ? null : <LaterSpanOverlay text={value} spans={blocked.spans} />}
        <textarea
          ref={ref}
          id={id}
          {...part("prompt-input")}
          data-mg-field=""
          name="prompt"
          rows={3}
          value={value}
          spellCheck={false}
          enterKeyHint="enter"
          aria-required="true"
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {over ? <FieldError id={`${id}-over`}>{t["prompt.long"]({ over: length - max })}</FieldError> : null}
      {error === null ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
      {blocked === null ? null : (
        <LaterBlockedNotice id={`${id}-blocked`} blocked={blocked} onReplace={onReplace} />
      )}
      {value.trim() === "" ? examples : null}
      <div {...part("prompt-foot")}>
        <span id={`${id}-source`} {...part("prompt-source")}>
          <Icon path={icons.book} size={16} />
          {value === prefill.prompt && prefill.parts.length > 0
            ? t["prompt.source"](prefill.parts.map((part) => t[`field.${part}`]))
            : t["prompt.source.own"]}
        </span>
        <Button
          variant="ghost"
          size="sm"
          data-mg-part="prompt-reset"
          aria-disabled={onReset === undefined}
          onClick={onReset}
        >
          {t["prompt.reset"]}
        </Button>
      </div>
    </div>
  );
});
