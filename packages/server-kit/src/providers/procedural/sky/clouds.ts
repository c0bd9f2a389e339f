import { fractal, type Noise } from "../random/noise.ts";
import type { Stage } from "../scene/stage.ts";

/** Thin, wind-drawn clouds over the sky, bright toward the light and on their upper edges. */
export function paintClouds(stage: Stage, bottom: number, cover: number): void {
  const { canvas, palette, light } = stage;
  const noise = stage.noise("clouds");
  const warp = stage.noise("cloud-warp");
  const step = Math.max(1, Math.round(canvas.width / 320));
  const cols = Math.ceil(canvas.width / step) + 2;
  const rows = Math.ceil(Math.min(canvas.height, bottom * canvas.scale) / step) + 2;
  const density = densityField(
    noise,
    warp,
    cols,
    rows,
    step / canvas.scale,
    bottom,
    cover,
    stage.draft ? 3 : 5,
  );
  const end = Math.min(canvas.height, Math.ceil(bottom * canvas.scale));
  const reach = 620;
  for (let y = 0; y < end; y++) {
    const gy = y / step;
    const iy = Math.floor(gy);
    const fy = gy - iy;
    const above = Math.max(0, iy - 2) * cols;
    for (let x = 0; x < canvas.width; x++) {
      const gx = x / step;
      const ix = Math.floor(gx);
      const fx = gx - ix;
      const o = iy * cols + ix;
      const p = density[o]! + (density[o + 1]! - density[o]!) * fx;
      const q = density[o + cols]! + (density[o + cols + 1]! - density[o + cols]!) * fx;
      const d = p + (q - p) * fy;
      if (d <= 0.004) continue;
      const up = density[above + ix]!;
      const dx = x / canvas.scale - light.x;
      const dy = y / canvas.scale - light.y;
      const near = Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / reach);
      const edge = Math.min(1, Math.max(0, 0.35 + (d - up) * 2.2));
      const t = Math.min(1, edge * 0.55 + near * near * 0.75);
      const a = Math.min(0.85, d);
      const at = (y * canvas.width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const dark = palette.skyMid[c]! * 0.72 + palette.fog[c]! * 0.2;
        const lit = palette.skyLow[c]! * 0.62 + palette.light[c]! * 0.55;
        const value = dark + (lit - dark) * t;
        canvas.rgb[at + c]! += (value - canvas.rgb[at + c]!) * a;
      }
    }
  }
}

function densityField(
  noise: Noise,
  warp: Noise,
  cols: number,
  rows: number,
  unitStep: number,
  bottom: number,
  cover: number,
  octaves: number,
): Float32Array {
  const out = new Float32Array(cols * rows);
  for (let j = 0; j < rows; j++) {
    const v = (j * unitStep) / bottom;
    // Clouds flatten and crowd toward the horizon as they do on a real sky.
    const py = 1.1 / (1.18 - Math.min(1, v)) + v;
    const band = Math.min(1, v * 3) * (1 - Math.max(0, v - 0.86) * 5);
    for (let i = 0; i < cols; i++) {
      const px = ((i * unitStep) / 560) * (1 + v * 0.8);
      const wx = fractal(warp, px * 0.9, py * 0.9, 2);
      const n = fractal(noise, px + wx * 0.8, py * 1.9 + wx * 0.5, octaves);
      const d = (n + cover * 0.62 - 0.36) * 2.1 * band;
      out[j * cols + i] = d > 0 ? (d < 1 ? d : 1) : 0;
    }
  }
  return out;
}
