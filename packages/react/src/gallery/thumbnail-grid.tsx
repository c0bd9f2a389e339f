import type { EntityRef, Image, JobResult } from "@media-gen/client";
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { firstPlace } from "./gallery-order.ts";
import { GridCellView } from "./grid-cell.tsx";
import { cellsOf, type DeletedPicture, isDrawing } from "./grid-cells.ts";
import { type GridActions, GridProvider } from "./grid-context.ts";
import { cellSelector, columnsOf } from "./grid-navigation.ts";
import { type ImageDialog, ImageDialogs } from "./image-dialogs.tsx";
import { SortableArea } from "./sortable-area.tsx";
import { useGridKeys } from "./use-grid-keys.ts";
import { useImageActions } from "./use-image-actions.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useSlide } from "./use-slide.ts";
import { useSortableGrid } from "./use-sortable-grid.ts";
import { useWidth } from "./use-width.ts";

/** Below this width of the grid, in CSS pixels, each picture has a row of its own. */
const rowsBelow = 480;
/** From these widths on there are 3 and 4 columns. */
const threeFrom = 500;
const fourFrom = 680;

/** Props of `ThumbnailGrid`. */
export interface ThumbnailGridProps extends Omit<ComponentPropsWithoutRef<"div">, "children" | "onKeyDown"> {
  entity: EntityRef;
  /** The pictures to show, in the gallery's order: all of it or a part. */
  images: readonly Image[];
  /** The job's places; those that are not ready are shown as waiting, drawing, failed or blocked. */
  slots?: readonly JobResult[];
  /** The gallery does not know every ready slot yet: all keep their places until it does. @default false */
  arriving?: boolean;
  /** Draws a failed slot again; without it failed cells offer no retry. */
  onRetrySlot?: (slot: JobResult) => void;
  /** Marks the grid as changing for screen readers. @default true while a slot is pending */
  busy?: boolean;
  /** `rows` is the phone's one column with its buttons in sight. @default "auto": by the grid's own width */
  layout?: "auto" | "tiles" | "rows";
  /** Ratio of the cells, as `3:4`. @default "3:4" */
  ratio?: string;
  /** Ids of pictures marked as chosen for something, beside the primary; drawn with an inset well and a check. */
  selected?: readonly string[];
  /** Opens a picture in the host's own way in place of the kit's viewer. */
  onOpenImage?: (image: Image) => void;
}

/**
 * The pictures of an owner: choose the primary, order by drag, keys or buttons, crop, delete with undo. One tab stop;
 * arrows walk in two dimensions; Tab enters a cell's controls; Space lifts a picture; Enter opens it.
 *
 * @example
 * const { data: images = [] } = useImages(entity);
 * <ThumbnailGrid entity={entity} images={images} />
 */
