import type { EntityRef } from "@media-gen/client";
import { type ComponentPropsWithoutRef, forwardRef, useEffect, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { Button } from "../ui/button.tsx";
import * as icons from "../ui/icons.ts";
import type { ImageGenerateModalProps } from "./generate-modal.tsx";
import { ImageGenerateModal, preloadImageGenerateModal } from "./image-generate-modal.tsx";
import { useGeneration } from "./use-generation.ts";

/** Props of `GenerateButton`. */
export interface GenerateButtonProps
  extends Omit<ComponentPropsWithoutRef<"button">, "children" | "name">,
    Pick<ImageGenerateModalProps, "source" | "prompt" | "styleSwatches" | "randomInteger"> {
  entity: EntityRef;
  /** Name or title of the entity. */
  name: string;
  /** The signed-in person owns the entity. For others nothing is rendered and nothing is asked of the server. */
  owner: boolean;
  /** `pill` is for lying on a picture. @default "outline" */
  appearance?: "outline" | "pill";
  /** Hears when the modal opens and closes. */
  onOpenChange?: (open: boolean) => void;
}

/**
 * Opens the modal. While pictures are being made, here, in another tab or on another device, it shows how far.
 *
 * @example
 * <GenerateButton entity={{ entity_type: "character", entity_id: "haru" }} name="하루" owner={isOwner} source={character} />
 */
export const GenerateButton: React.ForwardRefExoticComponent<
  GenerateButtonProps & React.RefAttributes<HTMLButtonElement>
> = forwardRef<HTMLButtonElement, GenerateButtonProps>(function GenerateButton({ owner, ...props }, ref) {
  return owner ? <OwnerButton {...props} ref={ref} /> : null;
});

const OwnerButton = forwardRef<HTMLButtonElement, Omit<GenerateButtonProps, "owner">>(function OwnerButton(
  {
    entity,
    name,
    source,
    prompt,
    styleSwatches,
    randomInteger,
    appearance = "outline",
    onOpenChange,
    ...props
  },
  ref,
) {
  const { t, store } = useMediaGen();
  const { entity_type, entity_id } = entity;
  const { isLive, batch } = useGeneration(entity);
  const [open, setOpen] = useState(false);
  const isOpen = useRef(open);
  isOpen.current = open;

  useEffect(
    () =>
      store.addView({ entity_type, entity_id }, { isOpen: () => isOpen.current, open: () => setOpen(true) }),
    [store, entity_type, entity_id],
  );

  const turn = (next: boolean): void => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const preload = (): void => {
    preloadImageGenerateModal().catch(() => {
      // Opening tries again.
    });
  };

  return (
    <>
      <Button
        data-mg-part="generate-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
        {...props}
        ref={ref}
        variant={appearance}
        size={appearance === "pill" ? "lg" : "md"}
        working={isLive}
        icon={icons.frames}
        data-state={isLive ? "running" : "idle"}
        onClick={(event) => {
          props.onClick?.(event);
          if (!event.defaultPrevented) turn(true);
        }}
      >
        {isLive ? t["open.running"]({ n: batch.ready, m: batch.total }) : t.open}
      </Button>
      <ImageGenerateModal
        entity={entity}
        name={name}
        source={source}
        prompt={prompt}
        styleSwatches={styleSwatches}
        randomInteger={randomInteger}
        open={open}
        onOpenChange={turn}
      />
    </>
  );
});
