import type { Options } from "@media-gen/client";
import { type ReactNode, useId } from "react";
import { styleName } from "../gallery/style-name.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { ChoiceGroup } from "../ui/choice-group.tsx";
import { LaterStyleSwatch } from "./later-parts.ts";

/** The styles of which the kit has pictures. For others no place is held, since nothing would come. */
const pictured = ["realistic", "anime", "painterly"];

/** Props of `StylePicker`. */
export interface StylePickerProps {
  styles: Options["styles"];
  value: string;
  onChange: (style: string) => void;
  /** The host's own pictures, by style id. */
  swatches?: Readonly<Record<string, ReactNode>>;
}

/** Styles as small pictures, one of which is chosen. */
export function StylePicker({ styles, value, onChange, swatches = {} }: StylePickerProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  // As large as the picture that comes.
  const place = <svg {...part("style-swatch")} viewBox="0 0 108 80" aria-hidden="true" />;
  return (
    <div {...part("style-field")}>
      <span id={id} {...part("field-label")}>
        {t.style}
      </span>
      <ChoiceGroup
        look="cards"
        part="style"
        labelledBy={id}
        value={value}
        onChange={onChange}
        choices={styles.map((style) => ({
          value: style.id,
          name: styleName(style.id, t),
          label: (
            <>
              {swatches[style.id] ??
                (pictured.includes(style.id) && <LaterStyleSwatch style={style.id} fallback={place} />)}
              <span {...part("style-name")}>{styleName(style.id, t)}</span>
            </>
          ),
        }))}
      />
    </div>
  );
}
