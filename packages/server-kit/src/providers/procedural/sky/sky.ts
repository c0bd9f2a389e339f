import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { addGlow } from "../raster/glow.ts";
import type { Stage } from "../scene/stage.ts";
import { paintClouds } from "./clouds.ts";
import { paintDisc } from "./disc.ts";
import { paintPhenomena } from "./phenomena.ts";
import { paintStars } from "./stars.ts";

/** Paints the whole sky: colour run, stars, the light with its glow, clouds. `bottom` is where the sky ends, in units. */
export function paintSky(
  stage: Stage,
  bottom: number,
  options: { clouds?: number; disc?: boolean } = {},
): void {
  paintGradient(stage, bottom);
  const { palette, light, composition, scene } = stage;
  const dark = composition.hour === "night" || composition.place === "space";
  if (dark) paintStars(stage, bottom, scene.has.has("starry") ? 2.4 : 1);
  const glow = light.moon ? 0.5 : 0.62;
  addGlow(
    stage.canvas,
    light.x,
    light.y,
    light.radius * 3 + 520,
    mix(palette.skyLow, palette.light, 0.5),
    glow,
  );
  addGlow(stage.canvas, light.x, light.y, light.radius * 2 + 120, palette.light, glow * 0.8);
  if (options.disc !== false && !scene.has.has("rain") && !scene.has.has("storm")) paintDisc(stage);
  const cover =
    options.clouds ??
    (scene.has.has("cloudy") || scene.has.has("storm") ? 0.95 : scene.has.has("clear") ? 0.25 : 0.6);
  paintPhenomena(stage, bottom);
  if (cover > 0) paintClouds(stage, bottom, cover);
}

function paintGradient(stage: Stage, bottom: number): void {
  const { canvas, palette } = stage;
  const noise = stage.noise("sky");
  const end = Math.max(1, bottom * canvas.scale);
  for (let y = 0; y < canvas.height; y++) {
    const t = Math.min(1, y / end);
    const low = t > 0.5 ? (t - 0.5) * 2 : 0;
    const top = t < 0.5 ? t * 2 : 1;
    const c = mix(mix(palette.skyTop, palette.skyMid, top ** 1.15), palette.skyLow, low ** 1.5);
    const wave = 1 + 0.06 * fractal(noise, 0.5, (y / canvas.height) * 6, 2);
    const v = scale(c, wave);
    let at = y * canvas.width * 3;
    for (let x = 0; x < canvas.width; x++, at += 3) {
      canvas.rgb[at] = v[0];
      canvas.rgb[at + 1] = v[1];
      canvas.rgb[at + 2] = v[2];
    }
  }
}
