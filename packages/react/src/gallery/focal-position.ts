import type { FocalPoint } from "@media-gen/client";

function axis(focus: number, shown: number, box: number): number {
  const overflow = box - shown;
  // Nothing overflows on this axis, so its position cannot be seen.
  if (overflow >= -1e-9) return 50;
  const start = Math.min(0, Math.max(overflow, box / 2 - focus * shown));
  return Math.round((start / overflow) * 1000) / 10;
}

/**
 * CSS `object-position` that brings the focal point as near to the middle of a covered box as the picture allows. Ratios
 * are width divided by height; without the box's ratio the point's own percentages are the best guess.
 */
export function focalPosition(
  focal: FocalPoint | null,
  pictureRatio: number,
  boxRatio: number | null,
): string | undefined {
  if (focal === null) return undefined;
  if (boxRatio === null) return `${Math.round(focal.x * 1000) / 10}% ${Math.round(focal.y * 1000) / 10}%`;
  return pictureRatio > boxRatio
    ? `${axis(focal.x, pictureRatio, boxRatio)}% 50%`
    : `50% ${axis(focal.y, 1 / pictureRatio, 1 / boxRatio)}%`;
}

/** A ratio written as `3:4`, as width divided by height; null for anything else. */
export function parseRatio(ratio: string | undefined): number | null {
  const [, width, height] = /^(.+)[:/](.+)$/.exec(ratio ?? "") ?? [];
  const box = Number(width) / Number(height);
  return box > 0 && box < Infinity ? box : null;
}
