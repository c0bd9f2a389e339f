import type { Image, JobResult } from "@media-gen/client";

/** One place of the grid. `position` is from 1, as people count. */
export type GridCell =
  | { kind: "image"; key: string; image: Image; position: number }
  | { kind: "slot"; key: string; slot: JobResult; position: number }
  | { kind: "deleted"; key: string; image: Image; position: number };

/** A picture that was deleted here a moment ago, and the place it had among the shown ones, from 0. */
export interface DeletedPicture {
  image: Image;
  place: number;
}

/** True while the job still owes a picture: cells then keep the places of their slots. */
export function isDrawing(slots: readonly JobResult[]): boolean {
  return slots.some((slot) => slot.status === "pending");
}

function drawingCells(images: readonly Image[], slots: readonly JobResult[]): GridCell[] {
  const byId = new Map(images.map((image) => [image.id, image]));
  const inOrder = [...slots].sort((a, b) => a.slot - b.slot);
  const cells = inOrder.map((slot, index): GridCell => {
    const image = byId.get(slot.asset_id);
    byId.delete(slot.asset_id);
    const place = { key: slot.asset_id, position: index + 1 };
    return image === undefined ? { kind: "slot", slot, ...place } : { kind: "image", image, ...place };
  });
  const others = [...byId.values()].map(
    (image, index): GridCell => ({
      kind: "image",
      key: image.id,
      image,
      position: cells.length + index + 1,
    }),
  );
  return [...cells, ...others];
}

/**
 * The cells of a grid in reading order. While a job draws, every cell keeps its slot's place. Afterwards the pictures
 * stand in the gallery's order, and behind them what could not be made. A deleted picture leaves a slot to undo from.
 * @param keepsPlaces the places of the slots still hold, because a picture is being drawn or on its way into the gallery
 */
export function cellsOf(
  images: readonly Image[],
  slots: readonly JobResult[] = [],
  deleted: DeletedPicture | null = null,
  keepsPlaces: boolean = isDrawing(slots),
): GridCell[] {
  const gone = deleted?.image.id;
  const open = slots.filter((slot) => slot.asset_id !== gone);
  const cells = keepsPlaces
    ? drawingCells(images, open)
    : [
        ...images.map(
          (image, index): GridCell => ({ kind: "image", key: image.id, image, position: index + 1 }),
        ),
        ...open
          .filter((slot) => slot.status === "failed")
          .map(
            (slot, index): GridCell => ({
              kind: "slot",
              key: slot.asset_id,
              slot,
              position: images.length + index + 1,
            }),
          ),
      ];
  if (deleted === null || images.some((image) => image.id === gone)) return cells;
  const place = Math.min(deleted.place, cells.length);
  const left: GridCell = {
    kind: "deleted",
    key: `deleted-${gone}`,
    image: deleted.image,
    position: deleted.place + 1,
  };
  return [...cells.slice(0, place), left, ...cells.slice(place)];
}
