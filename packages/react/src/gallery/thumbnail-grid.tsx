"use client";
import type { EntityRef, Image, JobResult } from "@media-gen/client";
import {
  type ComponentPropsWithoutRef,
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { cellSelector } from "../grid/grid-navigation.ts";
import { moved } from "../grid/moved.ts";
import { useGrid } from "../grid/use-grid.ts";
import { useKeptFocus } from "../grid/use-kept-focus.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { definePart, type PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { useBrowserLayoutEffect } from "../ui/use-browser-layout-effect.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { CellList } from "./cell-list.tsx";
import { preloadCropDialog } from "./crop-dialog.tsx";
import { firstPlace } from "./gallery-order.ts";
import { cellsOf, type DeletedPicture, isDrawing } from "./grid-cells.ts";
import { type GridActions, GridProvider } from "./grid-context.ts";
import { type ImageDialog, ImageDialogs } from "./image-dialogs.tsx";
import { preloadLightbox } from "./lightbox.tsx";
import { Picture } from "./picture.tsx";
import { useImageActions } from "./use-image-actions.ts";
import { useShownOrder } from "./use-shown-order.ts";

/** Below this width of the grid, in CSS pixels, each picture has a row of its own. */
const rowsBelow = 480;
/** From these widths on there are 3 and 4 columns. */
const threeFrom = 500;
const fourFrom = 680;

/** What a host's element in place of the grid is told. */
export interface ThumbnailGridState {
  state: "drawing" | "empty" | "ready";
  layout: "tiles" | "rows";
}

/** Props of `ThumbnailGrid`. */
export interface ThumbnailGridProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "onKeyDown" | "dir" | "className">,
    PartProps<ThumbnailGridState> {
  /** Whose pictures they are. */
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
> = definePart<ThumbnailGridProps, HTMLDivElement>(
  "ThumbnailGrid",
  function ThumbnailGrid(
    {
      entity,
      images: given,
      slots,
      arriving = false,
      onRetrySlot,
      busy,
      layout = "auto",
      ratio = "3:4",
      selected,
      onOpenImage,
      style,
      render,
      className,
      ...props
    },
    ref,
  ) {
    const part = useParts();
    const { t, announce } = useMediaGen();
    const root = useRef<HTMLDivElement>(null);
    useImperativeHandle(ref, () => root.current as HTMLDivElement);
    const hintId = useId();
    const actions = useImageActions(entity);
    const [deleted, setDeleted] = useState<DeletedPicture | null>(null);
    const [dialog, setDialog] = useState<ImageDialog | null>(null);
    // Nobody pays for layers that were never opened.
    const hasOpened = useRef(false);
    hasOpened.current ||= dialog !== null;
    const { images, showOrder } = useShownOrder(given);

    const drawing = isDrawing(slots ?? []) || arriving;
    const cells = useMemo(() => cellsOf(images, slots, deleted, drawing), [images, slots, deleted, drawing]);
    const ids = useMemo(() => cells.map((cell) => cell.key), [cells]);
    const order = useMemo(() => (drawing ? [] : images.map((image) => image.id)), [images, drawing]);
    const low = firstPlace(images);

    const reorder = (next: string[]): void => {
      setDeleted(null);
      showOrder(next, actions.reorder(next));
    };
    const columnsAt = (width: number | null): number => {
      if (layout === "rows" || (layout === "auto" && width !== null && width < rowsBelow)) return 1;
      return width === null || width >= fourFrom ? 4 : width >= threeFrom ? 3 : 2;
    };
    const isRows = useRef(false);
    const { grid, columns, Drag } = useGrid({
      ids,
      order,
      pinned: low,
      columnsAt,
      nameOfLook: () => `${isRows.current} ${ratio}`,
      onReorder: reorder,
      onOpen: (id) => {
        const image = images.find((other) => other.id === id);
        if (image) acts.open(image);
      },
    });
    const rows = columns === 1;
    isRows.current = rows;

    // Read when something is pressed, so that the cells need not be told of each other's changes.
    const latest = useRef({ cells, images, onOpenImage, onRetrySlot, reorder });
    latest.current = { cells, images, onOpenImage, onRetrySlot, reorder };
    const travelled = useRef<string | null>(null);
    const retries = onRetrySlot !== undefined;
    const acts = useMemo<GridActions>(() => {
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
        move: (image, to) => {
          const shown = latest.current.images.map(({ id }) => id);
          announce(t["sr.moved"]({ i: to + 1, m: shown.length }));
          travelled.current = image.id;
          latest.current.reorder(moved(shown, shown.indexOf(image.id), to));
        },
        askPlace: (image) => setDialog({ kind: "move", id: image.id }),
        remove: (image) => (image.is_primary ? setDialog({ kind: "confirm", id: image.id }) : remove(image)),
        removeNow: remove,
        // Its slot goes when the picture is there again.
        restore: (image) => void actions.restore(image),
        retry: retries ? (slot) => latest.current.onRetrySlot?.(slot) : undefined,
      };
    }, [actions, announce, retries, t]);

    useKeptFocus(root);
    // A picture that was sent a long way takes the view with it.
    useBrowserLayoutEffect(() => {
      if (travelled.current === null) return;
      grid.view.elementOf(travelled.current)?.scrollIntoView?.({ block: "nearest" });
      travelled.current = null;
    });
    const copyOf = useCallback((id: string) => {
      const image = latest.current.images.find((other) => other.id === id);
      return image === undefined ? null : <Picture source={image} alt="" sizes="180px" eager />;
    }, []);
    const focusOf = useCallback(
      (id: string) => grid.view.elementOf(id)?.querySelector<HTMLElement>(cellSelector) ?? root.current,
      [grid],
    );

    const state = drawing ? "drawing" : cells.length === 0 ? "empty" : "ready";
    const look = rows ? "rows" : "tiles";
    return (
      <GridProvider value={acts}>
        {renderElement(
          "div",
          render,
          {
            "aria-label": t["grid.label"],
            ...props,
            ...part("thumbnail-grid", className),
            ref: root,
            "data-state": state,
            "data-layout": look,
            role: "grid",
            "aria-rowcount": cells.length,
            "aria-busy": busy ?? drawing,
            "aria-describedby": hintId,
            tabIndex: -1,
            style: { ...style, "--mg-cell-ratio": ratio.replace(":", " / ") },
            ...grid.handlers,
            onPointerEnter: (event: React.PointerEvent<HTMLDivElement>) => {
              props.onPointerEnter?.(event);
              preloadLayers();
            },
            onFocus: (event: React.FocusEvent<HTMLDivElement>) => {
              props.onFocus?.(event);
              grid.handlers.onFocus(event);
              preloadLayers();
            },
            children: (
              <CellList
                grid={grid}
                cells={cells}
                ids={ids}
                columns={columns}
                count={drawing ? cells.length : images.length}
                layout={look}
                ratio={ratio}
                sorts={order.length > 0}
                low={low}
                selected={selected}
              />
            ),
          },
          { state, layout: look },
        )}
        {Drag === null ? null : <Drag grid={grid} copyOf={copyOf} />}
        <VisuallyHidden id={hintId}>{t["grid.keys"]}</VisuallyHidden>
        {hasOpened.current ? (
          <ImageDialogs
            entity={entity}
            images={images}
            dialog={dialog}
            onDialog={setDialog}
            onRemove={acts.removeNow}
            onMove={acts.move}
            focusOf={focusOf}
          />
        ) : null}
      </GridProvider>
    );
  },
);

/** A hand near the pictures may open the viewer or the cutter next. */
function preloadLayers(): void {
  preloadLightbox();
  preloadCropDialog();
}
