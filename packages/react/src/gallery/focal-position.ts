import type { FocalPoint } from "@media-gen/client";

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Along one axis; `scale` is the length of the picture by that of its box. */
function axis(focus: number, scale: number): string {
  // Nothing overflows on this axis, so its position cannot be seen.
  if (scale < 1 + 1e-9) return "50%";
  return percent(Math.min(1, Math.max(0, (focus * scale - 0.5) / (scale - 1))));
}

/**
 * CSS `object-position` that brings the focal point as near to the middle of a covered box as the picture allows. Ratios
 * are width divided by height, NaN for one that is not known: then the point's own percentages are the best guess.
 */
export function focalPosition(
  focal: FocalPoint | null | undefined,
  pictureRatio: number,
  boxRatio: number,
): string | undefined {
  if (!focal) return undefined;
  const scale = pictureRatio / boxRatio;
  return scale > 0 && scale < Infinity
    ? `${axis(focal.x, scale)} ${axis(focal.y, 1 / scale)}`
    : `${percent(focal.x)} ${percent(focal.y)}`;
}

/** A ratio written as `3:4`, as width divided by height; NaN for anything else. */
export function parseRatio(ratio = ""): number {
  const [width, height] = ratio.split(/[:/]/);
  return Number(width) / Number(height);
}
