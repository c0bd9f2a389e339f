import { lazy, Suspense, useRef } from "react";
import { definePart } from "../surface/define-part.tsx";
import { useOpen } from "../surface/use-open.ts";
import { useTellOpen } from "../surface/use-tell-open.ts";
import type { CropDialogProps } from "./crop-editor.tsx";

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
export const CropDialog: React.ForwardRefExoticComponent<
  CropDialogProps & React.RefAttributes<HTMLDivElement>
> = definePart<CropDialogProps, HTMLDivElement>(
  "CropDialog",
  function CropDialog({ open, defaultOpen, onOpenChange, openedBy, fallback = null, ...props }, ref) {
    const layer = useOpen({ open, defaultOpen, onOpenChange });
    useTellOpen("crop", props.entity, layer, openedBy);
    const wasOpen = useRef(false);
    wasOpen.current ||= layer.open;
    if (!wasOpen.current) return null;
    return (
      <Suspense fallback={fallback}>
        <CropEditor {...props} ref={ref} open={layer.open} onOpenChange={layer.set} />
      </Suspense>
    );
  },
);
