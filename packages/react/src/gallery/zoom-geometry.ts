/** How the picture of the viewer is shown: 1 is fitted; `x` and `y` are CSS pixels from the middle. */
export interface ZoomView {
  scale: number;
  x: number;
  y: number;
}

/** The picture fitted into the stage. */
export const fitted: ZoomView = { scale: 1, x: 0, y: 0 };

/** Largest magnification of the viewer. */
export const maxScale = 4;

/** A size in CSS pixels. */
export interface Box {
  width: number;
  height: number;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high) + 0;
}

/** The view held so that the picture never leaves the stage: no side shows emptiness that the other could fill. */
export function heldInside(view: ZoomView, picture: Box, stage: Box): ZoomView {
  const scale = clamp(view.scale, 1, maxScale);
  const roomX = Math.max(0, (picture.width * scale - stage.width) / 2);
  const roomY = Math.max(0, (picture.height * scale - stage.height) / 2);
  return { scale, x: clamp(view.x, -roomX, roomX), y: clamp(view.y, -roomY, roomY) };
}

/** The view magnified by `factor` about a point of the stage (from its middle), which stays under the pointer. */
export function zoomedAt(view: ZoomView, factor: number, point: { x: number; y: number }): ZoomView {
  const scale = clamp(view.scale * factor, 1, maxScale);
  const real = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * real, y: point.y - (point.y - view.y) * real };
}

/** What a finished stroke over a fitted picture means: -1 the one before, 1 the one after, 0 nothing. */
export function strokeMeaning(dx: number, dy: number): -1 | 0 | 1 {
  if (Math.abs(dx) < 48 || Math.abs(dx) < Math.abs(dy) * 1.5) return 0;
  return dx < 0 ? 1 : -1;
}
