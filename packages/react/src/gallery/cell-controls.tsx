import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Emphasis } from "../ui/emphasis.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import type { CellControlsProps } from "./cell-caption.tsx";
import { destination } from "./gallery-order.ts";
import { useGridActions } from "./grid-context.ts";
import { styleName } from "./style-name.ts";

/** The right side of a phone's row: position, the choice of the primary, and four buttons of 44 by 44. */
export function CellControls(props: CellControlsProps): ReactNode {
  const { image, position, count, shown, sorts, isTabStop } = props;
  const { t } = useMediaGen();
  const grid = useGridActions();
  const named = (action: string): string => t["cell.action"]({ i: position, action });
  const stop = isTabStop ? 0 : -1;
  const cannot = (by: number): boolean => !sorts || destination(shown, image.id, by) === null;
  return (
    <div data-mg-part="cell-controls">
      <div data-mg-part="cell-facts">
        <span data-mg-part="cell-position" aria-hidden="true">
          <Emphasis>{t["cell.place"]({ i: position, m: count })}</Emphasis>
        </span>
        <span data-mg-part="cell-style">{styleName(image.style, t)}</span>
      </div>
      {image.is_primary ? (
        <p data-mg-part="cell-primary">
          <Icon path={icons.star} filled />
          {t["primary.now"]}
        </p>
      ) : (
        <Button
          data-mg-part="cell-choose"
          data-mg-action="primary"
          icon={icons.star}
          aria-label={named(t["primary.set"])}
          tabIndex={stop}
          onClick={() => grid.choose(image)}
        >
          {t["primary.set"]}
        </Button>
      )}
      <div data-mg-part="cell-buttons">
        <IconButton
          data-mg-part="cell-up"
          data-mg-action="up"
          icon={icons.up}
          label={named(t["move.up"])}
          aria-disabled={cannot(-1)}
          tabIndex={stop}
          onClick={() => grid.move(image, -1)}
        />
        <IconButton
          data-mg-part="cell-down"
          data-mg-action="down"
          icon={icons.down}
          label={named(t["move.down"])}
          aria-disabled={cannot(1)}
          tabIndex={stop}
          onClick={() => grid.move(image, 1)}
        />
        <IconButton
          data-mg-part="cell-crop"
          data-mg-action="crop"
          icon={icons.crop}
          label={named(t.crop)}
          tabIndex={stop}
          onClick={() => grid.crop(image)}
        />
        <IconButton
          data-mg-part="cell-trash"
          data-mg-action="delete"
          icon={icons.trash}
          label={named(t.delete)}
          tabIndex={stop}
          onClick={() => grid.remove(image)}
        />
      </div>
    </div>
  );
}
