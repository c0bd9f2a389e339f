import type { EntityRef, Image } from "@media-gen/client";
import { lazy, type ReactNode, Suspense, useRef } from "react";

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

const CropEditor = lazy(async () => {
  const { CropEditor: component } = await import("./crop-editor.tsx");
  return { default: component };
});

/**
 * Cuts a picture: by dragging, by keys, or by numbers, all to the same whole pixels of the original. The cutter is
 * loaded when it first opens.
 *
 * @example
 * <CropDialog entity={entity} image={image} open={open} onOpenChange={setOpen} />
 */
export function CropDialog(props: CropDialogProps): ReactNode {
  const wasOpen = useRef(false);
  wasOpen.current ||= props.open;
  if (!wasOpen.current) return null;
  return (
    <Suspense fallback={null}>
      <CropEditor {...props} />
    </Suspense>
  );
}
