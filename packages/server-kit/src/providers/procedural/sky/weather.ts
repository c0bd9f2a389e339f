import { mix } from "../colour/colour.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";

/** Paints what falls or floats before everything: rain, snow, petals, fireflies. */
export function paintWeather(stage: Stage): void {
  const { has } = stage.scene;
  if (has.has("rain") || has.has("storm")) paintRain(stage);
}

function paintRain(stage: Stage): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("rain");
  const slant = random.between(-0.16, 0.16);
  for (const [count, length, width, alpha] of [
    [320, 34, 0.9, 0.16],
    [150, 70, 1.5, 0.2],
    [36, 120, 2.4, 0.16],
  ] as const) {
    const path = new Path();
    for (let i = 0; i < count; i++) {
      const x = random.between(-60, w + 60);
      const y = random.between(-80, h);
      const l = length * random.between(0.6, 1.3);
      path.polygon([
        [x - width / 2, y],
        [x + width / 2, y],
        [x + slant * l + width / 2, y + l],
        [x + slant * l - width / 2, y + l],
      ]);
    }
    fill(canvas, path, { color: mix(palette.fog, palette.light, 0.6), alpha, light: true });
  }
}
