import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import Cropper from "react-easy-crop";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { placeOf, type Size } from "./crop-geometry.ts";
import type { CropDraft } from "./use-crop.ts";

/** What the cropper needs to lie right without any style sheet. */
const cropperStyle: {
  containerStyle: CSSProperties;
  mediaStyle: CSSProperties;
  cropAreaStyle: CSSProperties;
} = {
  containerStyle: {
    position: "absolute",
    inset: 0,
    display: "flex",
    justifyContent: "center",
    alignItems: "center",
    touchAction: "none",
    userSelect: "none",
    cursor: "move",
  },
  mediaStyle: {
    position: "absolute",
    inset: 0,
    maxWidth: "100%",
    maxHeight: "100%",
    margin: "auto",
    willChange: "transform",
  },
  cropAreaStyle: {
    position: "absolute",
    top: "50%",
    left: "50%",
    transform: "translate(-50%, -50%)",
    boxSizing: "border-box",
    overflow: "hidden",
    border: "1px solid #fff",
    boxShadow: "0 0 0 9999em",
    color: "rgb(10 11 10 / 62%)",
  },
};

/** An arrow moves the cut by this part of the original's side; with Shift by one pixel. */
const keyStep = 0.02;
/** `+` and `-` change the zoom by this factor. */
const zoomStep = 1.1;
/** The place is spoken when the keys have been quiet for this long, in milliseconds. */
const calm = 500;

/** The picture under its frame, moved by drag, wheel, pinch and keys, with the ring of the focal point. */
export function CropCanvas({
  url,
  draft,
  onLost,
}: {
  url: string;
  draft: CropDraft;
  /** The file at `url` cannot be shown. */
  onLost: () => void;
}): ReactNode {
  const part = useParts();
  const { t, announce } = useMediaGen();
  const hintId = useId();
  const [media, setMedia] = useState<Size | null>(null);
  const [frame, setFrame] = useState<Size | null>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const speak = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const { rect, size, view } = latest.current;
      const place = placeOf(rect, size);
      announce(
        t["sr.crop"]({
          zoom: view.zoom.toFixed(2),
          x: String(Math.round(place.x)),
          y: String(Math.round(place.y)),
        }),
      );
    }, calm);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { size, view } = draft;
    const fine = event.shiftKey;
    const x = fine ? 1 : size.width * keyStep;
    const y = fine ? 1 : size.height * keyStep;
    const keys: Record<string, () => void> = {
      ArrowLeft: () => draft.moveBy(-x, 0),
      ArrowRight: () => draft.moveBy(x, 0),
      ArrowUp: () => draft.moveBy(0, -y),
      ArrowDown: () => draft.moveBy(0, y),
      "+": () => draft.zoomTo(Math.min(view.zoom * zoomStep, draft.zoomLimit)),
      "=": () => draft.zoomTo(Math.min(view.zoom * zoomStep, draft.zoomLimit)),
      "-": () => draft.zoomTo(Math.max(view.zoom / zoomStep, 1)),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
    speak();
  };

  return (
    <div {...part("crop-canvas")} style={{ position: "relative", minHeight: "min(240px, 28vh)" }}>
      <Cropper
        image={url}
        crop={{ x: draft.view.dx * (media?.width ?? 0), y: draft.view.dy * (media?.height ?? 0) }}
        zoom={draft.view.zoom}
        minZoom={1}
        maxZoom={draft.zoomLimit}
        aspect={draft.ratio}
        showGrid={false}
        // Its own style sheet would be written into the page, which a strict content security policy refuses.
        disableAutomaticStylesInjection
        onCropChange={({ x, y }) => {
          if (media !== null) draft.gesture({ dx: x / media.width, dy: y / media.height });
        }}
        onZoomChange={(zoom) => draft.gesture({ zoom })}
        // Nothing can be measured while the dialog is not laid out.
        setMediaSize={({ width, height }) => setMedia(width > 0 && height > 0 ? { width, height } : null)}
        setCropSize={setFrame}
        mediaProps={{ draggable: false, onError: onLost }}
        style={cropperStyle}
        cropperProps={{
          role: "group",
          "aria-label": t["crop.canvas"],
          "aria-describedby": hintId,
          onKeyDown,
        }}
      />
      {frame === null ? null : <FocalRing frame={frame} draft={draft} label={t["crop.focus"]} />}
      <VisuallyHidden id={hintId}>{t["crop.keys"]}</VisuallyHidden>
    </div>
  );
}

// The two number fields are the way by keyboard and for screen readers; the ring is the same by hand.
function FocalRing({ frame, draft, label }: { frame: Size; draft: CropDraft; label: string }): ReactNode {
  const part = useParts();
  const box = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = ring.current;
    // The ring lies over the canvas and would keep the wheel from it. React's own listener could not hold the page still.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      box.current?.previousElementSibling?.dispatchEvent(new WheelEvent("wheel", event));
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  }, []);
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const area = box.current?.getBoundingClientRect();
    if (area === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const part = (value: number, length: number) => Math.min(1, Math.max(0, value / length));
    draft.focusOn({
      x: part(event.clientX - area.left, area.width),
      y: part(event.clientY - area.top, area.height),
    });
  };
  return (
    <div
      ref={box}
      {...part("crop-frame")}
      aria-hidden="true"
      style={{
        position: "absolute",
        left: "50%",
        top: "50%",
        width: frame.width,
        height: frame.height,
        transform: "translate(-50%, -50%)",
        pointerEvents: "none",
      }}
    >
      <span {...part("crop-corners")} />
      <span
        ref={ring}
        {...part("crop-ring")}
        style={{
          position: "absolute",
          left: `${draft.focal.x * 100}%`,
          top: `${draft.focal.y * 100}%`,
          pointerEvents: "auto",
          touchAction: "none",
        }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={follow}
      >
        <span {...part("crop-ring-label")}>{label}</span>
      </span>
    </div>
  );
}
