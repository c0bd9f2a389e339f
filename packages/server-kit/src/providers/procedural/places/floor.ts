import { fractal } from "../random/noise.ts";
import type { Stage } from "../scene/stage.ts";

/** A polished floor: mirrors what stands behind the line `y`, fading toward the viewer. */
export function paintFloorMirror(stage: Stage, y: number, x: number, amount: number): void {
  const { canvas } = stage;
  const noise = stage.noise("floor");
  const k = canvas.scale;
  const top = Math.round(y * k);
  const span = canvas.height - top;
  for (let py = Math.max(1, top); py < canvas.height; py++) {
    const depth = (py - top) / span;
    const source = Math.max(0, top - 1 - Math.round((py - top) * (1.25 + depth)));
    const shrink = 1 / (1 + depth * 1.4);
    const a0 = amount * (1 - depth) ** 1.6;
    for (let px = 0; px < canvas.width; px++) {
      const n = fractal(noise, (px / k) * 0.02, (py / k) * 0.05, 2);
      let sx = Math.round(x * k + (px - x * k) * shrink + n * 7 * k);
      if (sx < 0) sx = 0;
      else if (sx >= canvas.width) sx = canvas.width - 1;
      const from = (source * canvas.width + sx) * 3;
      const at = (py * canvas.width + px) * 3;
      const a = a0 * (0.75 + n * 0.35);
      canvas.rgb[at]! += canvas.rgb[from]! * a;
      canvas.rgb[at + 1]! += canvas.rgb[from + 1]! * a;
      canvas.rgb[at + 2]! += canvas.rgb[from + 2]! * a;
    }
  }
}
