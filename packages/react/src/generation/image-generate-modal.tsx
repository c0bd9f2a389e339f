"use client";
import { useRef } from "react";
import { definePart } from "../surface/define-part.tsx";
import { useOpen } from "../surface/use-open.ts";
import { useTellOpen } from "../surface/use-tell-open.ts";
import { LayerSkeleton } from "../ui/layer-skeleton.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import type { GenerateModalProps, ImageGenerateModalProps } from "./generate-modal.tsx";

const Modal = lazyPart<GenerateModalProps, HTMLDivElement>(
  async () => (await import("./generate-modal.tsx")).GenerateModal,
);

/** Loads the modal's code ahead of the first opening. @throws when the file cannot be loaded; a later opening tries again */
export async function preloadImageGenerateModal(): Promise<void> {
  await Modal.preload();
}

/**
 * Where an owner asks for pictures, watches them arrive, and chooses, orders, crops and deletes them. Its code loads with
 * the first opening. Opening it, typing and choosing call no engine and cost nothing; closing it does not stop a job.
 *
 * @example
 * <ImageGenerateModal
 *   entity={{ entity_type: "character", entity_id: "haru" }}
 *   name="하루"
 *   source={{ entity_type: "character", name: "하루", description: "달빛 도서관의 마지막 사서." }}
 *   open={open}
 *   onOpenChange={setOpen}
 * />
 */
export const ImageGenerateModal: React.ForwardRefExoticComponent<
  ImageGenerateModalProps & React.RefAttributes<HTMLDivElement>
> = definePart<ImageGenerateModalProps, HTMLDivElement>(
  "ImageGenerateModal",
  function ImageGenerateModal({ open, defaultOpen, onOpenChange, openedBy, fallback, ...props }, ref) {
    const layer = useOpen({ open, defaultOpen, onOpenChange });
    useTellOpen("generate", props.entity, layer, openedBy);
    // Once opened it stays, so that closing keeps what was typed.
    const opened = useRef(false);
    opened.current ||= layer.open;
    if (!opened.current) return null;
    const meanwhile = fallback === undefined ? <LayerSkeleton layer="dialog" /> : fallback;
    return (
      <Modal
        {...props}
        ref={ref}
        open={layer.open}
        onOpenChange={layer.set}
        fallback={layer.open ? meanwhile : null}
      />
    );
  },
);
