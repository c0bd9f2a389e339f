import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "./mist.ts";

const INDOORS = ["library", "palace", "room", "salon", "underwater", "space"];

/** Paints what falls or floats before everything: rain, snow, petals, leaves, fireflies, dust in the light. */
export function paintWeather(stage: Stage): void {
  const { scene, composition, h } = stage;
  const { has, without } = scene;
  const indoors = INDOORS.includes(composition.place);
  if (has.has("fog") && !indoors) {
    paintMist(stage, "weather-fog", h * 0.72, h * 0.34, 0.42);
    paintMist(stage, "weather-fog-low", h * 0.98, h * 0.22, 0.4);
  }
  if ((has.has("rain") || has.has("storm")) && !indoors) paintRain(stage);
  if (has.has("snow") && !indoors) paintSnow(stage);
  if (has.has("petals") || (has.has("spring") && !indoors)) paintLeaves(stage, true);
  else if (has.has("autumn") && !indoors) paintLeaves(stage, false);
  if (
    has.has("fireflies") ||
    has.has("dreamy") ||
    (composition.place === "forest" && composition.hour === "night")
  )
    paintFireflies(stage);
  else if (indoors && composition.place !== "space" && !without.has("dreamy")) paintDust(stage);
}

function paintRain(stage: Stage): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("rain");
  const slant = random.between(-0.16, 0.16);
  for (const [count, length, width, alpha] of [
    [340, 34, 0.9, 0.14],
    [150, 70, 1.4, 0.16],
    [30, 120, 2.2, 0.12],
  ] as const) {
    const path = new Path();
    for (let i = 0; i < count * (stage.draft ? 0.5 : 1); i++) {
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

function paintSnow(stage: Stage): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("snow");
  for (const [count, size, soft, alpha] of [
    [360, 1.7, 0, 0.7],
    [120, 3.4, 1, 0.7],
    [26, 9, 5, 0.5],
  ] as const) {
    const path = new Path();
    for (let i = 0; i < count * (stage.draft ? 0.5 : 1); i++) {
      const r = size * random.between(0.6, 1.5);
      path.ellipse(random.next() * w, random.next() * h, r, r);
    }
    fill(canvas, path, { color: mix(palette.light, palette.fog, 0.15), alpha, soft });
  }
}

function paintLeaves(stage: Stage, petals: boolean): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("leaves-fall");
  const color = petals ? mix(palette.accent, palette.light, 0.55) : mix(palette.accent, palette.warm, 0.4);
  for (const [count, size, soft] of [
    [70, 5, 0],
    [26, 10, 1.5],
    [7, 22, 7],
  ] as const) {
    const path = new Path();
    for (let i = 0; i < count; i++) {
      const r = size * random.between(0.6, 1.3);
      path.ellipse(
        random.next() * w,
        random.next() * h,
        r,
        r * random.between(0.3, 0.6),
        false,
        random.next() * Math.PI,
      );
    }
    fill(canvas, path, { color: scale(color, stage.light.moon ? 0.6 : 1), alpha: 0.85, soft });
  }
}

function paintFireflies(stage: Stage): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("fireflies");
  const count = stage.scene.has.has("fireflies") ? 60 : 22;
  for (let i = 0; i < count; i++) {
    const x = random.next() * w;
    const y = h * random.between(0.3, 0.98);
    const r = random.between(1.2, 3.4);
    const color = mix(palette.warm, palette.accent, random.next() * 0.4);
    addGlow(canvas, x, y, r * 12, color, 0.6);
    fill(canvas, new Path().ellipse(x, y, r, r), { color: scale(color, 2.2), light: true });
  }
}

function paintDust(stage: Stage): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("dust");
  const path = new Path();
  for (let i = 0; i < (stage.draft ? 30 : 90); i++) {
    const r = random.between(0.7, 2);
    path.ellipse(random.next() * w, random.next() * h, r, r);
  }
  fill(canvas, path, { color: mix(palette.light, palette.warm, 0.5), alpha: 0.3, light: true });
}
