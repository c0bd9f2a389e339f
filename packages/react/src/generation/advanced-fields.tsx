import type { Options } from "@media-gen/client";
import { type ReactNode, type RefObject, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { IconButton } from "../ui/button.tsx";
import { ChoiceGroup } from "../ui/choice-group.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { Slider } from "../ui/slider.tsx";
import { FieldError } from "./field-error.tsx";
import type { FormDraft, FormValues } from "./generate-form.ts";
import { maxSeed, seedFault } from "./prompt-text.ts";

/** Props of `AdvancedFields`. */
export interface AdvancedFieldsProps {
  values: FormValues;
  options: Options;
  onChange: (change: Partial<FormDraft>) => void;
  /** Gives a whole number from 0 up to `below`. */
  randomInteger: (below: number) => number;
  seedRef: RefObject<HTMLInputElement | null>;
}

/** What most people leave alone: what to leave out, seed and variation, engine. Says what the engine cannot do. */
export function AdvancedFields({
  values,
  options,
  onChange,
  randomInteger,
  seedRef,
}: AdvancedFieldsProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  const { engine } = values;
  const fault = seedFault(values.seed);
  const seedSet = values.seed.trim() !== "" && fault === null;
  return (
    <>
      {options.providers.length > 1 ? (
        <div {...part("field")}>
          <span id={`${id}-engine`} {...part("field-label")}>
            {t.engine}
          </span>
          <ChoiceGroup
            part="engine"
            labelledBy={`${id}-engine`}
            value={values.provider}
            onChange={(provider) => onChange({ provider })}
            choices={options.providers.map(({ id: value, label }) => ({ value, label }))}
          />
        </div>
      ) : null}
      {engine.negative_prompt ? (
        <div {...part("field")}>
          <label htmlFor={`${id}-negative`} {...part("field-label")}>
            {t.negative}
          </label>
          <input
            id={`${id}-negative`}
            {...part("negative-input")}
            data-mg-field=""
            name="negative_prompt"
            type="text"
            maxLength={options.limits.negative_prompt_max * 2}
            autoComplete="off"
            value={values.negative}
            onChange={(event) => onChange({ negative: event.target.value })}
          />
        </div>
      ) : (
        <Unsupported>{t["negative.unsupported"]}</Unsupported>
      )}
      {engine.seed ? (
        <div {...part("seed-row")}>
          <div {...part("field")}>
            <label htmlFor={`${id}-seed`} {...part("field-label")}>
              {t.seed}
            </label>
            <div {...part("seed-box")}>
              <input
                ref={seedRef}
                id={`${id}-seed`}
                {...part("seed-input")}
                data-mg-field=""
                name="seed"
                type="text"
                inputMode="numeric"
                autoComplete="off"
                value={values.seed}
                aria-invalid={fault !== null || undefined}
                aria-describedby={`${id}-seed-note`}
                onChange={(event) => onChange({ seed: event.target.value })}
              />
              <IconButton
                icon={laterIcons.dice}
                label={t["seed.roll"]}
                onClick={() => onChange({ seed: String(randomInteger(maxSeed + 1)) })}
              />
            </div>
          </div>
          {engine.variation_strength ? (
            <Slider
              data-mg-part="variation"
              label={t.variation}
              min={0}
              max={1}
              step={0.05}
              disabled={!seedSet}
              value={values.variation}
              onChange={(variation) => onChange({ variation })}
            />
          ) : null}
          {fault === null ? (
            <p id={`${id}-seed-note`} {...part("field-hint")}>
              {seedSet || !engine.variation_strength ? t["seed.random"] : t["variation.seed"]}
            </p>
          ) : (
            <FieldError id={`${id}-seed-note`}>
              {fault === "digits" ? t["seed.digits"] : t["seed.range"]}
            </FieldError>
          )}
          {engine.variation_strength ? null : <Unsupported>{t["variation.unsupported"]}</Unsupported>}
        </div>
      ) : (
        <Unsupported>{t["seed.unsupported"]}</Unsupported>
      )}
    </>
  );
}

function Unsupported({ children }: { children: string }): ReactNode {
  const part = useParts();
  return (
    <p {...part("unsupported")}>
      <Icon path={icons.info} size={16} />
      {children}
    </p>
  );
}
