import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import { paintDragon } from "./creatures.ts";
import type { PaintedPlace } from "./place.ts";
import { birds, fir } from "./plants.ts";
import { paintLedge, paintRidges, rimOf } from "./relief.ts";
import { paintWater } from "./water.ts";

/** A great peak behind rows of hills; a lake before it where the prompt or the seed wants one. */
export function paintMountain(stage: Stage): PaintedPlace {
  const { scene, composition, horizon, w, h, canvas, palette } = stage;
  const { has } = scene;
  paintSky(stage, horizon + 60);
  const lake = has.has("lake") || (!has.has("mountain") ? composition.arrangement < 0.5 : composition.arrangement < 0.35);
  paintRidges(stage, "range", { base: horizon, height: 190, layers: 2, from: 0.88, to: 0.72 });
  paintPeak(stage, stage.focusX, horizon + 30);
  if (has.has("dragon")) paintDragon(stage, w - stage.focusX, h * 0.3, 1);
  else if (has.has("bird")) fill(canvas, birds(stage.random("birds"), w - stage.focusX, h * 0.28, 9, 24), { color: stage.depth(0.2) });
  paintRidges(stage, "hills", { base: horizon + 34, height: 120, layers: 2, from: 0.56, to: 0.36, rough: 0.5 });
  if (lake) {
    paintShoreFirs(stage, horizon + 14, 0.34, 60);
    paintMist(stage, "lake-mist", horizon + 8, 60, 0.6);
    paintWater(stage, horizon + 14, { calm: 0.95 });
  } else {
    paintShoreFirs(stage, horizon + 110, 0.26, 120);
    paintMist(stage, "vale-mist", horizon + 120, 100, 0.6);
    paintRidges(stage, "fore", { base: h - 10, height: 180, layers: 2, from: 0.26, to: 0.1, rough: 0.4 });
  }
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.88, 340);
  return { spot: { ...spot, height: 175 } };
}

/** One sharp peak with a lit and a shaded face and snow that runs down its gullies. */
function paintPeak(stage: Stage, x: number, foot: number): void {
  const { canvas, palette, h } = stage;
  const noise = stage.noise("peak");
  const height = h * (stage.composition.camera === "low" ? 0.46 : 0.36);
  const half = height * 0.95;
  const line = (side: number): Point[] => {
    const points: Point[] = [];
    for (let i = 0; i <= 34; i++) {
      const t = i / 34;
      const rough = fractal(noise, side * 9 + t * 5, 3, 4) * 36 * Math.min(1, t * 4);
      points.push([x + side * half * t ** 0.86, foot - height * (1 - t) ** 1.15 + rough * (1 - t * 0.5)]);
    }
    return points;
  };
  const left = line(-1);
  const right = line(1);
  const spine: Point[] = [];
  for (let i = 0; i <= 26; i++) {
    const t = i / 26;
    spine.push([x + fractal(noise, 4, t * 5, 4) * 90 * t - stage.light.side * half * 0.12 * t, foot - height * (1 - t)]);
  }
  const fogged = stage.depth(0.62);
  const snow = mix(mix(palette.fog, palette.light, stage.light.moon ? 0.35 : 0.75), fogged, 0.15);
  const body = new Path().polygon([...left.slice().reverse(), ...right]);
  fill(canvas, body, { color: mix(snow, fogged, 0.35), low: stage.depth(0.8), span: [foot - height, foot - height * 0.2], rim: rimOf(stage, x, foot - height, 5, 0.5), texture: { noise, x: 0.02, y: 0.03, amount: 0.3 } });
  const shaded = stage.light.side > 0 ? left : right;
  fill(canvas, new Path().polygon([...spine, ...shaded.slice().reverse()]), { color: stage.depth(0.5), low: stage.depth(0.82), span: [foot - height, foot - height * 0.05], alpha: 0.8, texture: { noise, x: 0.02, y: 0.04, amount: 0.3 } });
  const gullies = new Path();
  const random = stage.random("gullies");
  for (let i = 0; i < 26; i++) {
    const t = random.between(0.04, 0.4);
    const side = random.between(-1, 1);
    const gx = x + side * half * t * 0.9;
    const gy = foot - height * (1 - t * 0.95) + 10;
    const run = height * random.between(0.08, 0.26);
    gullies.polygon([[gx - 5, gy], [gx + 6, gy + 2], [gx + side * run * 0.6 + 2, gy + run]]);
  }
  fill(canvas, gullies, { color: snow, alpha: 0.55, soft: 1.4 });
  paintMist(stage, "peak-mist", foot - 10, height * 0.3, 0.85);
}

function paintShoreFirs(stage: Stage, y: number, distance: number, tall: number): void {
  const { canvas, w } = stage;
  const random = stage.random("shore-firs");
  const path = new Path();
  const count = Math.round((stage.draft ? 30 : 70) * (w / 1000));
  for (let i = 0; i < count; i++) {
    const x = random.next() * w;
    const open = Math.min(1, Math.abs(x / w - stage.composition.focus) * 2.4 + 0.25);
    path.add(fir(random, x, y + 4, tall * random.between(0.5, 1.2) * open));
  }
  fill(canvas, path, { color: stage.depth(distance), low: scale(stage.depth(distance + 0.2), 1), rim: rimOf(stage, w / 2, y, 3, 0.4) });
}
