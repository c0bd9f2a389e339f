import { type ReactNode, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Emphasis } from "../ui/emphasis.tsx";
import { Stepper } from "../ui/stepper.tsx";

/** Props of `CountStepper`. */
export interface CountStepperProps {
  value: number;
  min: number;
  max: number;
  onChange: (count: number) => void;
}

/** How many pictures to make. */
export function CountStepper({ value, min, max, onChange }: CountStepperProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  return (
    <div {...part("count-field")}>
      <span id={id} {...part("field-label")}>
        {t.count}
      </span>
      <Stepper
        data-mg-part="count"
        labelledBy={id}
        value={value}
        min={min}
        max={max}
        onChange={onChange}
        spoken={t["count.value"]({ n: value })}
        moreLabel={t["count.more"]}
        fewerLabel={t["count.fewer"]}
      >
        <Emphasis>{t["count.shown"]({ n: value })}</Emphasis>
      </Stepper>
    </div>
  );
}
