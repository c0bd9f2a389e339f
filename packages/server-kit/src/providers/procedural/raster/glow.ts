import type { Rgb } from "../colour/colour.ts";
import type { Canvas } from "./canvas.ts";

/** Adds a round glow of light that fades with the square of the distance; lengths in units. */
export function addGlow(
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  color: Rgb,
  amount: number,
  flat = 1,
): void {
  const k = canvas.scale;
  const cx = x * k;
  const cy = y * k;
  const rx = radius * k;
  const ry = rx * flat;
  const x0 = Math.max(0, Math.floor(cx - rx));
  const x1 = Math.min(canvas.width, Math.ceil(cx + rx));
  const y0 = Math.max(0, Math.floor(cy - ry));
  const y1 = Math.min(canvas.height, Math.ceil(cy + ry));
  for (let py = y0; py < y1; py++) {
    const dy = (py - cy) / ry;
    for (let px = x0; px < x1; px++) {
      const dx = (px - cx) / rx;
      const d = dx * dx + dy * dy;
      if (d >= 1) continue;
      const f = ((1 - d) * (1 - d) * amount) / (1 + d * 6);
      const at = (py * canvas.width + px) * 3;
      canvas.rgb[at]! += color[0] * f;
      canvas.rgb[at + 1]! += color[1] * f;
      canvas.rgb[at + 2]! += color[2] * f;
    }
  }
}
