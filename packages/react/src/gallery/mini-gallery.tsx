"use client";
import type { EntityRef, Image } from "@media-gen/client";
import { type ComponentPropsWithoutRef, type ReactNode, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { definePart, type PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { type OpenProps, useOpen } from "../surface/use-open.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import type { LightboxProps } from "./lightbox-viewer.tsx";
import { Picture } from "./picture.tsx";
import { PrimaryBadge } from "./primary-badge.tsx";
import { useImages } from "./use-images.ts";

/** What a host's element in place of the gallery's root is told. */
export interface MiniGalleryState {
  state: "loading" | "failed" | "ready" | "empty";
}

/** Props of `MiniGallery`; `open` and its kin are the viewer's. */
export interface MiniGalleryProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className">,
    PartProps<MiniGalleryState>,
    OpenProps {
  /** Whose pictures are shown. */
  entity: EntityRef;
  /** Most pictures to show. @default 6 */
  max?: number;
  /** How many pictures the page knows of: that many places are held until they are there. @default max */
  expected?: number;
  /** Offers in the viewer what only the owner may do. @default false */
  owner?: boolean;
  /** Shown while there is no picture, for example the owner's button. */
  emptyAction?: ReactNode;
  /** Shown while the viewer's code is on its way. @default nothing */
  fallback?: ReactNode;
}

const none: readonly Image[] = [];

/** The viewer with its wrapper; `meanwhile` stands there while the rest of it is on its way. */
const LaterLightbox = /* @__PURE__ */ lazyPart<LightboxProps & { meanwhile: ReactNode }>(async () => {
  const { Lightbox, preloadLightbox } = await import("./lightbox.tsx");
  preloadLightbox();
  return ({ meanwhile, ...props }) => <Lightbox {...props} fallback={meanwhile} />;
});

/** Loads the viewer ahead, when a hand comes near a picture. Never fails: opening tries again. */
function preloadViewer(): void {
  LaterLightbox.preload().catch(() => {});
}

/**
 * The first pictures of an entity, the primary first; each opens the viewer. One row where there is room for six, else
 * three by two. The heading is the page's.
 *
 * @example
 * <h2>갤러리</h2>
 * <MiniGallery entity={{ entity_type: "character", entity_id: "haru" }} />
 */
export const MiniGallery: React.ForwardRefExoticComponent<
  MiniGalleryProps & React.RefAttributes<HTMLDivElement>
> = definePart<MiniGalleryProps, HTMLDivElement>(
  "MiniGallery",
  function MiniGallery(
    {
      entity,
      max = 6,
      expected = max,
      owner = false,
      emptyAction,
      fallback,
      open,
      defaultOpen,
      onOpenChange,
      render,
      className,
      ...props
    },
    ref,
  ) {
    const part = useParts();
    const { t } = useMediaGen();
    const { data: images = none, isPending, isLoadingError, refetch } = useImages(entity);
    const viewer = useOpen({ open, defaultOpen, onOpenChange });
    const [shown, setShown] = useState<string | null>(null);
    const isOpen = viewer.open && images.length > 0;
    const opened = useRef(false);
    opened.current ||= isOpen;
    const state = isPending ? "loading" : isLoadingError ? "failed" : images.length > 0 ? "ready" : "empty";
    return renderElement(
      "div",
      render,
      {
        ...props,
        ...part("mini-gallery", className),
        ref,
        "data-state": state,
        "aria-busy": isPending || undefined,
        children: (
          <>
            {state === "loading" ? <Skeletons count={Math.min(expected, max)} name={t.loading} /> : null}
            {state === "failed" ? (
              <Note title={t["gallery.failed"]}>
                {/* Drawn by hand: a page of pictures does not load the kit's buttons for the day when they fail. */}
                <button
                  type="button"
                  {...part("button")}
                  data-state="idle"
                  data-mg-button=""
                  data-variant="outline"
                  data-size="md"
                  onClick={() => void refetch()}
                >
                  {t.reload}
                </button>
              </Note>
            ) : null}
            {state === "empty" ? (
              <Note title={t["gallery.empty"]} body={owner ? t["gallery.empty.body"] : undefined}>
                {emptyAction}
              </Note>
            ) : null}
            {state === "ready" ? (
              // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari
              <ul {...part("mini-gallery-list")} role="list">
                {images.slice(0, max).map((image, index) => (
                  <li key={image.id} {...part("mini-gallery-item")}>
                    <button
                      type="button"
                      {...part("mini-gallery-open")}
                      data-state={image.is_primary ? "primary" : "ready"}
                      aria-label={t["cell.name"]({
                        i: index + 1,
                        m: images.length,
                        primary: image.is_primary,
                        alt: image.alt,
                      })}
                      aria-haspopup="dialog"
                      onPointerEnter={preloadViewer}
                      onFocus={preloadViewer}
                      onClick={() => {
                        setShown(image.id);
                        viewer.set(true);
                      }}
                    >
                      <Picture source={image} alt="" ratio="3:4" sizes="(max-width: 639px) 31vw, 176px" />
                      {image.is_primary ? <PrimaryBadge /> : null}
                    </button>
                  </li>
                ))}
              </ul>
            ) : null}
            {opened.current ? (
              <LaterLightbox
                entity={entity}
                images={images}
                imageId={shown ?? images[0]?.id ?? ""}
                onImageChange={setShown}
                open={isOpen}
                onOpenChange={viewer.set}
                openedBy="gallery"
                fallback={fallback}
                meanwhile={fallback}
                owner={owner}
              />
            ) : null}
          </>
        ),
      },
      { state },
    );
  },
);

function Skeletons({ count, name }: { count: number; name: string }): ReactNode {
  const part = useParts();
  return (
    <div {...part("mini-gallery-list")} role="img" aria-label={name}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity but their place
        <span key={index} {...part("mini-gallery-skeleton")} />
      ))}
    </div>
  );
}

/** Its drawing is the style sheet's: a page of pictures does not load drawings for the day when there are none. */
function Note(props: { title: string; body?: string; children?: ReactNode }): ReactNode {
  const part = useParts();
  return (
    <div {...part("gallery-note")}>
      <strong>{props.title}</strong>
      {props.body === undefined ? null : <p>{props.body}</p>}
      {props.children}
    </div>
  );
}
