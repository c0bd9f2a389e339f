import type { Image } from "@media-gen/client";
import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { Menu } from "../ui/menu.tsx";
import { useGridActions } from "./grid-context.ts";

/** What both sets of controls are given. */
export interface CellControlsProps {
  image: Image;
  position: number;
  count: number;
  /** The first place, from 0, that it may be moved to. */
  low: number;
  /** False for the primary, and while the order cannot change. */
  movable: boolean;
  isTabStop: boolean;
}

/** Where a move by some places ends, from 0, or null when it may not happen. */
export function destinationOf(
  { position, count, low, movable }: CellControlsProps,
  by: number | "first",
): number | null {
  const to = by === "first" ? low : position - 1 + by;
  return !movable || to < low || to >= count || to === position - 1 ? null : to;
}

const moves = [
  { by: -1, label: "move.up", icon: laterIcons.up },
  { by: 1, label: "move.down", icon: laterIcons.down },
  { by: "first", label: "move.first", icon: laterIcons.left },
] as const;

/** The caption row of a tile: grip, position, star, crop, trash. */
export function CellCaption(props: CellControlsProps): ReactNode {
  const part = useParts();
  const { image, position, movable, isTabStop } = props;
  const { t } = useMediaGen();
  const grid = useGridActions();
  const named = (action: string): string => t["cell.action"]({ i: position, action });
  const stop = isTabStop ? 0 : -1;
  return (
    <div {...part("cell-caption")}>
      {movable ? (
        <Menu
          label={named(t.move)}
          items={[
            ...moves.map(({ by, label, icon }) => {
              const to = destinationOf(props, by);
              return {
                key: String(by),
                label: t[label],
                icon,
                disabled: to === null,
                onSelect: () => {
                  if (to !== null) grid.move(image, to);
                },
              };
            }),
            { key: "to", label: t["move.to"], icon: laterIcons.right, onSelect: () => grid.askPlace(image) },
          ]}
          trigger={(trigger) => (
            <IconButton
              {...trigger}
              data-mg-part="cell-grip"
              data-mg-grip=""
              data-mg-action="move"
              icon={laterIcons.grip}
              label={named(t.move)}
              tabIndex={stop}
              style={{ touchAction: "manipulation" }}
            />
          )}
        />
      ) : (
        <span {...part("cell-grip")} data-state="pinned" aria-hidden="true">
          <Icon path={laterIcons.grip} />
        </span>
      )}
      <span {...part("cell-position")} aria-hidden="true">
        {position}
      </span>
      <span {...part("cell-actions")}>
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
      </span>
    </div>
  );
}
