import type { Canvas } from "../raster/canvas.ts";
import { smoothRegions } from "./regions.ts";

/** The anime hand: clean flat areas, light in soft-edged bands, a fine dark line where areas meet. */
export function drawAnime(canvas: Canvas, ink: readonly [number, number, number]): void {
  const { width, height } = canvas;
  smoothRegions(canvas, Math.max(1, Math.round(canvas.scale * 2.6)));
  const { rgb } = canvas;
  const tone = toneOf(canvas);
  const bands = 6;
  const reach = Math.max(1, Math.round(canvas.scale * 1.2));
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - reach) * width;
    const down = Math.min(height - 1, y + reach) * width;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const l = tone[i]!;
      const step = l * bands;
      const floor = Math.floor(step);
      let f = (step - floor - 0.36) / 0.28;
      f = f < 0 ? 0 : f > 1 ? 1 : f * f * (3 - 2 * f);
      const banded = (floor + f) / bands;
      const flat = l + (banded - l) * 0.85;
      const gain = l > 0.004 ? (flat * flat) / (l * l) : 1;
      const lx = tone[y * width + Math.max(0, x - reach)]!;
      const rx = tone[y * width + Math.min(width - 1, x + reach)]!;
      const edge = Math.abs(rx - lx) + Math.abs(tone[down + x]! - tone[up + x]!);
      let line = (edge - 0.1) / 0.24;
      line = line < 0 ? 0 : line > 1 ? 0.88 : line * 0.88;
      const at = i * 3;
      for (let c = 0; c < 3; c++) {
        const value = rgb[at + c]! * gain;
        rgb[at + c] = value + (ink[c]! * 0.35 - value) * line;
      }
    }
  }
}

/** Brightness as the eye sees it (square root of linear light). */
export function toneOf(canvas: Canvas): Float32Array {
  const { rgb } = canvas;
  const out = new Float32Array(canvas.width * canvas.height);
  for (let i = 0, at = 0; i < out.length; i++, at += 3) {
    const l = rgb[at]! * 0.2126 + rgb[at + 1]! * 0.7152 + rgb[at + 2]! * 0.0722;
    out[i] = Math.sqrt(l < 0 ? 0 : l > 1.4 ? 1.4 : l);
  }
  return out;
}
