import { type ReactNode, useEffect, useRef } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useParts } from "../surface/parts.ts";
import { IconButton } from "./button.tsx";
import * as icons from "./icons.ts";

/** A held button repeats after this time and then at this pace, in milliseconds. */
const holdDelay = 420;
const holdPace = 110;

/** Props of `Stepper`. */
export interface StepperProps {
  labelledBy: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** How the value is shown. */
  children: ReactNode;
  /** How the value is spoken. */
  spoken: string;
  moreLabel: string;
  fewerLabel: string;
  className?: string;
  "data-mg-part"?: MediaGenPart;
}

/** A number between two buttons. Holding repeats; arrows, Home and End work on the number; the ends keep their place. */
export function Stepper({
  labelledBy,
  value,
  min,
  max,
  onChange,
  children,
  spoken,
  moreLabel,
  fewerLabel,
  className,
  "data-mg-part": name = "stepper",
}: StepperProps): ReactNode {
  const part = useParts();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  const held = useRef(false);

  const stop = (): void => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);

  const step = (by: number): void => {
    const next = Math.min(max, Math.max(min, latest.current.value + by));
    if (next === latest.current.value) return;
    // The next step of a held button may come before the new value has been rendered.
    latest.current.value = next;
    latest.current.onChange(next);
  };
  const hold = (by: number): void => {
    held.current = false;
    const repeat = (): void => {
      held.current = true;
      step(by);
      timer.current = setTimeout(repeat, holdPace);
    };
    timer.current = setTimeout(repeat, holdDelay);
  };
  const holding = (by: number) => ({
    onPointerDown: () => hold(by),
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onClick: () => {
      // The click that ends a hold is not one more step.
      if (!held.current) step(by);
      held.current = false;
    },
  });

  const keys: Record<string, () => void> = {
    ArrowUp: () => step(1),
    ArrowRight: () => step(1),
    ArrowDown: () => step(-1),
    ArrowLeft: () => step(-1),
    Home: () => onChange(min),
    End: () => onChange(max),
  };

  return (
    <div {...part(name, className)} data-mg-stepper="">
      <IconButton
        icon={icons.minus}
        label={fewerLabel}
        aria-disabled={value <= min}
        tabIndex={-1}
        data-mg-part="stepper-less"
        {...holding(-1)}
      />
      <div
        {...part("stepper-value")}
        role="spinbutton"
        tabIndex={0}
        aria-labelledby={labelledBy}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={spoken}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (act === undefined) return;
          event.preventDefault();
          act();
        }}
      >
        {children}
      </div>
      <IconButton
        icon={icons.plus}
        label={moreLabel}
        aria-disabled={value >= max}
        tabIndex={-1}
        data-mg-part="stepper-more"
        {...holding(1)}
      />
    </div>
  );
}
