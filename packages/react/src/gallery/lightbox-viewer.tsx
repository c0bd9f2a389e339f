import type { EntityRef, Image } from "@media-gen/client";
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { useMediaGen } from "../media-gen-context.ts";
import type { PartProps, ScopeProps } from "../surface/define-part.tsx";
import { type Direction, useParts } from "../surface/parts.ts";
import type { CloseReason, OpenProps } from "../surface/use-open.ts";
import { Dialog, type DialogState } from "../ui/dialog.tsx";
import { CropDialog } from "./crop-dialog.tsx";
import { LightboxBar } from "./lightbox-bar.tsx";
import { LightboxDetails } from "./lightbox-details.tsx";
import { LightboxStage } from "./lightbox-stage.tsx";
import { LightboxStrip } from "./lightbox-strip.tsx";
import { useImageActions } from "./use-image-actions.ts";
import { useWidth } from "./use-width.ts";
import { useZoom } from "./use-zoom.ts";

/** Props of `Lightbox`. */
export interface LightboxProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className" | "role">,
    PartProps<DialogState>,
    OpenProps {
  /** Whose pictures they are. */
  entity: EntityRef;
  /** The pictures to go through, in their order. */
  images: readonly Image[];
  /** The picture that is shown. Leave it out to let the viewer keep it by itself. */
  imageId?: string;
  /** The picture that it opens at, when it keeps that by itself. @default the first */
  defaultImageId?: string;
  /** Hears which picture the person went to. */
  onImageChange?: (imageId: string) => void;
  /** How it is opened, as `onEvent` of the provider tells it. @default "host" */
  openedBy?: string;
  /** Shows what only an owner may do and know. @default false */
  owner?: boolean;
  /** Deletes a picture; without it the viewer offers no deletion. */
  onDelete?: (image: Image) => void;
  /** Takes the focus after closing. @default what had it before */
  returnFocus?: RefObject<HTMLElement | null>;
  /** Shown while the viewer's code is on its way. @default nothing */
  fallback?: ReactNode;
}

/** What `LightboxViewer` gets of the wrapper that loads it. */
export interface LightboxViewerProps
  extends Omit<LightboxProps, "fallback" | "defaultOpen" | "defaultImageId" | "openedBy" | keyof ScopeProps> {
  dir?: Direction;
  imageId: string;
  onImageChange: (imageId: string) => void;
  open: boolean;
  onOpenChange: (open: boolean, reason?: CloseReason) => void;
}

/** From this width of the viewer on, in CSS pixels, an owner sees the facts without asking. */
const detailsFrom = 1024;
const zoomStep = 1.5;
const panStep = 80;

/** The dialog behind `Lightbox`. */
export const LightboxViewer: React.ForwardRefExoticComponent<
  LightboxViewerProps & React.RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, LightboxViewerProps>(function LightboxViewer(
  { entity, images, imageId, onImageChange, owner, onDelete, open, onOpenChange, ...props },
  ref,
) {
  const first = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      {...props}
      ref={ref}
      data-mg-part="lightbox"
      layer="lightbox"
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={first}
    >
      <Viewer
        entity={entity}
        images={images}
        imageId={imageId}
        onImageChange={onImageChange}
        onOpenChange={onOpenChange}
        owner={owner}
        onDelete={onDelete}
        first={first}
      />
    </Dialog>
  );
});

type ViewerProps = Pick<
  LightboxViewerProps,
  "entity" | "images" | "imageId" | "onImageChange" | "onOpenChange" | "owner" | "onDelete"
>;

