import { type MemoExoticComponent, memo, type ReactNode, useMemo } from "react";
import { useMountedCells } from "../grid/use-grid.ts";
import { dropStyle, layerStyle } from "../grid/use-sortable-grid.ts";
import { useParts } from "../surface/parts.ts";
import { GridCellView, type GridCellViewProps } from "./grid-cell.tsx";
import type { GridCell } from "./grid-cells.ts";

/** Props of `CellList`. */
export interface CellListProps extends Omit<GridCellViewProps, "cell" | "row" | "selected"> {
  cells: readonly GridCell[];
  /** Their keys. */
  ids: readonly string[];
  columns: number;
  /** Ids of the marked ones. */
  selected: readonly string[] | undefined;
}

/** The layer of a grid with the cells in sight. While the page scrolls it alone renders, and of its cells the new ones. */
export const CellList: MemoExoticComponent<(props: CellListProps) => ReactNode> = memo(function CellList({
  cells,
  ids,
  columns,
  selected,
  ...shared
}: CellListProps): ReactNode {
  const part = useParts();
  const { grid } = shared;
  const mounted = useMountedCells(grid, ids, columns);
  const places = useMemo(() => new Map(cells.map((cell, index) => [cell.key, index])), [cells]);
  return (
    <div ref={grid.layerRef} role="presentation" {...part("grid-layer")} style={layerStyle(columns)}>
      {mounted.map((key) => {
        const place = places.get(key);
        const cell = place === undefined ? undefined : cells[place];
        return place === undefined || cell === undefined ? null : (
          <GridCellView
            key={key}
            {...shared}
            cell={cell}
            row={place + 1}
            selected={selected?.includes(key) ?? false}
          />
        );
      })}
      <div ref={grid.view.dropRef} {...part("drop-place")} aria-hidden="true" style={dropStyle} />
    </div>
  );
});
