import { lazy, type ReactNode, Suspense, useRef } from "react";
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
