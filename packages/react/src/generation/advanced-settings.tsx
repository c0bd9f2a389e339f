import { type ReactNode, useId, useRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import type { AdvancedFieldsProps } from "./advanced-fields.tsx";
import { LaterAdvancedFields } from "./later-parts.ts";

/** Props of `AdvancedSettings`. */
export interface AdvancedSettingsProps extends AdvancedFieldsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Folds away what most people leave alone. */
export function AdvancedSettings({ open, onOpenChange, ...fields }: AdvancedSettingsProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  // Once unfolded the fields stay, so that a faulty one can be led to.
  const opened = useRef(false);
  opened.current ||= open;
  return (
    <div {...part("advanced")} data-state={open ? "open" : "closed"}>
      <button
        type="button"
        {...part("advanced-toggle")}
        aria-expanded={open}
        aria-controls={`${id}-body`}
        onPointerEnter={preloadAdvanced}
        onFocus={preloadAdvanced}
        onClick={() => onOpenChange(!open)}
      >
        {t.advanced}
        <Icon path={icons.chevron} size={16} />
      </button>
      <div id={`${id}-body`} {...part("advanced-body")} hidden={!open}>
        {opened.current ? (
          <LaterAdvancedFields {...fields} fallback={<p {...part("modal-loading")}>{t.loading}</p>} />
        ) : null}
      </div>
    </div>
  );
}

function preloadAdvanced(): void {
  LaterAdvancedFields.preload().catch(() => {
    // Opening tries again.
  });
}