export const ThumbnailGrid: React.ForwardRefExoticComponent<
  ThumbnailGridProps & React.RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, ThumbnailGridProps>(function ThumbnailGrid(
  {
    entity,
    images,
    slots,
    arriving = false,
    onRetrySlot,
    busy,
    layout = "auto",
    ratio = "3:4",
    selected,
    onOpenImage,
    style,
    ...props
  },
  ref,
) {
  const { t } = useMediaGen();
  const root = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => root.current as HTMLDivElement);
  const hintId = useId();
  const width = useWidth(root);
  const actions = useImageActions(entity);
  const [deleted, setDeleted] = useState<DeletedPicture | null>(null);
  const [dialog, setDialog] = useState<ImageDialog | null>(null);

  const drawing = isDrawing(slots ?? []) || arriving;
  const cells = useMemo(() => cellsOf(images, slots, deleted, drawing), [images, slots, deleted, drawing]);
  const rows = layout === "auto" ? width !== null && width < rowsBelow : layout === "rows";
  const columns = rows ? 1 : width === null || width >= fourFrom ? 4 : width >= threeFrom ? 3 : 2;

  const ids = useMemo(() => (drawing ? [] : images.map((image) => image.id)), [images, drawing]);
  const cellElements = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>(cellSelector) ?? []),
  ];
  const countColumns = (): number =>
    columnsOf(cellElements().map((cell) => (cell.closest<HTMLElement>("[role=row]") ?? cell).offsetTop));
  const sortable = useSortableGrid({
    ids,
    first: firstPlace(images),
    columns: countColumns,
    onReorder: (next) => {
      setDeleted(null);
      void actions.reorder(next);
    },
  });

  // Read when something is pressed, so that the cells need not be told of each other's changes.
  const latest = useRef({ cells, images, onOpenImage, onRetrySlot });
  latest.current = { cells, images, onOpenImage, onRetrySlot };
  const retries = onRetrySlot !== undefined;
  const grid = useMemo<GridActions>(() => {
    const positionOf = (id: string): number =>
      latest.current.cells.find((cell) => cell.key === id)?.position ?? 1;
    const remove = (image: Image): void => {
      setDeleted({ image, place: latest.current.cells.findIndex((cell) => cell.key === image.id) });
      void actions.remove(image.id, { position: positionOf(image.id) }).then((granted) => {
        if (!granted) setDeleted(null);
      });
    };
    return {
      open: (image) => {
        const { onOpenImage: openThere } = latest.current;
        if (openThere) openThere(image);
        else setDialog({ kind: "viewer", id: image.id });
      },
      crop: (image) => setDialog({ kind: "crop", id: image.id }),
      choose: (image) => {
        if (image.is_primary) return;
        setDeleted(null);
        void actions.setPrimary(image.id, { position: positionOf(image.id) });
      },
      move: (image, by) => {
        setDeleted(null);
        void actions.move(image.id, by, { shown: latest.current.images });
      },
      remove: (image) => (image.is_primary ? setDialog({ kind: "confirm", id: image.id }) : remove(image)),
      removeNow: remove,
      // Its slot goes when the picture is there again.
      restore: (image) => void actions.restore(image),
      retry: retries ? (slot) => latest.current.onRetrySlot?.(slot) : undefined,
    };
  }, [actions, retries]);

  const keys = useGridKeys({ root, cells, columns: countColumns, sortable, open: grid.open });
  useKeptFocus(root);
  useSlide(root, cells.map((cell) => cell.key).join(" "));

  return (
    <GridProvider value={grid}>
      <SortableArea sortable={sortable} images={images}>
        <div
          aria-label={t["grid.label"]}
          {...props}
          ref={root}
          data-mg-part="thumbnail-grid"
          data-state={drawing ? "drawing" : cells.length === 0 ? "empty" : "ready"}
          data-layout={rows ? "rows" : "tiles"}
          role="grid"
          aria-busy={busy ?? drawing}
          aria-describedby={hintId}
          tabIndex={-1}
          style={
            {
              position: "relative",
              ...style,
              "--mg-columns": columns,
              "--mg-cell-ratio": ratio.replace(":", " / "),
            } as React.CSSProperties
          }
          {...keys.handlers}
        >
          {cells.map((cell) => (
            <GridCellView
              key={cell.key}
              cell={cell}
              count={drawing ? cells.length : images.length}
              layout={rows ? "rows" : "tiles"}
              ratio={ratio}
              isTabStop={cell.key === keys.tabStop}
              sorts={ids.length > 0}
              shown={images}
              selected={selected?.includes(cell.key) ?? false}
              lifted={sortable.lift?.id === cell.key ? sortable.lift.by : null}
              drop={sortable.dropAt?.id === cell.key ? sortable.dropAt.side : null}
            />
          ))}
        </div>
      </SortableArea>
      <VisuallyHidden id={hintId}>{t["grid.keys"]}</VisuallyHidden>
      <ImageDialogs
        entity={entity}
        images={images}
        dialog={dialog}
        onDialog={setDialog}
        onRemove={grid.removeNow}
        focusOf={(id) => cellElements().find((cell) => cell.dataset.key === id) ?? root.current}
      />
    </GridProvider>
  );
});
