import { mix } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";

/** Still or moving water from the horizon down: mirrors what stands above it and glitters under the light. */
export function paintWater(
  stage: Stage,
  horizon: number,
  options: { calm?: number; end?: number } = {},
): void {
  const { canvas, palette } = stage;
  const calm = options.calm ?? 0.6;
  const k = canvas.scale;
  const noise = stage.noise("water");
  const top = Math.round(horizon * k);
  const bottom = Math.min(canvas.height, Math.round((options.end ?? stage.h) * k));
  const deep = mix(palette.skyTop, palette.near, 0.35);
  const source = canvas.rgb.slice(0, Math.max(0, top) * canvas.width * 3);
  for (let y = Math.max(0, top); y < bottom; y++) {
    const depth = (y - top) / Math.max(1, canvas.height - top);
    const far = y - top;
    const swell = (3 + 46 * depth) * k * (1.3 - calm);
    const line = 1 / (0.04 + depth * 0.95);
    const dark = 0.2 + 0.5 * depth;
    for (let x = 0; x < canvas.width; x++) {
      const u = (x / k) * 0.0042 * Math.min(line, 6);
      const n = fractal(noise, u, (y / k) * 0.045 * Math.min(6, line), 2);
      let sy = top - 1 - Math.round(far * 0.92 + n * swell * 0.9);
      if (sy < 0) sy = 0;
      else if (sy >= top) sy = top - 1;
      let sx = x + Math.round(n * swell * 0.5);
      if (sx < 0) sx = 0;
      else if (sx >= canvas.width) sx = canvas.width - 1;
      const from = (sy * canvas.width + sx) * 3;
      const at = (y * canvas.width + x) * 3;
      const d = dark - n * 0.14 * depth;
      for (let c = 0; c < 3; c++) canvas.rgb[at + c] = source[from + c]! * (1 - d) * 0.94 + deep[c]! * d;
    }
  }
  paintGlitter(stage, horizon, options.end ?? stage.h);
  fill(canvas, new Path().rect(-10, horizon - 3, stage.w + 20, 6), {
    color: palette.fog,
    alpha: 0.45,
    soft: 3,
  });
}

/** Thin strokes of light on the water below the light. */
function paintGlitter(stage: Stage, horizon: number, end: number): void {
  const { canvas, light, palette } = stage;
  const random = stage.random("glitter");
  const path = new Path();
  const count = stage.draft ? 90 : 260;
  for (let i = 0; i < count; i++) {
    const depth = random.next() ** 1.4;
    const y = horizon + 3 + depth * (end - horizon);
    const spread = 26 + light.radius * 0.5 + depth * 230;
    const x = light.x + (random.next() + random.next() + random.next() - 1.5) * spread;
    const length = (5 + depth * 46) * random.between(0.4, 1.3);
    const height = 0.9 + depth * 3.4;
    path.polygon([
      [x - length, y],
      [x, y - height * 0.5],
      [x + length, y],
      [x, y + height * 0.5],
    ]);
  }
  fill(canvas, path, { color: palette.light, alpha: light.moon ? 0.6 : 0.72, light: true, soft: 0.5 });
}
