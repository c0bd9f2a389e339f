"use client";
import type { EntityRef } from "@media-gen/client";
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { definePart, type PartProps, type ScopeProps } from "../surface/define-part.tsx";
import type { Render } from "../surface/render-element.ts";
import { type OpenProps, useOpen } from "../surface/use-open.ts";
import { Button } from "../ui/button.tsx";
import * as icons from "../ui/icons.ts";
import type { ImageGenerateModalProps } from "./generate-modal.tsx";
import { ImageGenerateModal, preloadImageGenerateModal } from "./image-generate-modal.tsx";
import { useGeneration } from "./use-generation.ts";
import { useGenerationStore } from "./use-generation-store.ts";

/** What a host's element in place of the button is told. */
export interface GenerateButtonState {
  state: "idle" | "running";
  ready: number;
  total: number;
}

/** Props of `GenerateButton`. */
export interface GenerateButtonProps
  extends Omit<ComponentPropsWithoutRef<"button">, "children" | "name" | "dir" | "className">,
    PartProps<GenerateButtonState>,
    OpenProps,
    Pick<
      ImageGenerateModalProps,
      | "source"
      | "prompt"
      | "styleSwatches"
      | "examples"
      | "randomInteger"
      | "header"
      | "presets"
      | "footer"
      | "fallback"
    > {
  /** For what pictures are made. */
  entity: EntityRef;
  /** Name or title of the entity. */
  name: string;
  /** The signed-in person owns the entity. For others nothing is rendered and nothing is asked of the server. */
  owner: boolean;
  /** `pill` is for lying on a picture. @default "outline" */
  appearance?: "outline" | "pill";
}

/**
 * Opens the modal. While pictures are being made, here, in another tab or on another device, it shows how far.
 *
 * @example
 * <GenerateButton entity={{ entity_type: "character", entity_id: "haru" }} name="하루" owner={isOwner} source={character} />
 */
export const GenerateButton: React.ForwardRefExoticComponent<
  GenerateButtonProps & React.RefAttributes<HTMLButtonElement>
> = definePart<GenerateButtonProps, HTMLButtonElement>(
  "GenerateButton",
  function GenerateButton({ owner, ...props }, ref) {
    return owner ? <OwnerButton {...props} ref={ref} /> : null;
  },
);

const OwnerButton = forwardRef<HTMLButtonElement, Omit<GenerateButtonProps, "owner" | keyof ScopeProps>>(
  function OwnerButton(
    {
      entity,
      name,
      source,
      prompt,
      styleSwatches,
      examples,
      randomInteger,
      header,
      presets,
      footer,
      fallback,
      appearance = "outline",
      open: controlled,
      defaultOpen,
      onOpenChange,
      render,
      ...props
    },
    ref,
  ) {
    const { t } = useMediaGen();
    const store = useGenerationStore();
    const { entity_type, entity_id } = entity;
    const { isLive, batch } = useGeneration(entity);
    const layer = useOpen({ open: controlled, defaultOpen, onOpenChange });
    const { open } = layer;
    const [openedBy, setOpenedBy] = useState("button");
    const turnOn = useRef<(by: string) => void>(() => {});
    turnOn.current = (by) => {
      setOpenedBy(by);
      layer.set(true);
    };
    const button = useRef<HTMLButtonElement>(null);
    useImperativeHandle(ref, () => button.current as HTMLButtonElement);
    const isOpen = useRef(open);
    isOpen.current = open;

    useEffect(
      () =>
        store.addView(
          { entity_type, entity_id },
          { isOpen: () => isOpen.current, open: () => turnOn.current("toast") },
        ),
      [store, entity_type, entity_id],
    );

    const state = isLive ? "running" : "idle";
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
          ref={button}
          render={render as Render<unknown>}
          renderState={{ state, ready: batch.ready, total: batch.total }}
          variant={appearance}
          size={appearance === "pill" ? "lg" : "md"}
          working={isLive}
          icon={icons.frames}
          data-state={state}
          onClick={(event) => {
            props.onClick?.(event);
            if (!event.defaultPrevented) turnOn.current("button");
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
          examples={examples}
          randomInteger={randomInteger}
          open={open}
          onOpenChange={layer.set}
          openedBy={openedBy}
          returnFocus={button}
          header={header}
          presets={presets}
          footer={footer}
          fallback={fallback}
        />
      </>
    );
  },
);
