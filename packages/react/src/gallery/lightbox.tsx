"use client";
import { useRef, useState } from "react";
import { definePart } from "../surface/define-part.tsx";
import { useOpen } from "../surface/use-open.ts";
import { useTellOpen } from "../surface/use-tell-open.ts";
import { LayerSkeleton } from "../ui/layer-skeleton.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import type { LightboxProps, LightboxViewerProps } from "./lightbox-viewer.tsx";

const LightboxViewer = lazyPart<LightboxViewerProps, HTMLDivElement>(
  async () => (await import("./lightbox-viewer.tsx")).LightboxViewer,
);

/** Loads the viewer ahead, when a hand comes near a picture. Never fails: opening tries again. */
export function preloadLightbox(): void {
  LightboxViewer.preload().catch(() => {});
}

/**
 * The viewer: one picture as large as the screen, its neighbours, its zoom and its facts.
 *
 * It is an own small viewer on the kit's dialog and not a ready-made lightbox, for two reasons. Bytes: the dialog, its
 * focus trap and its scroll lock are loaded already, and what is missing (zoom, strip, details) is a tenth of a lightbox
 * library with the same plugins. Accessibility: previous and next keep the focus at the ends, the place is spoken by
 * number and description, Escape closes one layer at a time, and every gesture has a key and a button; ready-made ones
 * fall short of one or the other. It is loaded when it first opens.
 *
 * @example
 * <Lightbox entity={entity} images={images} imageId={id} onImageChange={setId} open={open} onOpenChange={setOpen} />
 */
export const Lightbox: React.ForwardRefExoticComponent<LightboxProps & React.RefAttributes<HTMLDivElement>> =
  definePart<LightboxProps, HTMLDivElement>(
    "Lightbox",
    function Lightbox(
      {
        open,
        defaultOpen,
        onOpenChange,
        openedBy,
        imageId,
        defaultImageId,
        onImageChange,
        fallback,
        ...props
      },
      ref,
    ) {
      const layer = useOpen({ open, defaultOpen, onOpenChange });
      useTellOpen("viewer", props.entity, layer, openedBy);
      const [own, setOwn] = useState(defaultImageId);
      const wasOpen = useRef(false);
      wasOpen.current ||= layer.open;
      if (!wasOpen.current) return null;
      const meanwhile = fallback === undefined ? <LayerSkeleton layer="lightbox" /> : fallback;
      return (
        <LightboxViewer
          {...props}
          ref={ref}
          imageId={imageId ?? own ?? props.images[0]?.id ?? ""}
          onImageChange={(id) => {
            setOwn(id);
            onImageChange?.(id);
          }}
          open={layer.open}
          onOpenChange={layer.set}
          fallback={layer.open ? meanwhile : null}
        />
      );
    },
  );
