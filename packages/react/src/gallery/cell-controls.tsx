import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Emphasis, plainText } from "../ui/emphasis.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { type CellControlsProps, destinationOf } from "./cell-caption.tsx";
import { useGridActions } from "./grid-context.ts";
import { styleName } from "./style-name.ts";

/** The right side of a phone's row: position, the choice of the primary, and four buttons of 44 by 44. */
export function CellControls(props: CellControlsProps): ReactNode {
  const part = useParts();
  const { image, position, count, movable, isTabStop } = props;
  const { t } = useMediaGen();
  const grid = useGridActions();
  const named = (action: string): string => t["cell.action"]({ i: position, action });
  const stop = isTabStop ? 0 : -1;
  const words = t["cell.place"]({ i: position, m: count });
  const place = (
    <bdi dir="ltr">
      <Emphasis>{words}</Emphasis>
    </bdi>
  );
  const moveBy = (by: number): { "aria-disabled": boolean; onClick: () => void } => {
    const to = destinationOf(props, by);
    return {
      "aria-disabled": to === null,
      onClick: () => {
        if (to !== null) grid.move(image, to);
      },
    };
  };
  return (
    <div {...part("cell-controls")}>
      <div {...part("cell-facts")}>
        {movable ? (
          <Button
            data-mg-part="cell-move-to"
            data-mg-action="move-to"
            variant="ghost"
            size="sm"
            // Whoever steers by voice says what is written on it.
            aria-label={`${plainText(words)}, ${named(t["move.to"])}`}
            tabIndex={stop}
            onClick={() => grid.askPlace(image)}
          >
            {place}
          </Button>
        ) : (
          <span {...part("cell-position")} aria-hidden="true">
            {place}
          </span>
        )}
        <span {...part("cell-style")}>{styleName(image.style, t)}</span>
      </div>
      {image.is_primary ? (
        <p {...part("cell-primary")}>
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
      <div {...part("cell-buttons")}>
        <IconButton
          data-mg-part="cell-up"
          data-mg-action="up"
          icon={laterIcons.up}
          label={named(t["move.up"])}
          tabIndex={stop}
          {...moveBy(-1)}
        />
        <IconButton
          data-mg-part="cell-down"
          data-mg-action="down"
          icon={laterIcons.down}
          label={named(t["move.down"])}
          tabIndex={stop}
          {...moveBy(1)}
        />
        <IconButton
          data-mg-part="cell-crop"
          data-mg-action="crop"
          icon={laterIcons.crop}
          label={named(t.crop)}
          tabIndex={stop}
          onClick={() => grid.crop(image)}
        />
        <IconButton
          data-mg-part="cell-trash"
          data-mg-action="delete"
          icon={laterIcons.trash}
          label={named(t.delete)}
          tabIndex={stop}
          onClick={() => grid.remove(image)}
        />
      </div>
    </div>
  );
}
