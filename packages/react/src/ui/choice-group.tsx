import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useParts } from "../surface/parts.ts";

/** One choice of a group. */
export interface Choice<Value extends string> {
  value: Value;
  /** What is shown. */
  label: ReactNode;
  /** The accessible name where the label is a picture. */
  name?: string;
  disabled?: boolean;
}

/** The parts that are groups of choices. */
type ChoicePart = Extract<MediaGenPart, `${string}-option`> extends `${infer Group}-option` ? Group : never;

/** Props of `ChoiceGroup`. */
export interface ChoiceGroupProps<Value extends string> {
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Names the group. */
  label?: string;
  /** Id of the element that names the group. */
  labelledBy?: string;
  /** `segmented` is one track, `cards` are single options with a check disc. @default "segmented" */
  look?: "segmented" | "cards";
  /** Part name of the group; each option is this name with `-option`. @default "choices" */
  part?: ChoicePart;
  className?: string;
}

/** A radio group with one tab stop; arrows, Home and End move the choice. */
export function ChoiceGroup<Value extends string>({
  choices,
  value,
  onChange,
  label,
  labelledBy,
  look = "segmented",
  part: name = "choices",
  className,
}: ChoiceGroupProps<Value>): ReactNode {
  const part = useParts();
  const group = useRef<HTMLDivElement>(null);
  const open = choices.filter((choice) => !choice.disabled);
  const tabStop = open.some((choice) => choice.value === value) ? value : open[0]?.value;

  const move = (event: KeyboardEvent): void => {
    const at = open.findIndex((choice) => choice.value === value);
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[event.key];
    const next =
      event.key === "Home"
        ? open[0]
        : event.key === "End"
          ? open.at(-1)
          : step === undefined
            ? undefined
            : open[(at + step + open.length) % open.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
  };

  return (
    <div
      ref={group}
      {...part(name, className)}
      data-mg-choices={look}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      onKeyDown={move}
    >
      {choices.map((choice) => {
        const checked = choice.value === value;
        return (
          <button
            key={choice.value}
            type="button"
            role="radio"
            {...part(`${name}-option`)}
            data-mg-choice={look}
            data-state={checked ? "checked" : "unchecked"}
            data-value={choice.value}
            aria-checked={checked}
            aria-label={choice.name}
            disabled={choice.disabled}
            tabIndex={choice.value === tabStop ? 0 : -1}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
          </button>
        );
      })}
    </div>
  );
}
