import { scale } from "../colour/colour.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";

/** Shafts of light that fan out from the light through mist or water. */
export function paintRays(
  stage: Stage,
  amount: number,
  from?: { x: number; y: number; spread: number },
): void {
  const { canvas, light, palette, h, w } = stage;
  const random = stage.random("rays");
  const x = from?.x ?? light.x;
  const y = from?.y ?? Math.min(light.y, 0.1 * h) - 120;
  const spread = from?.spread ?? 0.75;
  const reach = Math.hypot(w, h);
  for (let i = 0; i < 11; i++) {
    const angle = Math.PI / 2 + (random.next() - 0.5) * 2 * spread;
    const half = random.between(0.008, 0.035);
    const power = random.between(0.3, 1) * amount * 0.2;
    const path = new Path().polygon([
      [x, y],
      [x + Math.cos(angle - half) * reach, y + Math.sin(angle - half) * reach],
      [x + Math.cos(angle + half) * reach, y + Math.sin(angle + half) * reach],
    ]);
    fill(canvas, path, {
      color: scale(palette.light, power),
      low: [0, 0, 0],
      span: [Math.max(0, y), h * 0.92],
      light: true,
      soft: 10,
    });
  }
}
