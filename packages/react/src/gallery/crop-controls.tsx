import { type ReactNode, useId, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { ChoiceGroup } from "../ui/choice-group.tsx";
import { Slider } from "../ui/slider.tsx";
import { cropAspects, placeOf, viewOf } from "./crop-geometry.ts";
import type { CropDraft } from "./use-crop.ts";

/** Every gesture of the canvas as a choice, a slider or a number. */
export function CropControls({ draft }: { draft: CropDraft }): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const ratioId = useId();
  const place = placeOf(draft.rect, draft.size);
  const zoom = viewOf(draft.rect, draft.ratio, draft.size).zoom;
  return (
    <div {...part("crop-controls")}>
      <div {...part("crop-aspect")}>
        <span id={ratioId} {...part("crop-label")}>
          {t.ratio}
        </span>
        <ChoiceGroup
          labelledBy={ratioId}
          part="crop-aspects"
          choices={cropAspects.map((aspect) => ({
            value: aspect,
            label: aspect === "original" ? t["crop.original"] : aspect,
          }))}
          // A shape of its own leaves every choice open.
          value={draft.aspect ?? ("" as never)}
          onChange={draft.chooseAspect}
        />
      </div>
      <Slider
        label={t["crop.zoom"]}
        value={zoom}
        min={1}
        max={Math.max(draft.zoomLimit, 1.01)}
        step={0.01}
        unit="×"
        onChange={draft.zoomTo}
      />
      <Slider
        label={t["crop.x"]}
        value={place.x}
        min={-100}
        max={100}
        step={1}
        unit="%"
        onChange={(x) => draft.placeAt({ x })}
      />
      <Slider
        label={t["crop.y"]}
        value={place.y}
        min={-100}
        max={100}
        step={1}
        unit="%"
        onChange={(y) => draft.placeAt({ y })}
      />
      <fieldset {...part("crop-focus")}>
        <legend {...part("crop-label")}>{t["crop.focus"]}</legend>
        <PercentField
          label={t["crop.across"]}
          name={t["crop.focus.x"]}
          value={draft.focal.x}
          onChange={(x) => draft.focusOn({ x })}
        />
        <PercentField
          label={t["crop.down"]}
          name={t["crop.focus.y"]}
          value={draft.focal.y}
          onChange={(y) => draft.focusOn({ y })}
        />
      </fieldset>
    </div>
  );
}

/** A part from 0 to 1, written as whole percents. */
function PercentField(props: {
  label: string;
  name: string;
  value: number;
  onChange: (value: number) => void;
}): ReactNode {
  const part = useParts();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <span {...part("crop-percent")}>
      <label htmlFor={id}>{props.label}</label>
      <span {...part("slider-value")}>
        <input
          id={id}
          {...part("slider-number")}
          type="number"
          inputMode="decimal"
          aria-label={props.name}
          min={0}
          max={100}
          step={1}
          value={draft ?? String(Math.round(props.value * 100))}
          onChange={(event) => {
            setDraft(event.target.value);
            const percent = event.target.valueAsNumber;
            if (Number.isFinite(percent)) props.onChange(Math.min(100, Math.max(0, percent)) / 100);
          }}
          onBlur={() => setDraft(null)}
        />
        {"%"}
      </span>
    </span>
  );
}
