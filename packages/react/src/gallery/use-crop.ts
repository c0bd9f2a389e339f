import type { CropRect, FocalPoint, Image } from "@media-gen/client";
import { useMemo, useState } from "react";
import {
  aspectOf,
  type CropAspect,
  type CropView,
  isWhole,
  maxZoom,
  movedBy,
  pointInCut,
  pointInOriginal,
  ratioOf,
  rectOf,
  resized,
  type Size,
  viewOf,
  withPlace,
} from "./crop-geometry.ts";

interface CropState {
  /** Null for a shape that none of the choices has. */
  aspect: CropAspect | null;
  ratio: number;
  view: CropView;
  /** In the original, so that it stays on the face while the cut moves; null when nobody chose one. */
  focal: FocalPoint | null;
}

/** The cut that is being made, and the ways to change it. Every way ends in the same whole pixels. */
export interface CropDraft {
  size: Size;
  aspect: CropAspect | null;
  ratio: number;
  view: CropView;
  rect: CropRect;
  zoomLimit: number;
  /** In the cut picture. */
  focal: FocalPoint;
  hasFocal: boolean;
  isWhole: boolean;
  changed: boolean;
  chooseAspect(aspect: CropAspect): void;
  zoomTo(zoom: number): void;
  placeAt(place: { x?: number; y?: number }): void;
  moveBy(dx: number, dy: number): void;
  /** Takes a part of the view from a gesture as it is. */
  gesture(part: Partial<CropView>): void;
  focusOn(point: Partial<FocalPoint>): void;
  /** Back to the whole picture. */
  reset(): void;
}

const middle: FocalPoint = { x: 0.5, y: 0.5 };

function wholeState(size: Size): CropState {
  return {
    aspect: "original",
    ratio: ratioOf("original", size),
    view: { zoom: 1, dx: 0, dy: 0 },
    focal: null,
  };
}

function startOf(image: Image, size: Size): CropState {
  const rect = image.crop ?? { x: 0, y: 0, ...size };
  const aspect = aspectOf(rect, size);
  const ratio = aspect === null ? rect.width / rect.height : ratioOf(aspect, size);
  return {
    aspect,
    ratio,
    view: viewOf(rect, ratio, size),
    focal: image.focal_point === null ? null : pointInOriginal(image.focal_point, rect, size),
  };
}

function isSame(a: object | null, b: object | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A draft of one picture's cut, starting from the cut that it has. */
export function useCrop(image: Image): CropDraft {
  const { original_width, original_height } = image;
  const size = useMemo(
    () => ({ width: original_width, height: original_height }),
    [original_width, original_height],
  );
  const [start] = useState(() => startOf(image, size));
  const [state, setState] = useState(start);
  const rect = rectOf(state.view, state.ratio, size);

  const toRect = (change: (rect: CropRect, state: CropState) => CropRect): void =>
    setState((now) => {
      const next = change(rectOf(now.view, now.ratio, size), now);
      return { ...now, view: viewOf(next, now.ratio, size) };
    });

  return {
    size,
    aspect: state.aspect,
    ratio: state.ratio,
    view: state.view,
    rect,
    zoomLimit: Math.max(maxZoom(state.ratio, size), viewOf(rect, state.ratio, size).zoom),
    focal: state.focal === null ? middle : pointInCut(state.focal, rect, size),
    hasFocal: state.focal !== null,
    isWhole: isWhole(rect, size),
    changed: !isSame(rect, rectOf(start.view, start.ratio, size)) || !isSame(state.focal, start.focal),
    chooseAspect: (aspect) =>
      setState((now) => {
        const ratio = ratioOf(aspect, size);
        const zoom = Math.min(now.view.zoom, maxZoom(ratio, size));
        const next = resized(rectOf(now.view, now.ratio, size), zoom, ratio, size);
        return { ...now, aspect, ratio, view: viewOf(next, ratio, size) };
      }),
    zoomTo: (zoom) => toRect((now, { ratio }) => resized(now, zoom, ratio, size)),
    placeAt: (place) => toRect((now) => withPlace(now, place, size)),
    moveBy: (dx, dy) => toRect((now) => movedBy(now, dx, dy, size)),
    gesture: (part) => setState((now) => ({ ...now, view: { ...now.view, ...part } })),
    focusOn: (point) =>
      setState((now) => {
        const cut = rectOf(now.view, now.ratio, size);
        const at = now.focal === null ? middle : pointInCut(now.focal, cut, size);
        return { ...now, focal: pointInOriginal({ ...at, ...point }, cut, size) };
      }),
    reset: () => setState(wholeState(size)),
  };
}
