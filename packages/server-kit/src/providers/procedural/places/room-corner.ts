import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintSky } from "../sky/sky.ts";
import { paintBookcase, type Surface } from "./bookcase.ts";
import type { PaintedPlace } from "./place.ts";
import { paintRidges, rimOf } from "./relief.ts";
import { paintWindowLight } from "./window.ts";

/** A classroom or a room seen into its corner: a row of windows in one wall, a blackboard or books in the other. */
export function paintRoomCorner(stage: Stage): PaintedPlace {
  const { canvas, palette, scene, composition, w, h } = stage;
  const classroom = scene.has.has("classroom") || scene.has.has("student");
  const side = composition.focus > 0.5 ? -1 : 1;
  const corner = w / 2 + side * w * 0.12;
  const vy = h * { low: 0.6, eye: 0.54, high: 0.46 }[composition.camera];
  const lens = Math.max(900, w * 0.9);
  const wall =
    (dir: number, slant: number): Surface =>
    (u, y) => {
      const depth = 2 - u * Math.cos(slant);
      return [corner + (dir * lens * u * Math.sin(slant)) / depth, vy - (lens * (y - 0.5)) / depth];
    };
  const panes = wall(-side, 0.7);
  const board = wall(side, 0.85);
  stage.light.x = panes(0.9, 1.1)[0];
  stage.light.y = panes(0.9, 1.1)[1];
  stage.light.radius = 76;
  paintSky(stage, vy + 60);
  paintRidges(stage, "town", { base: vy + 90, height: 130, layers: 2, from: 0.86, to: 0.66, rough: 0.6 });
  const box = (surface: Surface, u0: number, u1: number, y0: number, y1: number): Point[] => [
    surface(u0, y0),
    surface(u0, y1),
    surface(u1, y1),
    surface(u1, y0),
  ];
  const plaster = mix(palette.near, palette.skyMid, 0.3);
  const windowWall = new Path().polygon(box(panes, 0, 1.9, -0.05, 2.4));
  for (let i = 0; i < 3; i++)
    windowWall.polygon(box(panes, 0.14 + i * 0.56, 0.6 + i * 0.56, 0.46, 1.42), true);
  fill(canvas, windowWall, { color: scale(plaster, 0.6), low: scale(plaster, 0.8) });
  const bars = new Path();
  for (let i = 0; i < 3; i++) {
    const [a, b] = [0.14 + i * 0.56, 0.6 + i * 0.56];
    for (const t of [0, 0.5, 1]) bars.stroke([panes(a + (b - a) * t, 0.46), panes(a + (b - a) * t, 1.42)], 8);
    for (const y of [0.44, 1.12, 1.42]) bars.stroke([panes(a, y), panes(b, y)], y < 0.5 ? 15 : 7);
  }
  fill(canvas, bars, { color: scale(palette.near, 1.7), rim: rimOf(stage, corner, vy, 4, 0.6) });
  fill(canvas, new Path().polygon(box(board, 0, 2.1, -0.05, 2.4)), {
    color: scale(plaster, 0.75),
    low: scale(plaster, 0.5),
  });
  if (classroom) paintBoard(stage, board, box);
  else
    paintBookcase(
      stage,
      "corner",
      board,
      { from: 0.2, to: 1.3, bottom: 0.06, top: 1.1, row: 0.21, bay: 0.37, thick: 0.038 },
      { top: 0.5, bottom: 0.5, span: [0, h] },
    );
  const floor = panes(0, 0)[1];
  fill(
    canvas,
    new Path().polygon([panes(1.9, 0), panes(0, 0), board(1.9, 0), [w + 900, h + 900], [-900, h + 900]]),
    {
      color: mix(palette.near, palette.skyLow, 0.36),
      low: palette.near,
      span: [floor, h],
    },
  );
  for (let i = 0; i < 3; i++) {
    const [a] = panes(0.2 + i * 0.56, 0);
    const [b] = panes(0.56 + i * 0.56, 0);
    const y = panes(0.4 + i * 0.56, 0)[1];
    fill(
      canvas,
      new Path().polygon([
        [a, y + 24],
        [b, y + 30],
        [b + side * 330, y + 190],
        [a + side * 300, y + 170],
      ]),
      {
        color: scale(mix(palette.skyLow, palette.light, 0.5), stage.light.moon ? 0.22 : 0.4),
        light: true,
        soft: 9,
      },
    );
  }
  paintWindowLight(stage, { x: stage.light.x, y: stage.light.y, width: 460, ground: h });
  addGlow(canvas, stage.light.x, stage.light.y, 560, palette.light, 0.2);
  if (classroom) paintRows(stage, side, floor);
  return { spot: { x: corner - side * 60, y: floor + (h - floor) * 0.34, height: 400 } };
}

