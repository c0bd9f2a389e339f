import { lazy, Suspense, useRef, useState } from "react";
import { definePart } from "../surface/define-part.tsx";
import { useOpen } from "../surface/use-open.ts";
import { useTellOpen } from "../surface/use-tell-open.ts";
import type { LightboxProps } from "./lightbox-viewer.tsx";

const LightboxViewer = lazy(async () => {
  const { LightboxViewer: component } = await import("./lightbox-viewer.tsx");
  return { default: component };
});

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
        fallback = null,
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
      return (
        <Suspense fallback={fallback}>
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
          />
        </Suspense>
      );
    },
  );
