import { hashPair, unit } from "../random/hash.ts";
import { fractal, type Noise } from "../random/noise.ts";
import { blurPlane } from "../raster/blur.ts";
import type { Canvas } from "../raster/canvas.ts";
import { toneOf } from "./anime.ts";
import { smoothRegions } from "./regions.ts";

/** The painter's hand: areas laid flat, then drawn out along the shapes with a bristly brush on a toothed canvas. */
export function drawPainterly(canvas: Canvas, flow: Noise, seed: number): void {
  const k = canvas.scale;
  smoothRegions(canvas, Math.max(2, Math.round(k * 5)));
  const step = Math.max(2, Math.round(k * 8));
  const field = directionField(canvas, flow, step);
  smear(canvas, field, step, seed);
  weave(canvas);
}

interface Directions {
  columns: number;
  x: Float32Array;
  y: Float32Array;
}

/** Brush directions: along the shapes where there are any, else along a slow flow. */
function directionField(canvas: Canvas, flow: Noise, step: number): Directions {
  const tone = toneOf(canvas);
  const { width, height } = canvas;
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const xx = new Float32Array(columns * rows);
  const xy = new Float32Array(columns * rows);
  for (let j = 0; j < rows; j++) {
    const y = Math.min(height - 2, Math.max(1, j * step));
    for (let i = 0; i < columns; i++) {
      const x = Math.min(width - 2, Math.max(1, i * step));
      const at = y * width + x;
      const reach = Math.min(step, x, width - 1 - x);
      const fall = Math.min(step, y, height - 1 - y) * width;
      const gx = tone[at + reach]! - tone[at - reach]!;
      const gy = tone[at + fall]! - tone[at - fall]!;
      xx[j * columns + i] = gx * gx - gy * gy;
      xy[j * columns + i] = 2 * gx * gy;
    }
  }
  const a = blurPlane(xx, columns, rows, 2);
  const b = blurPlane(xy, columns, rows, 2);
  const out: Directions = {
    columns,
    x: new Float32Array(columns * rows),
    y: new Float32Array(columns * rows),
  };
  for (let i = 0; i < a.length; i++) {
    const strength = Math.hypot(a[i]!, b[i]!);
    const along = 0.5 * Math.atan2(b[i]!, a[i]!) + Math.PI / 2;
    const u = ((i % columns) * step) / canvas.scale / 420;
    const v = (Math.floor(i / columns) * step) / canvas.scale / 420;
    const drift = 0.5 + fractal(flow, u, v, 2) * 1.5;
    const t = Math.min(1, strength * 260);
    const sx = Math.cos(2 * along) * t + Math.cos(2 * drift) * (1 - t);
    const sy = Math.sin(2 * along) * t + Math.sin(2 * drift) * (1 - t);
    const angle = 0.5 * Math.atan2(sy, sx);
    out.x[i] = Math.cos(angle);
    out.y[i] = Math.sin(angle);
  }
  return out;
}

/** Draws colour out along the field; bristles leave brighter and darker threads. */
function smear(canvas: Canvas, field: Directions, step: number, seed: number): void {
  const { width, height, rgb } = canvas;
  const source = rgb.slice();
  const grain = bristles(seed);
  const reach = 5;
  const stride = Math.max(1, canvas.scale * 2.5);
  for (let y = 0; y < height; y++) {
    const row = Math.round(y / step) * field.columns;
    for (let x = 0; x < width; x++) {
      const f = row + Math.round(x / step);
      const dx = field.x[f]! * stride;
      const dy = field.y[f]! * stride;
      let [r, g, b, n] = [0, 0, 0, 0];
      for (let i = -reach; i <= reach; i++) {
        let px = (x + dx * i) | 0;
        let py = (y + dy * i) | 0;
        if (px < 0) px = 0;
        else if (px >= width) px = width - 1;
        if (py < 0) py = 0;
        else if (py >= height) py = height - 1;
        const at = (py * width + px) * 3;
        r += source[at]!;
        g += source[at + 1]!;
        b += source[at + 2]!;
        n += grain[(((py >> 1) & 255) << 8) | ((px >> 1) & 255)]!;
      }
      const k = (1 / (2 * reach + 1)) * (1 + n * 0.045);
      const at = (y * width + x) * 3;
      rgb[at] = r * k;
      rgb[at + 1] = g * k;
      rgb[at + 2] = b * k;
    }
  }
}

function bristles(seed: number): Float32Array {
  const out = new Float32Array(256 * 256);
  for (let i = 0; i < out.length; i++) out[i] = unit(hashPair(seed, i)) * 2 - 1;
  return out;
}

/** The canvas under the paint: crossing threads that show most in the middle tones. */
function weave(canvas: Canvas): void {
  const { width, height, rgb } = canvas;
  const k = 1.35 / Math.max(0.75, canvas.scale);
  for (let y = 0; y < height; y++) {
    const wy = Math.sin(y * k * 1.9);
    for (let x = 0; x < width; x++) {
      const n = 1 + 0.03 * (Math.sin(x * k * 1.9 + wy * 0.6) + wy);
      const at = (y * width + x) * 3;
      rgb[at]! *= n;
      rgb[at + 1]! *= n;
      rgb[at + 2]! *= n;
    }
  }
}
