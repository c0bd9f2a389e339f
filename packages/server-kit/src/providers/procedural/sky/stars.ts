import { hex, mix } from "../colour/colour.ts";
import type { Stage } from "../scene/stage.ts";

/** Scatters stars above `bottom`, thinner toward it; a few of them are bright and coloured. */
export function paintStars(stage: Stage, bottom: number, amount: number): void {
  const { canvas, palette } = stage;
  const random = stage.random("stars");
  const count = Math.round((stage.w * bottom * amount) / 4200);
  const white = hex("#dfe8ff");
  for (let i = 0; i < count; i++) {
    const x = random.next() * canvas.width;
    const fall = random.next();
    const y = fall * fall * bottom * canvas.scale;
    const size = random.next() ** 6;
    const color = mix(white, i % 5 === 0 ? palette.warm : palette.accent, 0.3);
    const power = (0.12 + size * 1.5) * (1 - (y / (bottom * canvas.scale)) * 0.8);
    const radius = Math.max(0.62, (0.9 + size * 1.6) * canvas.scale);
    dot(canvas.rgb, canvas.width, canvas.height, x, y, radius, color, power);
  }
}

function dot(
  rgb: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  radius: number,
  color: readonly [number, number, number],
  power: number,
): void {
  const reach = Math.ceil(radius * 2);
  for (let py = Math.max(0, Math.floor(y) - reach); py <= Math.min(height - 1, Math.floor(y) + reach); py++) {
    for (
      let px = Math.max(0, Math.floor(x) - reach);
      px <= Math.min(width - 1, Math.floor(x) + reach);
      px++
    ) {
      const d = ((px - x) ** 2 + (py - y) ** 2) / (radius * radius);
      const f = power * Math.exp(-d * 1.4);
      const at = (py * width + px) * 3;
      rgb[at]! += color[0] * f;
      rgb[at + 1]! += color[1] * f;
      rgb[at + 2]! += color[2] * f;
    }
  }
}
