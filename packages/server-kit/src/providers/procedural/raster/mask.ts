import type { Canvas } from "./canvas.ts";
import type { Path } from "./path.ts";

/** Coverage (0 to 1) of a part of the canvas, in pixels. */
export interface Mask {
  x: number;
  y: number;
  width: number;
  height: number;
  data: Float32Array;
}

/**
 * Coverage of a path with exact antialiasing (signed areas gathered per row). `margin` in units is added around it for
 * later blurs. Null when nothing of it lies on the canvas.
 */
export function maskOf(canvas: Canvas, path: Path, margin = 0): Mask | null {
  const k = canvas.scale;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of path.outlines) {
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i]! * k;
      const y = points[i + 1]! * k;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  const pad = Math.ceil(margin * k) + 1;
  const x0 = Math.max(0, Math.floor(minX) - pad);
  const y0 = Math.max(0, Math.floor(minY) - pad);
  const x1 = Math.min(canvas.width, Math.ceil(maxX) + pad);
  const y1 = Math.min(canvas.height, Math.ceil(maxY) + pad);
  const width = x1 - x0;
  const height = y1 - y0;
  if (!(width > 0 && height > 0)) return null;
  const stride = width + 2;
  const sums = new Float32Array(stride * height);
  for (const { points, hole } of path.outlines) {
    const sign = area(points) < 0 !== hole ? -1 : 1;
    const n = points.length;
    for (let i = 0; i < n; i += 2) {
      const j = (i + 2) % n;
      edge(
        sums,
        stride,
        width,
        height,
        points[i]! * k - x0,
        points[i + 1]! * k - y0,
        points[j]! * k - x0,
        points[j + 1]! * k - y0,
        sign,
      );
    }
  }
  const data = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    const from = row * stride;
    const to = row * width;
    for (let col = 0; col < width; col++) {
      sum += sums[from + col]!;
      data[to + col] = sum > 1 ? 1 : sum < 0.001 ? 0 : sum;
    }
  }
  return { x: x0, y: y0, width, height, data };
}

function area(points: number[]): number {
  let sum = 0;
  const n = points.length;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    sum += points[i]! * points[j + 1]! - points[j]! * points[i + 1]!;
  }
  return sum;
}

function edge(
  sums: Float32Array,
  stride: number,
  width: number,
  height: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  sign: number,
): void {
  if (ay === by) return;
  const down = ay < by;
  const [x0, y0, x1, y1] = down ? [ax, ay, bx, by] : [bx, by, ax, ay];
  const direction = down ? -sign : sign;
  const slope = (x1 - x0) / (y1 - y0);
  const top = Math.max(0, y0);
  const bottom = Math.min(height, y1);
  if (bottom <= top) return;
  let x = x0 + (top - y0) * slope;
  for (let row = Math.floor(top); row < bottom; row++) {
    const from = Math.max(row, top);
    const to = Math.min(row + 1, bottom);
    const dy = to - from;
    if (dy <= 0) continue;
    const nextX = x + slope * dy;
    const left = Math.min(width, Math.max(0, Math.min(x, nextX)));
    const right = Math.min(width, Math.max(0, Math.max(x, nextX)));
    x = nextX;
    const d = dy * direction;
    const at = row * stride;
    const first = Math.floor(left);
    const last = Math.ceil(right);
    if (last <= first + 1) {
      const middle = (left + right) / 2 - first;
      sums[at + first]! += d * (1 - middle);
      sums[at + first + 1]! += d * middle;
      continue;
    }
    const s = 1 / (right - left);
    const x0f = left - first;
    const a0 = 0.5 * s * (1 - x0f) * (1 - x0f);
    const x1f = right - last + 1;
    const am = 0.5 * s * x1f * x1f;
    sums[at + first]! += d * a0;
    if (last === first + 2) {
      sums[at + first + 1]! += d * (1 - a0 - am);
    } else {
      const a1 = s * (1.5 - x0f);
      sums[at + first + 1]! += d * (a1 - a0);
      for (let xi = first + 2; xi < last - 1; xi++) sums[at + xi]! += d * s;
      const a2 = a1 + (last - first - 3) * s;
      sums[at + last - 1]! += d * (1 - a2 - am);
    }
    sums[at + last]! += d * am;
  }
}
