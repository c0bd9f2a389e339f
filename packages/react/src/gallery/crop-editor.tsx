import type { CropRequest, EntityRef, Image } from "@media-gen/client";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import type { PartProps, ScopeProps } from "../surface/define-part.tsx";
import { type Direction, useParts } from "../surface/parts.ts";
import type { CloseReason, OpenProps } from "../surface/use-open.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Dialog, type DialogState, DialogTitle } from "../ui/dialog.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { CropCanvas } from "./crop-canvas.tsx";
import { CropControls } from "./crop-controls.tsx";
import { CropPreviews } from "./crop-previews.tsx";
import { type CropDraft, useCrop } from "./use-crop.ts";
import { useImageActions } from "./use-image-actions.ts";

/** Props of `CropDialog`. */
export interface CropDialogProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className" | "role">,
    PartProps<DialogState>,
    OpenProps {
  /** Whose picture it is. */
  entity: EntityRef;
  /** The picture to cut; needs its `original` variant, which only its owner is given. */
  image: Image;
  /** `lightbox` when it opens over the viewer. @default "nested" */
  layer?: "dialog" | "nested" | "lightbox";
  /** How it is opened, as `onEvent` of the provider tells it. @default "host" */
  openedBy?: string;
  /** Shown while the cutter's code is on its way. @default nothing */
  fallback?: ReactNode;
}

/** What `CropEditor` gets of the wrapper that loads it. */
export interface CropEditorProps
  extends Omit<CropDialogProps, "fallback" | "defaultOpen" | "openedBy" | keyof ScopeProps> {
  dir?: Direction;
  open: boolean;
  onOpenChange: (open: boolean, reason?: CloseReason) => void;
}

/** The dialog behind `CropDialog`, with the cutter itself. Each opening starts from the cut that the picture has. */
export const CropEditor: React.ForwardRefExoticComponent<
  CropEditorProps & React.RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, CropEditorProps>(function CropEditor(
  { entity, image, open, onOpenChange, layer = "nested", ...props },
  ref,
) {
  const first = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      {...props}
      ref={ref}
      data-mg-part="crop-dialog"
      layer={layer}
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={first}
    >
      <CropForm entity={entity} image={image} first={first} close={(why) => onOpenChange(false, why)} />
    </Dialog>
  );
});

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
  close: (reason: CloseReason) => void;
}): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const actions = useImageActions(entity);
  const draft = useCrop(image);
  const [lost, setLost] = useState(false);
  const original = lost ? undefined : image.variants.find((variant) => variant.name === "original");

  const apply = (): void => {
    close("done");
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
          <IconButton icon={icons.close} label={t.close} onClick={() => close("close")} />
        </header>
        <div {...part("crop-scroll")}>
          <CropControls draft={draft} />
          {original === undefined ? null : <CropPreviews url={original.url} draft={draft} />}
        </div>
        <footer {...part("crop-actions")}>
          <Button data-mg-part="crop-reset" variant="ghost" icon={laterIcons.reset} onClick={draft.reset}>
            {t["crop.reset"]}
          </Button>
          <Button ref={first} onClick={() => close("close")}>
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
