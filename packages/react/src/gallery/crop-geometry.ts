import type { CropRect, FocalPoint } from "@media-gen/client";

/** Width and height in pixels of the untouched original. */
export interface Size {
  width: number;
  height: number;
}

/** The shapes that a writer may cut. */
export const cropAspects = ["original", "1:1", "3:4", "16:9"] as const;

/** One of `cropAspects`. */
export type CropAspect = (typeof cropAspects)[number];

/**
 * Where the picture stands under the crop frame. `zoom` 1 is the largest frame that fits. `dx` and `dy` are how far the
 * picture's centre was moved from the frame's centre, as parts of the picture's unzoomed width and height.
 */
export interface CropView {
  zoom: number;
  dx: number;
  dy: number;
}

const smallestSide = 64;
const largestZoom = 5;

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

// Rounding half away from zero by Math.round differs for -0; results are coordinates, so -0 is folded to 0.
function whole(value: number): number {
  return Math.round(value) + 0;
}

/** Width divided by height of an aspect. */
export function ratioOf(aspect: CropAspect, size: Size): number {
  if (aspect === "original") return size.width / size.height;
  const [width, height] = aspect.split(":").map(Number) as [number, number];
  return width / height;
}

/** The largest rectangle of a ratio inside the original, in fractional pixels. */
export function largestFit(ratio: number, size: Size): Size {
  return size.width / size.height > ratio
    ? { width: size.height * ratio, height: size.height }
    : { width: size.width, height: size.width / ratio };
}

/** The zoom at which the shorter side of the cut is still 64 pixels, at most 5, at least 1. */
export function maxZoom(ratio: number, size: Size): number {
  const fit = largestFit(ratio, size);
  return clamp(Math.min(fit.width, fit.height) / smallestSide, 1, largestZoom);
}

function sizeAt(ratio: number, zoom: number, size: Size): Size {
  const fit = largestFit(ratio, size);
  const width = clamp(whole(fit.width / zoom), 1, size.width);
  return { width, height: clamp(whole(width / ratio), 1, size.height) };
}

/** The rectangle under the frame: whole pixels, always inside the original. */
export function rectOf(view: CropView, ratio: number, size: Size): CropRect {
  const { width, height } = sizeAt(ratio, view.zoom, size);
  const left = (size.width - width) / 2 - (view.dx / view.zoom) * size.width;
  const top = (size.height - height) / 2 - (view.dy / view.zoom) * size.height;
  return {
    x: clamp(whole(left), 0, size.width - width),
    y: clamp(whole(top), 0, size.height - height),
    width,
    height,
  };
}

/** The view that shows a rectangle; `rectOf` of it is the same rectangle when the rectangle has that ratio. */
export function viewOf(rect: CropRect, ratio: number, size: Size): CropView {
  const zoom = Math.max(1, largestFit(ratio, size).width / rect.width);
  return {
    zoom,
    dx: (((size.width - rect.width) / 2 - rect.x) / size.width) * zoom,
    dy: (((size.height - rect.height) / 2 - rect.y) / size.height) * zoom,
  };
}

/** Place of a rectangle in its free room, each axis from -100 (left, top) to 100 (right, bottom), 0 where there is none. */
export function placeOf(rect: CropRect, size: Size): { x: number; y: number } {
  const axis = (offset: number, room: number) => (room === 0 ? 0 : (offset / room) * 200 - 100);
  return { x: axis(rect.x, size.width - rect.width), y: axis(rect.y, size.height - rect.height) };
}

/** The rectangle moved to a place given as by `placeOf`. */
export function withPlace(rect: CropRect, place: { x?: number; y?: number }, size: Size): CropRect {
  const axis = (value: number | undefined, offset: number, room: number) =>
    value === undefined ? offset : whole(((clamp(value, -100, 100) + 100) / 200) * room);
  return {
    ...rect,
    x: axis(place.x, rect.x, size.width - rect.width),
    y: axis(place.y, rect.y, size.height - rect.height),
  };
}

/** The rectangle moved by pixels of the original and kept inside it. */
export function movedBy(rect: CropRect, dx: number, dy: number, size: Size): CropRect {
  return {
    ...rect,
    x: clamp(whole(rect.x + dx), 0, size.width - rect.width),
    y: clamp(whole(rect.y + dy), 0, size.height - rect.height),
  };
}

/** The rectangle of another zoom or ratio about the same centre, kept inside the original. */
export function resized(rect: CropRect, zoom: number, ratio: number, size: Size): CropRect {
  const next = sizeAt(ratio, zoom, size);
  return movedBy(
    {
      x: rect.x + (rect.width - next.width) / 2,
      y: rect.y + (rect.height - next.height) / 2,
      ...next,
    },
    0,
    0,
    size,
  );
}

/** The aspect a rectangle was cut with, or null when it has a shape of its own. */
export function aspectOf(rect: CropRect, size: Size): CropAspect | null {
  return (
    cropAspects.find((aspect) => whole(rect.width / ratioOf(aspect, size)) === rect.height) ??
    cropAspects.find((aspect) => whole(rect.height * ratioOf(aspect, size)) === rect.width) ??
    null
  );
}

/** True when a rectangle is the whole original. */
export function isWhole(rect: CropRect, size: Size): boolean {
  return rect.x === 0 && rect.y === 0 && rect.width === size.width && rect.height === size.height;
}

/** A point of the cut picture (0-1) as a point of the original (0-1). */
export function pointInOriginal(point: FocalPoint, rect: CropRect, size: Size): FocalPoint {
  return {
    x: (rect.x + point.x * rect.width) / size.width,
    y: (rect.y + point.y * rect.height) / size.height,
  };
}

/** A point of the original (0-1) as a point of the cut picture, held at its edge; rounded to a thousandth. */
export function pointInCut(point: FocalPoint, rect: CropRect, size: Size): FocalPoint {
  const axis = (value: number, offset: number, length: number, whole: number) =>
    Math.round(clamp((value * whole - offset) / length, 0, 1) * 1000) / 1000;
  return {
    x: axis(point.x, rect.x, rect.width, size.width),
    y: axis(point.y, rect.y, rect.height, size.height),
  };
}

/**
 * Style of an `img` of the uncut original that shows, in a box of `ratio`, what a page will show of the cut picture:
 * the box is covered and the focal point is as near its middle as the cut allows. Percentages of the box.
 */
export function coverStyle(
  rect: CropRect,
  focal: FocalPoint,
  ratio: number,
  size: Size,
): { width: string; height: string; left: string; top: string } {
  const scale = Math.max(ratio / rect.width, 1 / rect.height);
  const axis = (focus: number, offset: number, length: number, box: number) => {
    const shown = length * scale;
    return clamp(box / 2 - focus * shown, box - shown, 0) - offset * scale;
  };
  const percent = (value: number, of: number) => `${((value / of) * 100).toFixed(3)}%`;
  return {
    width: percent(size.width * scale, ratio),
    height: percent(size.height * scale, 1),
    left: percent(axis(focal.x, rect.x, rect.width, ratio), ratio),
    top: percent(axis(focal.y, rect.y, rect.height, 1), 1),
  };
}
