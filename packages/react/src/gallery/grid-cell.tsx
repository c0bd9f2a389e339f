import type { Image, JobResult } from "@media-gen/client";
import { type MemoExoticComponent, memo, type ReactNode } from "react";
import type { SortingGrid } from "../grid/sorting-grid.ts";
import { useGridCell } from "../grid/use-grid.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { CellCaption } from "./cell-caption.tsx";
import { CellControls } from "./cell-controls.tsx";
import type { GridCell } from "./grid-cells.ts";
import { useGridActions } from "./grid-context.ts";
import { Picture } from "./picture.tsx";
import { PrimaryBadge } from "./primary-badge.tsx";
import { ReloadPicture } from "./reload-picture.tsx";
import { DeletedFace, SlotFace, slotName, slotState } from "./slot-face.tsx";

/** Galleries of at most this many load at once: a picture that has just arrived must not wait for the next frame. */
const eagerCells = 8;

/** Props of `GridCellView`. */
export interface GridCellViewProps {
  grid: SortingGrid;
  cell: GridCell;
  /** Its row, from 1. */
  row: number;
  /** How many are counted together, for "2 of 6". */
  count: number;
  layout: "tiles" | "rows";
  ratio: string;
  /** False while the order cannot change. */
  sorts: boolean;
  /** The first place, from 0, that a picture may be moved to. */
  low: number;
  selected: boolean;
}

function stateOf({ cell, selected }: GridCellViewProps, lifted: boolean): string {
  if (lifted) return "dragging";
  if (selected) return "selected";
  if (cell.kind === "slot") return slotState(cell.slot);
  if (cell.kind === "deleted") return "deleted";
  return cell.image.is_primary ? "primary" : "ready";
}

/** One cell: a row of the grid that holds one gridcell, so that a responsive layout never re-parents it. */
export const GridCellView: MemoExoticComponent<(props: GridCellViewProps) => ReactNode> = memo(
  function GridCellView(props: GridCellViewProps): ReactNode {
    const part = useParts();
    const { cell, grid } = props;
    const { t } = useMediaGen();
    const { isTabStop, lifted, isFilled } = useGridCell(grid, cell.key);
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
        ref={grid.view.cellRef(cell.key)}
        role="row"
        aria-rowindex={props.row}
        {...part("cell")}
        data-state={stateOf(props, lifted !== null)}
        data-lifted={lifted ?? undefined}
      >
        {/* The name stands on a group: a gridcell's own would have to repeat every word that can be read in it. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the group in it takes the focus */}
        <div
          role="gridcell"
          {...part("cell-frame")}
          aria-selected={props.selected || (cell.kind === "image" && cell.image.is_primary)}
          aria-busy={cell.kind === "slot" && cell.slot.status === "pending" ? true : undefined}
        >
          <div
            role="group"
            {...part("cell-body")}
            data-kind={cell.kind}
            data-key={cell.key}
            tabIndex={isTabStop ? 0 : -1}
            aria-label={name}
          >
            {isFilled ? <CellBody {...props} isTabStop={isTabStop} /> : <CellHint />}
          </div>
        </div>
      </div>
    );
  },
  sameView,
);

/** Stands for a cell while the page scrolls too fast to draw it. */
function CellHint(): ReactNode {
  const part = useParts();
  return (
    <>
      <div {...part("cell-picture")} />
      <div {...part("cell-caption")} />
    </>
  );
}

type CellBodyProps = GridCellViewProps & { isTabStop: boolean };

const viewProps = [
  "grid",
  "row",
  "count",
  "layout",
  "ratio",
  "sorts",
  "low",
  "selected",
] as const satisfies (keyof GridCellViewProps)[];

/** A picture that arrives draws its own cell and leaves the others as they are. */
function sameView(a: GridCellViewProps, b: GridCellViewProps): boolean {
  return sameCell(a.cell, b.cell) && viewProps.every((name) => a[name] === b[name]);
}

/** A picture whose place alone has changed is drawn as before. */
function sameImage(a: Image, b: Image): boolean {
  if (a === b) return true;
  const names = Object.keys(b) as (keyof Image)[];
  return (
    names.length === Object.keys(a).length &&
    names.every((name) => name === "order_index" || a[name] === b[name])
  );
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
  return a.kind === b.kind && sameImage(a.image, b.image);
}

function CellBody({ cell, count, layout, ratio, isTabStop, low, sorts }: CellBodyProps): ReactNode {
  const part = useParts();
  const { open, retry } = useGridActions();
  const sizes = layout === "rows" ? "140px" : "180px";
  // A row's height is its picture's, whatever its place holds.
  const faceRatio = layout === "rows" ? undefined : ratio;
  if (cell.kind === "slot")
    return (
      <SlotFace
        retry={retry}
        slot={cell.slot}
        position={cell.position}
        ratio={faceRatio}
        sizes={sizes}
        isTabStop={isTabStop}
      />
    );
  if (cell.kind === "deleted")
    return <DeletedFace image={cell.image} ratio={faceRatio} isTabStop={isTabStop} />;
  const { image } = cell;
  const Controls = layout === "rows" ? CellControls : CellCaption;
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the group around it does the same */}
      <div {...part("cell-picture")} onClick={() => open(image)}>
        <Picture
          source={image}
          alt=""
          draggable={false}
          ratio={ratio}
          sizes={sizes}
          eager={count <= eagerCells}
          lost={(reload) => <ReloadPicture reload={reload} tabIndex={isTabStop ? 0 : -1} />}
        />
        {image.is_primary ? <PrimaryBadge /> : null}
      </div>
      <Controls
        image={image}
        position={cell.position}
        count={count}
        low={low}
        movable={sorts && !image.is_primary}
        isTabStop={isTabStop}
      />
    </>
  );
}
