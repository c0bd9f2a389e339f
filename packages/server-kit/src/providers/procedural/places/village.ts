import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { broadTree } from "./plants.ts";
import { paintLedge, paintRidges, rimOf } from "./relief.ts";

/** Gabled houses with lit windows in a valley, smoke over the roofs, trees between. */
export function paintVillage(stage: Stage): PaintedPlace {
  const { scene, composition, horizon, w, h, canvas, palette } = stage;
  paintSky(stage, horizon + 40);
  paintRidges(stage, "range", { base: horizon, height: 200, layers: 3, from: 0.9, to: 0.6 });
  const blossom = scene.has.has("spring");
  for (let row = 0; row < 4; row++) {
    const t = row / 3;
    const y = horizon + 44 + t * (h - horizon) * 0.42;
    const hill = new Path().blob([
      [-60, y + 20],
      [w * 0.25, y - 14 + row * 6],
      [w * 0.6, y + 10 - row * 4],
      [w + 60, y - 6],
      [w + 60, h + 60],
      [-60, h + 60],
    ]);
    const distance = 0.5 * (1 - t) + 0.05;
    fill(canvas, hill, {
      color: stage.depth(distance + 0.06),
      low: stage.depth(distance * 0.6),
      rim: rimOf(stage, w / 2, y, 4, 0.3),
      texture: { noise: stage.noise("meadow"), x: 0.02, y: 0.06, amount: 0.25 },
    });
    const random = stage.random("houses", row);
    const trees = new Path();
    for (let i = 0; i < 5; i++)
      trees.add(broadTree(random, random.next() * w, y + 14, (90 + t * 130) * random.between(0.7, 1.15)));
    fill(canvas, trees, {
      color: blossom
        ? mix(mix(palette.accent, palette.light, 0.35), palette.fog, distance)
        : stage.depth(distance + 0.02),
      low: stage.depth(distance),
      rim: rimOf(stage, w / 2, y - 60, 4, 0.5),
    });
    paintHouses(stage, row, y, 0.5 + t * 0.62, distance);
    paintMist(stage, `valley-${row}`, y + 16, 70, 0.42 * (1 - t));
  }
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.9, 360);
  return { spot: { ...spot, height: 205 } };
}

function paintHouses(stage: Stage, row: number, y: number, size: number, distance: number): void {
  const { canvas, palette, w, composition } = stage;
  const random = stage.random("gables", row);
  const walls = new Path();
  const roofs = new Path();
  const windows = new Path();
  const count = Math.max(2, Math.round((7 - row) * (w / 1000)));
  for (let i = 0; i < count; i++) {
    const x = ((i + random.between(0.2, 0.8)) / count) * w;
    const wide = random.between(70, 120) * size;
    const tall = random.between(46, 72) * size;
    const foot = y + random.between(0, 14);
    const peak = tall * random.between(0.75, 1.1);
    walls.rect(x - wide / 2, foot - tall, wide, tall + 12);
    roofs.polygon([
      [x - wide * 0.62, foot - tall + 5],
      [x - wide * 0.34, foot - tall - peak * 0.9],
      [x + wide * 0.34, foot - tall - peak * 0.9],
      [x + wide * 0.62, foot - tall + 5],
    ]);
    roofs.rect(x + wide * 0.16, foot - tall - peak * 1.15, 11 * size, peak * 0.5);
    for (let k = -1; k <= 1; k++)
      if (random.chance(0.62))
        windows.rect(x + k * wide * 0.3 - 5.5 * size, foot - tall * 0.72, 11 * size, 15 * size);
  }
  const rim = rimOf(stage, w / 2, y - 60, 4, 0.6);
  fill(canvas, walls, {
    color: mix(stage.depth(distance), palette.light, 0.1),
    low: stage.depth(distance),
    rim,
  });
  fill(canvas, roofs, {
    color: mix(stage.depth(distance * 0.6), palette.accent, 0.1),
    low: stage.depth(distance),
    rim,
  });
  const power = composition.hour === "day" ? 0.6 : 1.7;
  fill(canvas, windows, { color: scale(palette.warm, power) });
  fill(canvas, windows, { color: scale(palette.warm, power * 0.3), light: true, soft: 8 });
  addGlow(canvas, stage.focusX, y, 300, palette.warm, 0.05 * power, 0.4);
}
