import type { EntityRef, Image } from "@media-gen/client";
import { useMemo } from "react";
import { type ActionProps, actionProps } from "../surface/action-props.ts";
import { type ImageActions, useImageActions } from "./use-image-actions.ts";
import { useImages } from "./use-images.ts";

/** What `useGallery` gives, beside every action of `useImageActions`. */
export interface Gallery extends ImageActions {
  /** Every picture, the primary first; empty until they are known. */
  images: readonly Image[];
  /** The primary; null when there is none. */
  primary: Image | null;
  /** True until the gallery was read once. */
  isPending: boolean;
  /** Why it could not be read; null when it could. */
  error: Error | null;
  reload(): void;
  /** For a button that makes a picture the primary: pressed on the one that is. */
  getPickerProps(id: string): ActionProps & { "aria-pressed": boolean };
  /** For a button that deletes a picture; ask first when it is the primary. */
  getRemoveProps(id: string): ActionProps;
  /** For a button that moves a picture by some places; disabled where it cannot go. The primary stays first. */
  getMoveProps(id: string, by: number): ActionProps;
}

const noImages: readonly Image[] = [];

/**
 * An entity's gallery without any component: its pictures, what an owner can do with them, and props for plain buttons
 * that do it. Actions show at once and are taken back when the server refuses.
 *
 * @example
 * const { images, getPickerProps } = useGallery({ entity_type: "character", entity_id: "haru" });
 * return images.map((image) => (
 *   <button key={image.id} {...getPickerProps(image.id)}>
 *     <img src={image.url} alt={image.alt ?? ""} />
 *   </button>
 * ));
 */
export function useGallery(entity: EntityRef, options: { enabled?: boolean } = {}): Gallery {
  const { data: images = noImages, isPending, error, refetch } = useImages(entity, options);
  const actions = useImageActions(entity);
  return useMemo<Gallery>(() => {
    const isPrimary = (id: string): boolean => images.some((image) => image.id === id && image.is_primary);
    const low = images[0]?.is_primary ? 1 : 0;
    return {
      ...actions,
      images,
      primary: images.find((image) => image.is_primary) ?? null,
      isPending,
      error,
      reload: () => void refetch(),
      getPickerProps: (id) => ({
        ...actionProps(isPrimary(id), () => void actions.setPrimary(id)),
        "aria-pressed": isPrimary(id),
      }),
      getRemoveProps: (id) => actionProps(false, () => void actions.remove(id)),
      getMoveProps(id, by) {
        const to = images.findIndex((image) => image.id === id) + by;
        return actionProps(isPrimary(id) || to < low || to >= images.length, () => void actions.move(id, by));
      },
    };
  }, [actions, images, isPending, error, refetch]);
}
