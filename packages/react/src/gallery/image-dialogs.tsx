import type { EntityRef, Image } from "@media-gen/client";
import { type ReactNode, useRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { CropDialog } from "./crop-dialog.tsx";
import { firstPlace, successorOf } from "./gallery-order.ts";
import { Lightbox } from "./lightbox.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { useImages } from "./use-images.ts";

/** Which layer a grid has open, and for which picture. */
export interface ImageDialog {
  kind: "viewer" | "crop" | "confirm" | "move";
  id: string;
}

/** The layers of a grid: the viewer, the cropper, and the question before the primary is deleted. */
export function ImageDialogs(props: {
  entity: EntityRef;
  images: readonly Image[];
  dialog: ImageDialog | null;
  onDialog: (dialog: ImageDialog | null) => void;
  onRemove: (image: Image) => void;
  /** To a place among `images`, from 0. */
  onMove: (image: Image, to: number) => void;
  /** The cell that takes the focus for a picture. */
  focusOf: (id: string) => HTMLElement | null;
}): ReactNode {
  const { entity, images, dialog, onDialog } = props;
  const { t } = useMediaGen();
  const { data: whole = images } = useImages(entity);
  // The layer that closes keeps its picture until it has faded out.
  const last = useRef<ImageDialog | null>(null);
  last.current = dialog ?? last.current;
  const id = last.current?.id ?? "";
  const image = images.find((other) => other.id === id);
  const successor = successorOf(whole, id);
  const next = useRef<string | null>(null);
  const { focusOf } = props;
  const returnFocus = {
    get current() {
      return focusOf(next.current ?? id);
    },
    set current(_) {},
  };
  const close = (): void => onDialog(null);
  const placeOf = (list: readonly Image[], other: Image): number =>
    list.findIndex((candidate) => candidate.id === other.id) + 1;

  return (
    <>
      <Lightbox
        openedBy="gallery"
        entity={entity}
        images={images}
        imageId={id}
        open={dialog?.kind === "viewer"}
        onOpenChange={(open) => {
          if (!open) close();
        }}
        onImageChange={(imageId) => onDialog({ kind: "viewer", id: imageId })}
        onDelete={(target) =>
          target.is_primary ? onDialog({ kind: "confirm", id: target.id }) : props.onRemove(target)
        }
        returnFocus={returnFocus}
        owner
      />
      {image === undefined ? null : (
        <CropDialog
          openedBy="gallery"
          entity={entity}
          image={image}
          open={dialog?.kind === "crop"}
          onOpenChange={(open) => {
            if (!open) close();
          }}
        />
      )}
      <MoveDialog
        open={dialog?.kind === "move" && image !== undefined}
        onOpenChange={(open) => {
          if (!open) close();
        }}
        position={image === undefined ? 1 : placeOf(images, image)}
        min={firstPlace(images) + 1}
        max={images.length}
        onMove={(position) => {
          if (image !== undefined) props.onMove(image, position - 1);
        }}
        returnFocus={returnFocus}
      />
      <ConfirmDialog
        open={dialog?.kind === "confirm"}
        onOpenChange={(open) => {
          if (open) return;
          close();
        }}
        title={t["delete.primary"]}
        body={[
          successor === null
            ? t["delete.primary.last"]
            : t["delete.primary.next"]({ i: placeOf(images, successor) || placeOf(whole, successor) }),
          t["delete.days"],
        ].join(" ")}
        confirmLabel={t["delete.confirm"]}
        onConfirm={() => {
          if (image === undefined) return;
          next.current = successor?.id ?? null;
          props.onRemove(image);
        }}
        returnFocus={returnFocus}
      />
    </>
  );
}
