import { type ReactNode, useId, useState } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useParts } from "../surface/parts.ts";

/** Props of `Slider`. */
export interface SliderProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step: number;
  /** Said after the number, for example `%`. */
  unit?: string;
  disabled?: boolean;
  className?: string;
  "data-mg-part"?: MediaGenPart;
}

/** A slider with its number beside it; both can be changed, so that no value needs a gesture. */
export function Slider({
  label,
  value,
  onChange,
  min,
  max,
  step,
  unit,
  disabled,
  className,
  "data-mg-part": name = "slider",
}: SliderProps): ReactNode {
  const part = useParts();
  const id = useId();
  const decimals = (String(step).split(".")[1] ?? "").length;
  const [draft, setDraft] = useState<string | null>(null);
  const set = (next: number): void => {
    if (Number.isFinite(next)) onChange(Math.min(max, Math.max(min, next)));
  };
  return (
    <div {...part(name, className)} data-mg-slider="">
      <label htmlFor={id} {...part("slider-label")}>
        {label}
      </label>
      <span {...part("slider-value")}>
        <input
          {...part("slider-number")}
          type="number"
          inputMode="decimal"
          aria-label={label}
          min={min}
          max={max}
          step={step}
          disabled={disabled}
          value={draft ?? value.toFixed(decimals)}
          onChange={(event) => {
            setDraft(event.target.value);
            if (event.target.value !== "") set(event.target.valueAsNumber);
          }}
          onBlur={() => setDraft(null)}
        />
        {unit}
      </span>
      <input
        id={id}
        {...part("slider-range")}
        type="range"
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        value={value}
        style={{ "--mg-slider-fill": `${((value - min) / (max - min)) * 100}%` } as React.CSSProperties}
        onChange={(event) => set(event.target.valueAsNumber)}
      />
    </div>
  );
}
