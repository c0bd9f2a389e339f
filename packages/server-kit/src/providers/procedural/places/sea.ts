import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { birds } from "./plants.ts";
import { paintLedge, paintRidges, rimOf } from "./relief.ts";
import { paintWater } from "./water.ts";

/** The open sea: a ship under sail, a lighthouse, an island, or nothing but the light on the water. */
export function paintSea(stage: Stage): PaintedPlace {
  const { scene, composition, horizon, w, h, canvas, palette } = stage;
  const { has } = scene;
  paintSky(stage, horizon + 30);
  if (!has.has("ship"))
    paintRidges(stage, "isle", { base: horizon + 26, height: 95, layers: 2, from: 0.9, to: 0.72 });
  if (has.has("lighthouse") || (!has.has("ship") && composition.arrangement > 0.75)) paintLighthouse(stage);
  paintMist(stage, "sea-haze", horizon - 4, 60, 0.6);
  const sails = has.has("ship") || has.has("boat") || has.has("captain") || composition.arrangement < 0.35;
  if (sails) paintShip(stage, stage.focusX, horizon + 4, has.has("ship") ? 1.35 : 0.62);
  paintWater(stage, horizon, { calm: has.has("storm") ? 0.1 : 0.55 });
  if (has.has("bird") || composition.arrangement > 0.5) {
    fill(canvas, birds(stage.random("gulls"), stage.focusX, h * 0.3, 9, 26), {
      color: mix(palette.near, palette.fog, 0.25),
    });
  }
  if (has.has("beach")) {
    const sand: Point[] = [
      [-20, h * 0.86],
      [w * 0.3, h * 0.835],
      [w * 0.65, h * 0.865],
      [w + 20, h * 0.83],
      [w + 20, h + 20],
      [-20, h + 20],
    ];
    fill(canvas, new Path().blob(sand), {
      color: mix(palette.fog, palette.warm, 0.25),
      low: mix(palette.near, palette.warm, 0.15),
      span: [h * 0.83, h],
    });
    fill(canvas, new Path().stroke(sand.slice(0, 4), 7, 5), { color: palette.light, alpha: 0.5, soft: 2.5 });
    return { spot: { x: w - stage.focusX, y: h * 0.9, height: 230 } };
  }
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.86, 330);
  return { spot: { ...spot, height: 200 } };
}

function paintLighthouse(stage: Stage): void {
  const { canvas, palette, horizon } = stage;
  const x = stage.focusX;
  const y = horizon + 4;
  const stone = stage.depth(0.3);
  const rim = rimOf(stage, x, y - 140, 5, 0.8);
  fill(
    canvas,
    new Path().blob([
      [x - 190, y + 6],
      [x - 120, y - 34],
      [x - 20, y - 52],
      [x + 70, y - 40],
      [x + 180, y + 6],
    ]),
    { color: stone, low: stage.depth(0.55), rim },
  );
  fill(
    canvas,
    new Path().polygon([
      [x - 21, y - 46],
      [x - 13, y - 270],
      [x + 13, y - 270],
      [x + 21, y - 46],
    ]),
    { color: mix(stone, palette.light, 0.16), low: stone, rim },
  );
  fill(
    canvas,
    new Path()
      .rect(x - 18, y - 278, 36, 7)
      .rect(x - 11, y - 302, 22, 25)
      .polygon([
        [x - 15, y - 302],
        [x, y - 326],
        [x + 15, y - 302],
      ]),
    { color: scale(stone, 0.7), rim },
  );
  fill(canvas, new Path().rect(x - 7, y - 299, 14, 19), { color: scale(palette.warm, 3) });
  for (const side of [-1, 1]) {
    fill(
      canvas,
      new Path().polygon([
        [x, y - 292],
        [x + side * 900, y - 420],
        [x + side * 900, y - 250],
      ]),
      { color: scale(palette.warm, 0.1), light: true, soft: 10 },
    );
  }
  addGlow(canvas, x, y - 290, 210, palette.warm, 1);
}

/** A three-masted ship under full sail. */
export function paintShip(stage: Stage, x: number, y: number, size: number): void {
  const { canvas, palette } = stage;
  const s = size * 100;
  const hull = new Path().blob([
    [x - 1.75 * s, y - 0.52 * s],
    [x - 1.5 * s, y - 0.3 * s],
    [x - 1.2 * s, y + 0.04 * s],
    [x, y + 0.1 * s],
    [x + 1.15 * s, y + 0.02 * s],
    [x + 1.62 * s, y - 0.44 * s],
    [x + 1.2 * s, y - 0.28 * s],
    [x, y - 0.22 * s],
    [x - 1.1 * s, y - 0.28 * s],
  ]);
  const spars = new Path().stroke(
    [
      [x + 1.4 * s, y - 0.36 * s],
      [x + 2.3 * s, y - 0.86 * s],
    ],
    0.05 * s,
    0.02 * s,
  );
  const sails = new Path();
  for (const [mx, tall] of [
    [-0.95, 2.2],
    [0, 2.8],
    [0.85, 2.35],
  ] as const) {
    const px = x + mx * s;
    spars.stroke(
      [
        [px, y - 0.2 * s],
        [px, y - (tall + 0.3) * s],
      ],
      0.06 * s,
      0.02 * s,
    );
    let foot = y - 0.45 * s;
    for (let tier = 0; tier < 3; tier++) {
      const high = tall * s * [0.4, 0.32, 0.22][tier]! * 0.94;
      const low = [0.48, 0.4, 0.3][tier]! * s;
      const top = low * 0.84;
      const b = 0.12 * s;
      sails.blob([
        [px - low, foot],
        [px - top, foot - high],
        [px, foot - high + 2],
        [px + top, foot - high],
        [px + low + b, foot - high * 0.4],
        [px + low, foot],
        [px, foot - b * 0.7],
      ]);
      foot -= high + 0.05 * s;
    }
  }
  sails.blob([
    [x + 1.0 * s, y - 0.55 * s],
    [x + 2.2 * s, y - 0.84 * s],
    [x + 1.0 * s, y - 2.2 * s],
    [x + 1.25 * s, y - 1.1 * s],
  ]);
  const rim = rimOf(stage, x, y - s, 4, 0.7);
  fill(canvas, spars, { color: stage.depth(0.14) });
  fill(canvas, sails, { color: mix(stage.depth(0.32), palette.light, 0.14), low: stage.depth(0.3), rim });
  fill(canvas, hull, { color: stage.depth(0.12), low: palette.near, rim });
  const lamp: Point = [x - 1.55 * s, y - 0.66 * s];
  fill(canvas, new Path().ellipse(lamp[0], lamp[1], 0.06 * s, 0.08 * s), { color: scale(palette.warm, 2.4) });
  addGlow(canvas, lamp[0], lamp[1], s * 0.9, palette.warm, 0.7);
}
