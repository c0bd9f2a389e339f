import type { Rgb } from "../colour/colour.ts";
import { fractal, type Noise } from "../random/noise.ts";
import { blurPlane } from "./blur.ts";
import type { Canvas } from "./canvas.ts";
import { type Mask, maskOf } from "./mask.ts";
import type { Path } from "./path.ts";

/** How a shape is filled. Lengths in units; directions point toward the light. */
export interface Ink {
  color: Rgb;
  /** Colour at the lower end of the shape; the fill runs from `color` to it. */
  low?: Rgb;
  /** Where the run begins and ends, when not at the shape's own ends. */
  span?: readonly [number, number];
  alpha?: number;
  /** Adds light in place of covering. */
  light?: boolean;
  /** Softens the shape's edge. */
  soft?: number;
  rim?: { color: Rgb; dx: number; dy: number; width: number; amount: number };
  /** Volume: how strongly the side toward the light is brighter. */
  shade?: { dx: number; dy: number; width: number; amount: number };
  texture?: { noise: Noise; x: number; y: number; amount: number };
}

/** Fills a path on the canvas. */
export function fill(canvas: Canvas, path: Path, ink: Ink): void {
  const margin = Math.max((ink.soft ?? 0) * 2.2, ink.rim ? ink.rim.width * 0.5 : 0);
  const mask = maskOf(canvas, path, margin);
  if (mask) fillMask(canvas, mask, ink);
}

/** Fills a mask on the canvas. */
export function fillMask(canvas: Canvas, mask: Mask, ink: Ink): void {
  const { width, height } = mask;
  const k = canvas.scale;
  const cover = ink.soft ? blurPlane(mask.data, width, height, ink.soft * k) : mask.data;
  const rim = ink.rim ? lit(cover, width, height, ink.rim.width * k, ink.rim.dx, ink.rim.dy) : null;
  const shade = ink.shade ? blurPlane(cover, width, height, ink.shade.width * k) : null;
  const low = ink.low ?? ink.color;
  const alpha = ink.alpha ?? 1;
  const spanTop = ink.span ? ink.span[0] * k : mask.y;
  const spanHeight = ink.span ? (ink.span[1] - ink.span[0]) * k : height;
  const shift = ink.shade ? Math.max(1, Math.round(ink.shade.width * k * 0.6)) : 0;
  const shiftX = Math.round((ink.shade?.dx ?? 0) * shift);
  const shiftY = Math.round((ink.shade?.dy ?? 0) * shift);
  const { rgb } = canvas;
  for (let y = 0; y < height; y++) {
    const t = Math.min(1, Math.max(0, (mask.y + y - spanTop) / spanHeight));
    const r0 = ink.color[0] + (low[0] - ink.color[0]) * t;
    const g0 = ink.color[1] + (low[1] - ink.color[1]) * t;
    const b0 = ink.color[2] + (low[2] - ink.color[2]) * t;
    let at = ((mask.y + y) * canvas.width + mask.x) * 3;
    for (let x = 0; x < width; x++, at += 3) {
      const i = y * width + x;
      let a = cover[i]!;
      if (a <= 0.002) continue;
      a *= alpha;
      let r = r0;
      let g = g0;
      let b = b0;
      if (shade) {
        const ahead = sample(shade, width, height, x + shiftX, y + shiftY);
        const behind = sample(shade, width, height, x - shiftX, y - shiftY);
        const gain = 1 + (behind - ahead) * ink.shade!.amount;
        r *= gain;
        g *= gain;
        b *= gain;
      }
      if (ink.texture) {
        const { noise, x: nx, y: ny, amount } = ink.texture;
        const n = 1 + amount * fractal(noise, ((mask.x + x) / k) * nx, ((mask.y + y) / k) * ny, 3);
        r *= n;
        g *= n;
        b *= n;
      }
      if (rim) {
        const e = rim[i]! * ink.rim!.amount;
        r += ink.rim!.color[0] * e;
        g += ink.rim!.color[1] * e;
        b += ink.rim!.color[2] * e;
      }
      if (ink.light) {
        rgb[at]! += r * a;
        rgb[at + 1]! += g * a;
        rgb[at + 2]! += b * a;
      } else {
        rgb[at]! += (r - rgb[at]!) * a;
        rgb[at + 1]! += (g - rgb[at + 1]!) * a;
        rgb[at + 2]! += (b - rgb[at + 2]!) * a;
      }
    }
  }
}

function sample(plane: Float32Array, width: number, height: number, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  return plane[y * width + x]!;
}

/** How much the edge of a mask looks at the light: 1 on the edge that faces it, 0 inside. */
function lit(
  cover: Float32Array,
  width: number,
  height: number,
  radius: number,
  dx: number,
  dy: number,
): Float32Array {
  const r = Math.max(1, radius * 0.5);
  const blurred = blurPlane(cover, width, height, r);
  const out = new Float32Array(cover.length);
  const sx = Math.round(dx * r * 1.1);
  const sy = Math.round(dy * r * 1.1);
  for (let y = 0; y < height; y++) {
    const yy = Math.min(height - 1, Math.max(0, y + sy));
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (cover[i]! <= 0.002) continue;
      const xx = Math.min(width - 1, Math.max(0, x + sx));
      const e = 1 - blurred[yy * width + xx]!;
      out[i] = e * e * e;
    }
  }
  return out;
}
