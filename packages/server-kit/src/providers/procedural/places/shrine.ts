import { hex, mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintRays } from "../sky/rays.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { fir, grass } from "./plants.ts";
import { paintRidges, rimOf } from "./relief.ts";

/** A gate at the head of stone steps between old trees, or the columns of a ruin. */
export function paintShrine(stage: Stage): PaintedPlace {
  const { scene, composition, w, h, canvas, palette } = stage;
  const ground = h * { low: 0.8, eye: 0.74, high: 0.66 }[composition.camera];
  const x = w / 2 + (stage.focusX - w / 2) * 0.4;
  const ruin = scene.has.has("ruins");
  stage.light.x = x + stage.random("shrine").between(-80, 80);
  paintSky(stage, ground + 20);
  paintRidges(stage, "range", { base: ground - 60, height: 220, layers: 2, from: 0.9, to: 0.72 });
  for (let row = 0; row < 3; row++) {
    const random = stage.random("grove", row);
    const path = new Path();
    const gap = 150 + row * 70;
    for (let i = 0; i < 8; i++) {
      const side = i % 2 === 0 ? -1 : 1;
      path.add(
        fir(
          random,
          x + side * (gap + random.between(0, w * 0.4)),
          ground + 10,
          h * random.between(0.28, 0.5) * (1 + row * 0.2),
        ),
      );
    }
    if (!ruin || row < 2)
      fill(canvas, path, {
        color: stage.depth(0.66 - row * 0.2),
        low: stage.depth(0.8 - row * 0.2),
        rim: rimOf(stage, x, ground - 200, 4, 0.4),
      });
    paintMist(stage, `grove-${row}`, ground, 110, 0.6 - row * 0.12);
  }
  fill(
    canvas,
    new Path().blob([
      [-60, ground + 20],
      [w * 0.5, ground - 8],
      [w + 60, ground + 20],
      [w + 60, h + 60],
      [-60, h + 60],
    ]),
    {
      color: stage.depth(0.4),
      low: palette.near,
      span: [ground, h],
      texture: { noise: stage.noise("moss"), x: 0.02, y: 0.07, amount: 0.35 },
    },
  );
  paintRays(stage, 0.35);
  if (ruin) paintColumns(stage, x, ground + 20);
  else paintGate(stage, x, ground + 26);
  paintSteps(stage, x, ground + 20);
  addGlow(canvas, x, ground - 60, 360, mix(palette.skyLow, palette.light, 0.5), 0.3);
  return {
    spot: { x: x + stage.random("pilgrim").between(-40, 40), y: ground + 74, height: 190 },
    front: () =>
      fill(canvas, grass(stage.random("weeds"), w, h + 20, 120, stage.draft ? 60 : 200), {
        color: palette.near,
        soft: 1.4,
        rim: rimOf(stage, w / 2, h, 3, 0.4),
      }),
  };
}

function paintGate(stage: Stage, x: number, y: number): void {
  const { canvas, palette } = stage;
  const red = mix(scale(hex("#a5281f"), stage.light.moon ? 0.4 : 0.75), palette.near, 0.2);
  const rim = rimOf(stage, x, y - 200, 9, 0.85);
  const path = new Path()
    .polygon([
      [x - 176, y],
      [x - 158, y - 330],
      [x - 130, y - 330],
      [x - 142, y],
    ])
    .polygon([
      [x + 176, y],
      [x + 158, y - 330],
      [x + 130, y - 330],
      [x + 142, y],
    ])
    .rect(x - 200, y - 268, 400, 22)
    .rect(x - 12, y - 330, 24, 66);
  fill(canvas, path, { color: red, low: scale(red, 0.5), rim });
  fill(
    canvas,
    new Path().blob([
      [x - 262, y - 372],
      [x - 120, y - 344],
      [x, y - 340],
      [x + 120, y - 344],
      [x + 262, y - 372],
      [x + 246, y - 338],
      [x + 120, y - 316],
      [x, y - 312],
      [x - 120, y - 316],
      [x - 246, y - 338],
    ]),
    { color: scale(palette.near, 1.4), low: red, rim },
  );
  for (const side of [-1, 1]) {
    const lx = x + side * 236;
    fill(
      canvas,
      new Path()
        .rect(lx - 10, y - 70, 20, 78)
        .rect(lx - 24, y - 116, 48, 8)
        .polygon([
          [lx - 40, y - 116],
          [lx, y - 148],
          [lx + 40, y - 116],
        ])
        .rect(lx - 22, y - 76, 44, 8),
      { color: stage.depth(0.14), rim },
    );
    fill(canvas, new Path().rect(lx - 17, y - 108, 34, 32), { color: scale(palette.warm, 1.7) });
    addGlow(canvas, lx, y - 92, 170, palette.warm, 0.75);
  }
}

function paintColumns(stage: Stage, x: number, y: number): void {
  const { canvas, palette } = stage;
  const random = stage.random("columns");
  const path = new Path();
  for (let i = -3; i <= 3; i++) {
    if (i === 0) continue;
    const cx = x + i * 132;
    const tall = random.chance(0.45) ? random.between(110, 200) : random.between(330, 400);
    const half = 25 - Math.abs(i) * 2;
    path.polygon([
      [cx - half * 1.1, y],
      [cx - half, y - tall],
      [cx - half * 0.2, y - tall - random.between(0, 30)],
      [cx + half * 0.4, y - tall + 8],
      [cx + half, y - tall - 12],
      [cx + half * 1.1, y],
    ]);
    path.rect(cx - half * 1.5, y - 16, half * 3, 22);
    if (tall > 300) path.rect(cx - half * 1.5, y - tall - 22, half * 3, 22);
  }
  path.polygon([
    [x - 160, y - 400],
    [x + 30, y - 412],
    [x + 70, y - 384],
    [x + 30, y - 372],
    [x - 160, y - 366],
  ]);
  fill(canvas, path, {
    color: mix(stage.depth(0.3), palette.light, 0.06),
    low: stage.depth(0.2),
    rim: rimOf(stage, x, y - 220, 8, 0.8),
    texture: { noise: stage.noise("stone"), x: 0.06, y: 0.04, amount: 0.3 },
  });
}

function paintSteps(stage: Stage, x: number, y: number): void {
  const { canvas, h } = stage;
  for (let i = 0; i < 9; i++) {
    const t = i / 8;
    const half = 120 + t * t * 190;
    const top = y + 8 + t ** 1.35 * (h - y - 10);
    const deep = 10 + t * 26;
    fill(
      canvas,
      new Path().polygon([
        [x - half, top],
        [x + half, top],
        [x + half * 1.08, top + deep],
        [x - half * 1.08, top + deep],
      ]),
      { color: stage.depth(0.44 - t * 0.22), low: stage.depth(0.16), rim: rimOf(stage, x, top, 4, 0.4) },
    );
  }
}