type Box = (surface: Surface, u0: number, u1: number, y0: number, y1: number) => Point[];

function paintBoard(stage: Stage, board: Surface, box: Box): void {
  const { canvas, palette } = stage;
  fill(canvas, new Path().polygon(box(board, 0.22, 1.5, 0.5, 1.16)), {
    color: mix(palette.near, palette.warm, 0.24),
  });
  fill(canvas, new Path().polygon(box(board, 0.25, 1.47, 0.53, 1.13)), {
    color: mix([0.012, 0.05, 0.036], palette.skyMid, 0.2),
    low: mix([0.01, 0.035, 0.028], palette.near, 0.3),
  });
  const random = stage.random("chalk");
  const chalk = new Path();
  for (let line = 0; line < 4; line++)
    for (let u = 0.34; u < 0.34 + random.between(0.4, 0.85); u += random.between(0.05, 0.09))
      chalk.stroke(
        [
          board(u, 1.03 - line * 0.12),
          board(u + 0.02, 1.06 - line * 0.12),
          board(u + 0.04, 1.02 - line * 0.12),
        ],
        3,
        1.5,
      );
  fill(canvas, chalk, { color: palette.light, alpha: 0.45 });
  const [x, y] = board(0.75, 1.36);
  fill(canvas, new Path().ellipse(x, y, 38, 42), { color: scale(palette.near, 1.5) });
  fill(canvas, new Path().ellipse(x, y, 31, 35), { color: mix(palette.light, palette.skyLow, 0.4) });
  fill(
    canvas,
    new Path()
      .stroke(
        [
          [x, y],
          [x, y - 23],
        ],
        4,
        2,
      )
      .stroke(
        [
          [x, y],
          [x + 15, y + 8],
        ],
        4,
        2,
      ),
    { color: palette.near },
  );
}

function paintRows(stage: Stage, side: number, floor: number): void {
  const { canvas, palette, w, h } = stage;
  for (let row = 0; row < 3; row++) {
    const t = row / 2;
    const s = 0.62 + t * 0.9;
    const y = floor + 40 + t * t * (h - floor) * 0.46;
    const desks = new Path();
    for (let i = -2; i < 4; i++) {
      const x = w * 0.42 + i * 250 * s - side * t * 130;
      desks.polygon([
        [x, y],
        [x + 150 * s, y - side * 12 * s],
        [x + 172 * s, y + 22 * s],
        [x + 18 * s, y + 34 * s],
      ]);
      for (const dx of [18, 160]) desks.rect(x + dx * s, y + 24 * s, 6 * s, 118 * s);
      desks
        .rect(x + 52 * s, y - 46 * s, 70 * s, 34 * s)
        .rect(x + 56 * s, y - 20 * s, 5 * s, 120 * s)
        .rect(x + 112 * s, y - 20 * s, 5 * s, 120 * s);
    }
    fill(canvas, desks, {
      color: mix(stage.depth(0.24 * (1 - t)), palette.warm, 0.06),
      low: scale(palette.near, 0.8),
      rim: rimOf(stage, w / 2, y, 4 + t * 3, 0.8),
      span: [y - 40, y + 120 * s],
    });
  }
}