function Viewer({
  entity,
  images,
  imageId,
  onImageChange,
  onOpenChange,
  owner = false,
  onDelete,
  first,
}: ViewerProps & { first: React.RefObject<HTMLButtonElement | null> }): ReactNode {
  const part = useParts();
  const { t, announce } = useMediaGen();
  const actions = useImageActions(entity);
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const width = useWidth(root);
  const [asked, setAsked] = useState<boolean | null>(null);
  const [cropping, setCropping] = useState(false);
  const details = asked ?? (owner && width !== null && width >= detailsFrom);

  const found = images.findIndex((image) => image.id === imageId);
  // The picture that was shown is gone: its neighbour takes its place.
  const lastPlace = useRef(0);
  const place = found >= 0 ? found : Math.min(lastPlace.current, images.length - 1);
  lastPlace.current = Math.max(place, 0);
  const image = images[place];

  const go = (to: number): void => {
    const target = images[to];
    if (target === undefined || to === place) return;
    onImageChange(target.id);
    const said = t["image.default"]({ i: to + 1, m: images.length });
    announce(target.alt === null ? said : `${said}, ${target.alt}`);
  };
  const zoom = useZoom(stage, picture, (by) => go(place + by));
  const shownId = image?.id;
  const { reset } = zoom;
  const resetLatest = useRef(reset);
  resetLatest.current = reset;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture starts fitted
  useEffect(() => resetLatest.current(), [shownId]);

  const isEmpty = image === undefined;
  const closeLatest = useRef(onOpenChange);
  closeLatest.current = onOpenChange;
  useEffect(() => {
    if (isEmpty) closeLatest.current(false, "done");
  }, [isEmpty]);
  if (image === undefined) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || (event.target as Element).closest("input, textarea")) return;
    const zoomed = zoom.view.scale > 1;
    const turn = (by: number, dx: number) => () => (zoomed ? zoom.panBy(dx, 0) : go(place + by));
    const keys: Record<string, (() => void) | undefined> = {
      ArrowLeft: turn(-1, panStep),
      ArrowRight: turn(1, -panStep),
      ArrowUp: zoomed ? () => zoom.panBy(0, panStep) : undefined,
      ArrowDown: zoomed ? () => zoom.panBy(0, -panStep) : undefined,
      Home: () => go(0),
      End: () => go(images.length - 1),
      "+": () => zoom.zoomBy(zoomStep),
      "=": () => zoom.zoomBy(zoomStep),
      "-": () => zoom.zoomBy(1 / zoomStep),
      "0": () => zoom.reset(),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  const remove = (target: Image): void => {
    if (target.is_primary || images.length === 1) onOpenChange(false, "done");
    onDelete?.(target);
  };

  return (
    <>
      <div
        ref={root}
        data-mg-theme="dark"
        {...part("lightbox-body")}
        // A press on the picture puts the focus here and not on the dialog around it, so that keys are still heard.
        tabIndex={-1}
        data-state={details ? "details" : "plain"}
        onKeyDown={onKeyDown}
      >
        <LightboxBar
          image={image}
          place={place + 1}
          count={images.length}
          owner={owner}
          details={details}
          zoom={zoom}
          close={images.length > 1 ? undefined : first}
          onDetails={() => setAsked(!details)}
          onPrimary={() => void actions.setPrimary(image.id, { position: place + 1 })}
          onCrop={() => setCropping(true)}
          onClose={() => onOpenChange(false, "close")}
        />
        <LightboxStage
          image={image}
          place={place}
          count={images.length}
          stage={stage}
          picture={picture}
          next={first}
          zoom={zoom}
          onGo={go}
        />
        <LightboxStrip images={images} place={place} onGo={go} />
        {details ? (
          <LightboxDetails
            key={image.id}
            image={image}
            owner={owner}
            onClose={() => setAsked(false)}
            onAlt={(alt) => void actions.update(image.id, { alt })}
            onDelete={onDelete === undefined ? undefined : () => remove(image)}
          />
        ) : null}
      </div>
      {owner ? (
        <CropDialog
          openedBy="viewer"
          entity={entity}
          image={image}
          open={cropping}
          onOpenChange={setCropping}
          layer="lightbox"
        />
      ) : null}
    </>
  );
}
