import { lazy, type ReactNode, Suspense, useRef } from "react";
import type { ImageGenerateModalProps } from "./generate-modal.tsx";

const load = () => import("./generate-modal.tsx");

const Modal: React.LazyExoticComponent<(props: ImageGenerateModalProps) => ReactNode> = lazy(async () => ({
  default: (await load()).GenerateModal,
}));

/** Loads the modal's code ahead of the first opening. @throws when the file cannot be loaded; a later opening tries again */
export async function preloadImageGenerateModal(): Promise<void> {
  await load();
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
export function ImageGenerateModal(props: ImageGenerateModalProps): ReactNode {
  // Once opened it stays, so that closing keeps what was typed.
  const opened = useRef(false);
  opened.current ||= props.open;
  return opened.current ? (
    <Suspense fallback={null}>
      <Modal {...props} />
    </Suspense>
  ) : null;
}
