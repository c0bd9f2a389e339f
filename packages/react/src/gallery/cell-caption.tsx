import type { Image } from "@media-gen/client";
import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import { Menu } from "../ui/menu.tsx";
import { destination } from "./gallery-order.ts";
import { useGridActions } from "./grid-context.ts";

/** What both sets of controls are given. */
export interface CellControlsProps {
  image: Image;
  position: number;
  count: number;
  /** The pictures among which this one moves. */
  shown: readonly Image[];
  sorts: boolean;
  movable: boolean;
  isTabStop: boolean;
  onTouchStart: ((event: React.TouchEvent) => void) | undefined;
}

const moves = [
  { by: -1, label: "move.up", icon: icons.up },
  { by: 1, label: "move.down", icon: icons.down },
  { by: "first", label: "move.first", icon: icons.left },
] as const;

/** The caption row of a tile: grip, position, star, crop, trash. */
export function CellCaption(props: CellControlsProps): ReactNode {
  const { image, position, shown, movable, isTabStop, onTouchStart } = props;
  const { t } = useMediaGen();
  const grid = useGridActions();
  const named = (action: string): string => t["cell.action"]({ i: position, action });
  const stop = isTabStop ? 0 : -1;
  return (
    <div data-mg-part="cell-caption">
      {movable ? (
        <Menu
          label={named(t.move)}
          items={moves.map(({ by, label, icon }) => ({
            key: String(by),
            label: t[label],
            icon,
            disabled: destination(shown, image.id, by) === null,
            onSelect: () => grid.move(image, by),
          }))}
          trigger={(trigger) => (
            <IconButton
              {...trigger}
              data-mg-part="cell-grip"
              data-mg-grip=""
              data-mg-action="move"
              icon={icons.grip}
              label={named(t.move)}
              tabIndex={stop}
              onTouchStart={onTouchStart}
              style={{ touchAction: "none" }}
            />
          )}
        />
      ) : (
        <span data-mg-part="cell-grip" data-state="pinned" aria-hidden="true">
          <Icon path={icons.grip} />
        </span>
      )}
      <span data-mg-part="cell-position" aria-hidden="true">
        {position}
      </span>
      <span data-mg-part="cell-actions">
        <IconButton
          data-mg-part="cell-star"
          data-mg-action="primary"
          icon={icons.star}
          filled={image.is_primary}
          label={named(image.is_primary ? t["primary.now"] : t["primary.set"])}
          aria-pressed={image.is_primary}
          tabIndex={stop}
          onClick={() => grid.choose(image)}
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
      </span>
    </div>
  );
}
