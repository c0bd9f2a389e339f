import type { CropRequest, EntityRef, Image } from "@media-gen/client";
import { type ReactNode, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Dialog, DialogTitle } from "../ui/dialog.tsx";
import * as icons from "../ui/icons.ts";
import { CropCanvas } from "./crop-canvas.tsx";
import { CropControls } from "./crop-controls.tsx";
import { CropPreviews } from "./crop-previews.tsx";
import { type CropDraft, useCrop } from "./use-crop.ts";
import { useImageActions } from "./use-image-actions.ts";

/** Props of `CropDialog`. */
export interface CropDialogProps {
  entity: EntityRef;
  /** The picture to cut; needs its `original` variant, which only its owner is given. */
  image: Image;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** `lightbox` when it opens over the viewer. @default "nested" */
  layer?: "dialog" | "nested" | "lightbox";
  className?: string;
}

/** The dialog behind `CropDialog`, with the cutter itself. Each opening starts from the cut that the picture has. */
export function CropEditor({
  open,
  onOpenChange,
  layer = "nested",
  className,
  ...props
}: CropDialogProps): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      data-mg-part="crop-dialog"
      className={className}
      layer={layer}
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={first}
    >
      <CropForm {...props} first={first} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function requestOf(draft: CropDraft): CropRequest {
  if (draft.isWhole && !draft.hasFocal) return { reset: true };
  return draft.hasFocal ? { ...draft.rect, focal_point: draft.focal } : draft.rect;
}

function CropForm({
  entity,
  image,
  first,
  close,
}: Pick<CropDialogProps, "entity" | "image"> & {
  first: React.RefObject<HTMLButtonElement | null>;
  close: () => void;
}): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const actions = useImageActions(entity);
  const draft = useCrop(image);
  const [lost, setLost] = useState(false);
  const original = lost ? undefined : image.variants.find((variant) => variant.name === "original");

  const apply = (): void => {
    close();
    if (!draft.changed) return;
    const request = requestOf(draft);
    void ("reset" in request ? actions.resetCrop(image.id) : actions.crop(image.id, request));
  };

  return (
    <>
      <div {...part("crop-stage")}>
        {original === undefined ? (
          <p {...part("crop-missing")}>{t["crop.missing"]}</p>
        ) : (
          <CropCanvas url={original.url} draft={draft} onLost={() => setLost(true)} />
        )}
        <p {...part("crop-foot")}>
          <span>{t["crop.gestures"]}</span>
          <span {...part("crop-size")}>
            {t["details.pixels"]({ w: draft.rect.width, h: draft.rect.height })}
          </span>
        </p>
      </div>
      <div {...part("crop-panel")}>
        <header {...part("crop-head")}>
          <DialogTitle>{t.crop}</DialogTitle>
          <IconButton icon={icons.close} label={t.close} onClick={close} />
        </header>
        <div {...part("crop-scroll")}>
          <CropControls draft={draft} />
          {original === undefined ? null : <CropPreviews url={original.url} draft={draft} />}
        </div>
        <footer {...part("crop-actions")}>
          <Button data-mg-part="crop-reset" variant="ghost" icon={icons.reset} onClick={draft.reset}>
            {t["crop.reset"]}
          </Button>
          <Button ref={first} onClick={close}>
            {t["confirm.cancel"]}
          </Button>
          <Button variant="ink" aria-disabled={original === undefined} onClick={apply}>
            {t["crop.apply"]}
          </Button>
        </footer>
      </div>
    </>
  );
}
