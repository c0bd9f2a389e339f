import type { Image, JobResult } from "@media-gen/client";
import { type MemoExoticComponent, memo, type ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import { CellCaption } from "./cell-caption.tsx";
import { CellControls } from "./cell-controls.tsx";
import type { GridCell } from "./grid-cells.ts";
import { useGridActions } from "./grid-context.ts";
import { Picture } from "./picture.tsx";
import { DeletedFace, SlotFace, slotName, slotState } from "./slot-face.tsx";
import { useSortableCell } from "./use-sortable-grid.ts";

/** Galleries of at most this many load at once: a picture that has just arrived must not wait for the next frame. */
const eagerCells = 8;

/** Props of `GridCellView`. */
export interface GridCellViewProps {
  cell: GridCell;
  /** How many are counted together, for "2 of 6". */
  count: number;
  layout: "tiles" | "rows";
  ratio: string;
  isTabStop: boolean;
  /** False while the order cannot change. */
  sorts: boolean;
  /** The pictures among which this one moves. */
  shown: readonly Image[];
  selected: boolean;
  lifted: "pointer" | "keyboard" | null;
  drop: "before" | "after" | null;
}

function stateOf({ cell, lifted, selected }: GridCellViewProps): string {
  if (lifted !== null) return "dragging";
  if (selected) return "selected";
  if (cell.kind === "slot") return slotState(cell.slot);
  if (cell.kind === "deleted") return "deleted";
  return cell.image.is_primary ? "primary" : "ready";
}

/** One cell: a row of the grid that holds one gridcell, so that a responsive layout never re-parents it. */
export const GridCellView: MemoExoticComponent<(props: GridCellViewProps) => ReactNode> = memo(
  function GridCellView(props: GridCellViewProps): ReactNode {
    const { cell, isTabStop, lifted, drop } = props;
    const { t } = useMediaGen();
    const movable = cell.kind === "image" && !cell.image.is_primary && props.sorts;
    const sortable = useSortableCell(cell.key, !movable);
    const name =
      cell.kind === "image"
        ? t["cell.name"]({
            i: cell.position,
            m: props.count,
            primary: cell.image.is_primary,
            alt: cell.image.alt,
          })
        : t["cell.position"]({
            i: cell.position,
            state: cell.kind === "slot" ? slotName(cell.slot, t) : t["cell.deleted"],
          });
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the group in its cell takes the focus
      <div
        ref={sortable.ref}
        role="row"
        data-mg-part="cell"
        data-state={stateOf(props)}
        data-drop={drop ?? undefined}
        data-lifted={lifted ?? undefined}
        onMouseDown={sortable.onMouseDown}
      >
        {/* The name stands on a group: a gridcell's own would have to repeat every word that can be read in it. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the group in it takes the focus */}
        <div
          role="gridcell"
          data-mg-part="cell-frame"
          aria-selected={props.selected || (cell.kind === "image" && cell.image.is_primary)}
          aria-busy={cell.kind === "slot" && cell.slot.status === "pending" ? true : undefined}
        >
          <div
            role="group"
            data-mg-part="cell-body"
            data-kind={cell.kind}
            data-key={cell.key}
            tabIndex={isTabStop ? 0 : -1}
            aria-label={name}
          >
            <CellBody {...props} movable={movable} onTouchStart={sortable.onTouchStart} />
          </div>
        </div>
      </div>
    );
  },
  sameView,
);

type CellBodyProps = GridCellViewProps & {
  movable: boolean;
  onTouchStart: ((event: React.TouchEvent) => void) | undefined;
};

const viewProps = [
  "count",
  "layout",
  "ratio",
  "isTabStop",
  "sorts",
  "shown",
  "selected",
  "lifted",
  "drop",
] as const satisfies (keyof GridCellViewProps)[];

/** A picture that arrives draws its own cell and leaves the others as they are. */
function sameView(a: GridCellViewProps, b: GridCellViewProps): boolean {
  return sameCell(a.cell, b.cell) && viewProps.every((name) => a[name] === b[name]);
}

function sameSlot(a: JobResult, b: JobResult): boolean {
  return (
    a.status === b.status &&
    a.drawing === b.drawing &&
    a.url === b.url &&
    a.error?.code === b.error?.code &&
    a.credits.refunded === b.credits.refunded
  );
}

/** Cells are made anew with each look at the gallery; what they show mostly is not. */
function sameCell(a: GridCell, b: GridCell): boolean {
  if (a.key !== b.key || a.position !== b.position) return false;
  if (a.kind === "slot") return b.kind === "slot" && sameSlot(a.slot, b.slot);
  return a.kind === b.kind && a.image === b.image;
}

// Sorting renders every cell's shell at each step of a drag; what is inside stays as it is.
const CellBody = memo(
  function CellBody({
    cell,
    count,
    layout,
    ratio,
    isTabStop,
    shown,
    sorts,
    movable,
    onTouchStart,
  }: CellBodyProps) {
    const { t } = useMediaGen();
    const { open } = useGridActions();
    const sizes = layout === "rows" ? "140px" : "180px";
    if (cell.kind === "slot")
      return (
        <SlotFace
          slot={cell.slot}
          position={cell.position}
          ratio={ratio}
          sizes={sizes}
          isTabStop={isTabStop}
        />
      );
    if (cell.kind === "deleted")
      return <DeletedFace image={cell.image} ratio={ratio} isTabStop={isTabStop} />;
    const { image } = cell;
    const Controls = layout === "rows" ? CellControls : CellCaption;
    return (
      <>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the group around it does the same */}
        <div data-mg-part="cell-picture" onClick={() => open(image)}>
          <Picture source={image} alt="" ratio={ratio} sizes={sizes} eager={count <= eagerCells} />
          {image.is_primary ? (
            <span data-mg-part="badge">
              <Icon path={icons.star} size={16} filled />
              {t["badge.primary"]}
            </span>
          ) : null}
        </div>
        <Controls
          image={image}
          position={cell.position}
          count={count}
          shown={shown}
          sorts={sorts}
          movable={movable}
          isTabStop={isTabStop}
          onTouchStart={onTouchStart}
        />
      </>
    );
  },
  (a, b) =>
    sameCell(a.cell, b.cell) &&
    a.layout === b.layout &&
    a.ratio === b.ratio &&
    a.isTabStop === b.isTabStop &&
    a.shown === b.shown &&
    a.sorts === b.sorts &&
    a.count === b.count &&
    a.movable === b.movable,
);
