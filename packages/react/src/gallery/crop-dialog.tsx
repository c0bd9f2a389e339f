"use client";
import { useRef } from "react";
import { definePart } from "../surface/define-part.tsx";
import { useOpen } from "../surface/use-open.ts";
import { useTellOpen } from "../surface/use-tell-open.ts";
import { LayerSkeleton } from "../ui/layer-skeleton.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import type { CropDialogProps, CropEditorProps } from "./crop-editor.tsx";

const CropEditor = lazyPart<CropEditorProps, HTMLDivElement>(
  async () => (await import("./crop-editor.tsx")).CropEditor,
);

/** Loads the cutter ahead. Never fails: opening tries again. */
export function preloadCropDialog(): void {
  CropEditor.preload().catch(() => {});
}

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
  function CropDialog({ open, defaultOpen, onOpenChange, openedBy, fallback, ...props }, ref) {
    const layer = useOpen({ open, defaultOpen, onOpenChange });
    useTellOpen("crop", props.entity, layer, openedBy);
    const wasOpen = useRef(false);
    wasOpen.current ||= layer.open;
    if (!wasOpen.current) return null;
    const meanwhile = fallback === undefined ? <LayerSkeleton layer="nested" /> : fallback;
    return (
      <CropEditor
        {...props}
        ref={ref}
        open={layer.open}
        onOpenChange={layer.set}
        fallback={layer.open ? meanwhile : null}
      />
    );
  },
);
