import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { birds, broadTree } from "./plants.ts";
import { paintLedge, rimOf } from "./relief.ts";

/** A sea of clouds below a wide sky, sometimes with an island that floats over it. */
export function paintSkySea(stage: Stage): PaintedPlace {
  const { scene, composition, horizon, w, h, canvas } = stage;
  paintSky(stage, horizon + 60);
  if (scene.has.has("sky") || composition.arrangement > 0.6)
    paintIsland(stage, stage.focusX, h * 0.42, composition.framing === "close" ? 0.7 : 1);
  if (composition.arrangement < 0.5)
    fill(canvas, birds(stage.random("birds"), w - stage.focusX, h * 0.3, 9, 22), {
      color: stage.depth(0.35),
    });
  for (let row = 0; row < 6; row++)
    paintBank(stage, row, horizon - 10 + (row / 5) ** 1.3 * (h - horizon) * 0.86);
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.88, 340);
  return { spot: { ...spot, height: 210 } };
}

/** One bank of cloud: round heads lit from the light's side, melting downward. */
function paintBank(stage: Stage, row: number, y: number): void {
  const { canvas, palette, w, h } = stage;
  const t = row / 5;
  const noise = stage.noise(`bank-${row}`);
  const outline: Point[] = [];
  const grain = 210 + t * 150;
  for (let x = -20; x <= w + 20; x += 5) {
    const big = fractal(noise, x / grain, 1, 2);
    const puff = Math.abs(fractal(noise, x / (grain * 0.34), 7, 3));
    outline.push([x, y - (20 + t * 46) * (big * 1.2 + puff * 1.5)]);
  }
  outline.push([w + 20, h + 20], [-20, h + 20]);
  const lit = mix(mix(palette.fog, palette.light, 0.34 * (1 - t * 0.6)), palette.skyMid, t * 0.5);
  const rim = rimOf(stage, w / 2, y, 16 + t * 14, 0.5 * (1 - t * 0.35));
  fill(canvas, new Path().polygon(outline), {
    color: scale(lit, stage.light.moon ? 0.72 : 0.95),
    low: mix(palette.skyMid, palette.near, 0.25 + t * 0.4),
    span: [y - 60, y + 110 + t * 120],
    rim,
    soft: 2.5 + t * 3,
    texture: { noise, x: 0.006, y: 0.014, amount: 0.2 },
  });
  paintMist(stage, `bank-mist-${row}`, y + 46, 62, 0.34 * (1 - t * 0.5));
}

function paintIsland(stage: Stage, x: number, y: number, size: number): void {
  const { canvas, palette } = stage;
  const random = stage.random("island");
  const s = 230 * size;
  const under: Point[] = [
    [x - s, y],
    [x - s * 0.82, y + s * 0.26],
    [x - s * 0.5, y + s * 0.42],
    [x - s * 0.24, y + s * 0.86],
    [x, y + s * 1.06],
    [x + s * 0.2, y + s * 0.72],
    [x + s * 0.52, y + s * 0.46],
    [x + s * 0.84, y + s * 0.2],
    [x + s, y],
    [x + s * 0.4, y - s * 0.1],
    [x - s * 0.3, y - s * 0.12],
  ];
  const rim = rimOf(stage, x, y, 8, 0.7);
  const trees = new Path();
  for (let i = 0; i < 5; i++)
    trees.add(broadTree(random, x + (i - 2) * s * 0.32, y, s * random.between(0.4, 0.75)));
  fill(canvas, trees, { color: mix(stage.depth(0.4), palette.accent, 0.2), low: stage.depth(0.4), rim });
  fill(canvas, new Path().blob(under), {
    color: stage.depth(0.36),
    low: stage.depth(0.7),
    rim,
    texture: { noise: stage.noise("rock"), x: 0.03, y: 0.02, amount: 0.35 },
  });
}
