import type { Options } from "@media-gen/client";
import { type ReactNode, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { ChoiceGroup } from "../ui/choice-group.tsx";

/** Longest side and area side of the drawn frame, in pixels. */
const glyphLongest = 34;
const glyphSide = 23;

/** The drawn frame of a ratio: about the same area for each, so that none looks larger. */
function glyphSize(width: number, height: number): { width: number; height: number } {
  const ratio = width / height;
  const across = Math.min(glyphLongest, glyphSide * Math.sqrt(ratio));
  return { width: Math.round(across), height: Math.round(across / ratio) };
}

/** Props of `RatioPicker`. */
export interface RatioPickerProps {
  ratios: Options["ratios"];
  value: string;
  onChange: (ratio: string) => void;
}

/** Ratios as small frames, one of which is chosen. */
export function RatioPicker({ ratios, value, onChange }: RatioPickerProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  return (
    <div {...part("ratio-field")}>
      <span id={id} {...part("field-label")}>
        {t.ratio}
      </span>
      <ChoiceGroup
        look="cards"
        part="ratio"
        labelledBy={id}
        value={value}
        onChange={onChange}
        choices={ratios.map((ratio) => ({
          value: ratio.id,
          name: `${ratio.id} ${t[ratio.width === ratio.height ? "ratio.square" : ratio.width > ratio.height ? "ratio.wide" : "ratio.tall"]}`,
          label: (
            <>
              <span {...part("ratio-frame")}>
                <span
                  {...part("ratio-glyph")}
                  aria-hidden="true"
                  style={{
                    inlineSize: glyphSize(ratio.width, ratio.height).width,
                    blockSize: glyphSize(ratio.width, ratio.height).height,
                  }}
                />
              </span>
              <span {...part("ratio-name")}>{ratio.id}</span>
            </>
          ),
        }))}
      />
    </div>
  );
}
