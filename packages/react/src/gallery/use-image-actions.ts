import {
  type CropRequest,
  type EntityRef,
  type Image,
  MediaGenError,
  type UpdateImageRequest,
} from "@media-gen/client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { failureOf, type MediaGenAction, type MediaGenEventFacts } from "../events.ts";
import { moved } from "../grid/moved.ts";
import { errorSentence } from "../i18n/error-sentence.ts";
import { useMediaGen } from "../media-gen-context.ts";
import type { Notification } from "../ui/notification.ts";
import { preloadToasts } from "../ui/toast-layer.tsx";
import { type GalleryChange, galleryChangesOf } from "./gallery-changes.ts";
import { destination, withChanged, withOrder, without, withPrimary, withRestored } from "./gallery-order.ts";

/** Accepted by every action. */
export interface ImageActionOptions {
  signal?: AbortSignal;
  /** The picture's place as the person sees it, from 1, for the sentences. @default its place in the whole gallery */
  position?: number;
}

/**
 * What an owner can do with pictures. Each action shows at once, is asked after those before it, and resolves to true
 * when the server granted it. A refusal is taken back, told in one sentence, and resolves to false.
 */
export interface ImageActions {
  setPrimary(id: string, options?: ImageActionOptions): Promise<boolean>;
  /** Gives the named pictures, all or some of the gallery, another order among the places that they hold. */
  reorder(ids: readonly string[], options?: ImageActionOptions): Promise<boolean>;
  /** Moves a picture by some places or behind the primary, among `shown` (default: the whole gallery). */
  move(
    id: string,
    by: number | "first",
    options?: ImageActionOptions & { shown?: readonly Image[] },
  ): Promise<boolean>;
  /** Deletes at once and offers to undo. Ask first when it is the primary. */
  remove(id: string, options?: ImageActionOptions): Promise<boolean>;
  /** Brings a deleted picture back. */
  restore(image: Image, options?: ImageActionOptions): Promise<boolean>;
  crop(
    id: string,
    crop: Exclude<CropRequest, { reset: true }>,
    options?: ImageActionOptions,
  ): Promise<boolean>;
  /** Shows the whole original again. */
  resetCrop(id: string, options?: ImageActionOptions): Promise<boolean>;
  update(id: string, change: UpdateImageRequest, options?: ImageActionOptions): Promise<boolean>;
}

/**
 * The actions of one entity's gallery.
 *
 * @example
 * const { setPrimary, move } = useImageActions(entity);
 * await move(image.id, -1);
 */
