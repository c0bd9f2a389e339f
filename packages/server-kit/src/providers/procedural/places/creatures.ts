import { mix, type Rgb, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { rimOf } from "./relief.ts";

/** A whale that glides to the right (to the left with a negative size). */
export function paintWhale(stage: Stage, x: number, y: number, size: number, distance: number): void {
  const { canvas } = stage;
  const body = outline(`
    300,-8 286,-52 210,-84 90,-92 -60,-70 -190,-28 -270,-6 -330,-44 -388,-58 -362,-20 -356,2
    -392,36 -330,30 -264,22 -170,34 -20,62 130,66 240,46 292,20
  `);
  const at = { x, y, sx: size, sy: Math.abs(size), turn: size > 0 ? -0.14 : 0.14 };
  const color = stage.depth(distance);
  const rim = rimOf(stage, x, y, 12 * Math.abs(size), 0.7);
  const shade = { dx: 0, dy: -1, width: 40 * Math.abs(size), amount: 0.9 };
  fill(canvas, new Path().blob(body).placed(at), {
    color: scale(color, 1.5),
    low: scale(color, 0.8),
    rim,
    shade,
  });
  fill(canvas, new Path().blob(outline("110,48 70,120 10,170 26,110 40,52")).placed(at), { color, rim });
  const grooves = new Path();
  for (let i = 0; i < 6; i++)
    grooves.stroke(
      [
        [280 - i * 4, 14 + i * 7],
        [190, 38 + i * 5],
        [90, 52 + i * 3],
      ],
      2,
      1,
    );
  fill(canvas, grooves.placed(at), { color: mix(color, stage.palette.light, 0.25), alpha: 0.5 });
  fill(canvas, new Path().ellipse(232, -8, 5, 5).placed(at), { color: mix(color, stage.palette.light, 0.5) });
}

/** A glowing jellyfish. */
export function paintJellyfish(stage: Stage, x: number, y: number, size: number, color: Rgb): void {
  const { canvas } = stage;
  const random = stage.random("jelly", Math.round(x * 7));
  const arms = new Path();
  for (let i = 0; i < 9; i++) {
    const ax = x + (i - 4) * size * 0.19;
    const sway = random.between(-0.4, 0.4) * size;
    arms.stroke(
      [
        [ax, y],
        [ax + sway, y + size * 0.8],
        [ax - sway * 0.6, y + size * 1.7],
        [ax + sway * 0.5, y + size * random.between(2, 3)],
      ],
      size * 0.07,
      size * 0.01,
    );
  }
  fill(canvas, arms, { color: scale(color, 0.5), alpha: 0.7, light: true });
  const bell: Point[] = [
    [x - size, y + size * 0.1],
    [x - size * 0.86, y - size * 0.52],
    [x, y - size * 0.9],
    [x + size * 0.86, y - size * 0.52],
    [x + size, y + size * 0.1],
    [x + size * 0.5, y - size * 0.02],
    [x, y + size * 0.12],
    [x - size * 0.5, y - size * 0.02],
  ];
  fill(canvas, new Path().blob(bell), { color: scale(color, 0.55), low: scale(color, 0.2), light: true });
  addGlow(canvas, x, y - size * 0.3, size * 2.6, color, 0.35);
}

/** A school of small fish that keeps together. */
export function paintFish(stage: Stage, x: number, y: number, count: number, distance: number): void {
  const { canvas } = stage;
  const random = stage.random("fish", Math.round(x));
  const path = new Path();
  for (let i = 0; i < count; i++) {
    const a = random.next() * Math.PI * 2;
    const r = Math.sqrt(random.next());
    const fx = x + Math.cos(a) * r * 170;
    const fy = y + Math.sin(a) * r * 66;
    const s = random.between(7, 13);
    path.blob([
      [fx + s, fy],
      [fx, fy - s * 0.34],
      [fx - s * 0.8, fy],
      [fx - s * 1.35, fy - s * 0.36],
      [fx - s * 1.3, fy + s * 0.36],
      [fx - s * 0.8, fy],
      [fx, fy + s * 0.34],
    ]);
  }
  fill(canvas, path, { color: stage.depth(distance) });
}

/** A dragon far off in the sky, wings raised. */
export function paintDragon(stage: Stage, x: number, y: number, size: number): void {
  const { canvas } = stage;
  const wing = outline("0,0 40,-70 110,-150 220,-190 300,-170 236,-140 226,-96 176,-92 150,-50 104,-46 66,6");
  const at = { x, y, sx: size, sy: size };
  const rim = rimOf(stage, x, y, 6, 0.8);
  const color = stage.depth(0.16);
  const path = new Path()
    .polygon(wing)
    .polygon(wing.map(([px, py]) => [-px * 0.82 + 30, py * 0.94] as Point))
    .stroke(outline("150,-66 120,-46 80,-2 20,22 -40,18 -110,52 -180,44 -240,74"), 18, 3)
    .blob(outline("30,-12 70,-6 72,20 20,40 -30,34 -20,4"))
    .blob(outline("134,-76 160,-86 196,-66 168,-56 142,-52"));
  fill(canvas, path.placed(at), { color, rim });
}
