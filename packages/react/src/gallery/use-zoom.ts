import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { fitted, heldInside, strokeMeaning, type ZoomView, zoomedAt } from "./zoom-geometry.ts";

/** Two taps this close in time, in milliseconds, and place, in pixels, are one double tap. */
const tapTime = 320;
const tapReach = 24;
/** A double tap magnifies by this factor. */
const tapZoom = 2.5;

interface Point {
  x: number;
  y: number;
}

/** Zoom of the viewer's stage, by wheel, double tap, pinch and drag, and by calls for keys and buttons. */
export interface Zoom {
  view: ZoomView;
  /** True while a pointer holds the picture, so that it follows without easing. */
  held: boolean;
  zoomBy: (factor: number) => void;
  panBy: (dx: number, dy: number) => void;
  reset: () => void;
  handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  };
}

function middleOf(points: Point[]): Point {
  return {
    x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
    y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
  };
}

function spreadOf([a, b]: Point[]): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}

/**
 * @param stage holds the picture; must clip it
 * @param onTurn hears a sideways stroke over a fitted picture: 1 for the next one, -1 for the one before
 */
export function useZoom(
  stage: RefObject<HTMLElement | null>,
  picture: RefObject<HTMLElement | null>,
  onTurn: (by: -1 | 1) => void,
): Zoom {
  const [view, setView] = useState(fitted);
  const [held, setHeld] = useState(false);
  const latest = useRef(view);
  const pointers = useRef(new Map<number, Point>());
  const stroke = useRef<{ from: Point; pinched: boolean } | null>(null);
  const tap = useRef<{ at: Point; time: number } | null>(null);

  const show = useCallback(
    (next: ZoomView): void => {
      const box = stage.current;
      const image = picture.current;
      const kept =
        box && image
          ? heldInside(
              next,
              { width: image.offsetWidth, height: image.offsetHeight },
              { width: box.clientWidth, height: box.clientHeight },
            )
          : next;
      latest.current = kept;
      setView(kept);
    },
    [stage, picture],
  );

  const fromMiddle = useCallback(
    ({ x, y }: Point): Point => {
      const box = stage.current?.getBoundingClientRect();
      return box ? { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 } : { x: 0, y: 0 };
    },
    [stage],
  );

  useEffect(() => {
    const element = stage.current;
    // React listens to wheels passively, so the page behind would scroll along.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const point = fromMiddle({ x: event.clientX, y: event.clientY });
      show(zoomedAt(latest.current, Math.exp(-event.deltaY / 300), point));
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  }, [stage, show, fromMiddle]);

  const end = (event: PointerEvent<HTMLElement>): void => {
    const lifted = pointers.current.get(event.pointerId);
    pointers.current.delete(event.pointerId);
    if (pointers.current.size > 0 || lifted === undefined) return;
    setHeld(false);
    const begun = stroke.current;
    stroke.current = null;
    if (begun === null || begun.pinched || event.type === "pointercancel") return;
    const dx = event.clientX - begun.from.x;
    const dy = event.clientY - begun.from.y;
    if (latest.current.scale === 1) {
      const turn = strokeMeaning(dx, dy);
      if (turn !== 0) {
        onTurn(turn);
        return;
      }
    }
    if (Math.hypot(dx, dy) > tapReach / 2) return;
    const at = { x: event.clientX, y: event.clientY };
    const before = tap.current;
    const twice =
      before !== null &&
      event.timeStamp - before.time < tapTime &&
      Math.hypot(at.x - before.at.x, at.y - before.at.y) < tapReach;
    tap.current = twice ? null : { at, time: event.timeStamp };
    if (twice) show(latest.current.scale > 1 ? fitted : zoomedAt(latest.current, tapZoom, fromMiddle(at)));
  };

  return {
    view,
    held,
    zoomBy: (factor) => show(zoomedAt(latest.current, factor, { x: 0, y: 0 })),
    panBy: (dx, dy) => show({ ...latest.current, x: latest.current.x + dx, y: latest.current.y + dy }),
    reset: () => show(fitted),
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        const at = { x: event.clientX, y: event.clientY };
        pointers.current.set(event.pointerId, at);
        stroke.current = { from: stroke.current?.from ?? at, pinched: pointers.current.size > 1 };
        setHeld(true);
      },
      onPointerMove: (event) => {
        const before = pointers.current.get(event.pointerId);
        if (before === undefined) return;
        const old = [...pointers.current.values()];
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const now = [...pointers.current.values()];
        const [a, b] = [middleOf(old), middleOf(now)];
        const factor = now.length > 1 ? spreadOf(now) / Math.max(1, spreadOf(old)) : 1;
        if (now.length === 1 && latest.current.scale === 1) return;
        const zoomed = zoomedAt(latest.current, factor, fromMiddle(a));
        show({ ...zoomed, x: zoomed.x + b.x - a.x, y: zoomed.y + b.y - a.y });
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