export function useImageActions(entity: EntityRef): ImageActions {
  const media = useMediaGen();
  const queryClient = useQueryClient();
  useEffect(preloadToasts, []);
  const { entity_type, entity_id } = entity;
  return useMemo(() => {
    const ref: EntityRef = { entity_type, entity_id };
    const { client, t } = media;
    const queryKey = media.queries.images(ref).queryKey;
    const changes = galleryChangesOf(queryClient, queryKey);
    const shownNow = (): Image[] => queryClient.getQueryData<Image[]>(queryKey) ?? [];
    const placeOf = (id: string): number => shownNow().findIndex((image) => image.id === id) + 1;

    async function run(
      action: MediaGenAction,
      change: GalleryChange,
      signal: AbortSignal | undefined,
      granted?: MediaGenEventFacts,
      notification?: Notification,
    ): Promise<boolean> {
      try {
        await changes.run(change);
        if (!changes.busy) void media.invalidateEntity(ref);
        if (granted !== undefined) media.emit(granted, notification);
        return true;
      } catch (error) {
        await queryClient.invalidateQueries({ queryKey, exact: true });
        if (signal?.aborted) return false;
        const conflict = MediaGenError.isInstance(error) && error.code === "order_conflict";
        media.emit(failureOf(action, error, ref), {
          kind: conflict ? "refreshed" : "error",
          message: conflict ? t["order.conflict"] : errorSentence(error, media),
          entity: ref,
        });
        return false;
      }
    }

    /** A change whose answer is the whole gallery. */
    const whole = (
      apply: GalleryChange["apply"],
      ask: (truth: readonly Image[]) => Promise<Image[]>,
    ): GalleryChange => ({
      apply,
      async send(truth) {
        const answer = await ask(truth);
        return () => answer;
      },
    });

    /** A change whose answer is the changed picture. */
    const single = (id: string, change: Partial<Image>, ask: () => Promise<Image>): GalleryChange => ({
      apply: (images) => withChanged(images, id, change),
      async send() {
        const { is_primary: _, order_index: __, ...answer } = await ask();
        return (images) => withChanged(images, id, answer);
      },
    });

    const actions: ImageActions = {
      setPrimary(id, { signal, position = placeOf(id) } = {}) {
        media.announce(t["sr.primary"]({ i: position }));
        return run(
          "set-primary",
          whole(
            (images) => withPrimary(images, id),
            () => client.setPrimary(ref, id, { signal }),
          ),
          signal,
          { type: "primary-changed", entity: ref, imageId: id },
        );
      },
      reorder(ids, { signal } = {}) {
        const apply = (images: readonly Image[]): Image[] => withOrder(images, ids);
        return run(
          "reorder",
          whole(apply, (truth) =>
            client.reorderImages(
              ref,
              apply(truth).map((image) => image.id),
              { signal },
            ),
          ),
          signal,
          { type: "order-changed", entity: ref, imageIds: ids },
        );
      },
      async move(id, by, { shown = shownNow(), ...options } = {}) {
        const to = destination(shown, id, by);
        if (to === null) return false;
        const from = shown.findIndex((image) => image.id === id);
        const ids = moved(shown, from, to).map((image) => image.id);
        media.announce(t["sr.moved"]({ i: to + 1, m: shown.length }));
        return actions.reorder(ids, options);
      },
      remove(id, { signal, position = placeOf(id) } = {}) {
        const image = shownNow().find((other) => other.id === id);
        if (image === undefined) return Promise.resolve(false);
        media.emit(
          { type: "deleted", entity: ref, imageId: id },
          {
            kind: "deleted",
            message: t.deleted({ i: position }),
            action: { label: t.undo, run: () => void actions.restore(image) },
            sticky: true,
            entity: ref,
          },
        );
        const apply = (images: readonly Image[]): Image[] => without(images, id);
        return run(
          "delete",
          {
            apply,
            async send() {
              await client.deleteImage(ref, id, { signal });
              return apply;
            },
          },
          signal,
        );
      },
      restore(image, { signal } = {}) {
        const apply = (images: readonly Image[]): Image[] => withRestored(images, image);
        media.announce(t["sr.restored"]);
        return run(
          "restore",
          {
            apply,
            async send() {
              const answer = await client.restoreImage(ref, image.id, { signal });
              return (images) => withRestored(images, answer);
            },
          },
          signal,
          { type: "restored", entity: ref, imageId: image.id },
          // In place of the message that offered it; the status region has said it already.
          { kind: "success", message: t["sr.restored"], spoken: null, entity: ref },
        );
      },
      crop(id, crop, { signal } = {}) {
        const { focal_point, ...rect } = crop;
        const change = focal_point === undefined ? { crop: rect } : { crop: rect, focal_point };
        return run(
          "crop",
          single(id, change, () => client.cropImage(ref, id, crop, { signal })),
          signal,
          { type: "cropped", entity: ref, imageId: id, crop: rect },
          { kind: "success", message: t["crop.done"], entity: ref },
        );
      },
      resetCrop(id, { signal } = {}) {
        return run(
          "crop",
          single(id, { crop: null }, () => client.cropImage(ref, id, { reset: true }, { signal })),
          signal,
          { type: "cropped", entity: ref, imageId: id, crop: null },
          { kind: "success", message: t["crop.undone"], entity: ref },
        );
      },
      update(id, change, { signal } = {}) {
        return run(
          "update",
          single(id, change, () => client.updateImage(ref, id, change, { signal })),
          signal,
          { type: "details-changed", entity: ref, imageId: id },
        );
      },
    };
    return actions;
  }, [entity_type, entity_id, media, queryClient]);
}
