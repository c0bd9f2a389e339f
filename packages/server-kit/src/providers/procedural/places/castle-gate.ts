import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { paintRidges, rimOf } from "./relief.ts";
import { archPath } from "./window.ts";

/** At the castle's gate, looking up: two great towers, a lit arch between them, a causeway with torches. */
export function paintCastleGate(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const ground = h * { low: 0.84, eye: 0.78, high: 0.72 }[composition.camera];
  const x = w / 2 + (stage.focusX - w / 2) * 0.35;
  stage.light.y = Math.min(stage.light.y, h * 0.26);
  paintSky(stage, ground);
  paintRidges(stage, "gate-far", { base: ground, height: 180, layers: 2, from: 0.9, to: 0.72 });
  const random = stage.random("gate");
  for (let row = 0; row < 3; row++) {
    const t = row / 2;
    const spread = [360, 250, 190][row]!;
    const top = h * [0.2, 0.12, 0.27][row]!;
    const wide = [96, 128, 160][row]!;
    for (const side of [-1, 1])
      paintTower(
        stage,
        x + side * (spread + random.between(-20, 20)),
        ground,
        top + random.between(-40, 40),
        wide,
        0.5 * (1 - t) + 0.1,
      );
    paintMist(stage, `gate-${row}`, ground - 40, 200, 0.5 * (1 - t));
  }
  paintGatehouse(stage, x, ground);
  const near: Point[] = [
    [x - 92, ground],
    [x + 92, ground],
    [x + 400, h + 20],
    [x - 400, h + 20],
  ];
  fill(canvas, new Path().rect(-10, ground, w + 20, h), {
    color: stage.depth(0.34),
    low: palette.near,
    span: [ground, h],
  });
  fill(canvas, new Path().polygon(near), {
    color: mix(stage.depth(0.3), palette.skyLow, 0.25),
    low: stage.depth(0.06),
  });
  const joints = new Path();
  for (let i = 0; i < 9; i++) {
    const t = (i / 9) ** 1.6;
    joints.rect(x - 92 - t * 308, ground + t * (h - ground), 184 + t * 616, 1.6 + t * 4);
  }
  fill(canvas, joints, { color: palette.near, alpha: 0.5 });
  paintFloorMirror(stage, ground, x, stage.scene.has.has("rain") ? 0.6 : 0.26);
  for (let i = 0; i < 4; i++) {
    const t = (i / 3) ** 1.3;
    for (const side of [-1, 1])
      paintTorch(stage, x + side * (112 + t * 270), ground + t * (h - ground) * 0.62, 0.5 + t * 0.9);
  }
  return { spot: { x, y: ground + (h - ground) * 0.42, height: 270 } };
}

function paintTower(
  stage: Stage,
  x: number,
  foot: number,
  top: number,
  wide: number,
  distance: number,
): void {
  const { canvas, palette, composition } = stage;
  const half = wide / 2;
  const stone = stage.depth(distance);
  const rim = rimOf(stage, x, (top + foot) / 2, 7, 0.9);
  const roof = new Path().polygon([
    [x - half * 1.45, top],
    [x - half * 0.4, top - wide * 0.9],
    [x, top - wide * 1.9],
    [x + half * 0.4, top - wide * 0.9],
    [x + half * 1.45, top],
  ]);
  roof.rect(x - 1.6, top - wide * 1.9 - 44, 3.2, 48);
  roof.polygon([
    [x + 1, top - wide * 1.9 - 42],
    [x + 44, top - wide * 1.9 - 30],
    [x + 1, top - wide * 1.9 - 17],
  ]);
  const body = new Path().polygon([
    [x - half, top],
    [x + half, top],
    [x + half * 1.12, foot + 10],
    [x - half * 1.12, foot + 10],
  ]);
  body.rect(x - half * 1.24, top - 4, wide * 1.24, 20);
  for (let i = -3; i <= 2; i++) body.rect(x + i * half * 0.4 + half * 0.06, top + 14, half * 0.26, 16);
  fill(canvas, body, {
    color: stone,
    low: stage.depth(Math.min(1, distance + 0.2)),
    rim,
    shade: { dx: stage.light.side, dy: 0, width: 26, amount: 0.6 },
    texture: { noise: stage.noise("stone"), x: 0.02, y: 0.05, amount: 0.3 },
  });
  fill(canvas, roof, { color: scale(mix(stone, palette.accent, 0.1), 0.8), low: stone, rim });
  const panes = new Path();
  for (let i = 0; i < 4; i++)
    panes.add(archPath(x + (i % 2 === 0 ? -1 : 1) * half * 0.34, top + 96 + i * 92, 15, 40, "round"));
  const power = composition.hour === "day" ? 0.5 : 1.9;
  fill(canvas, panes, { color: scale(palette.warm, power) });
  fill(canvas, panes, { color: scale(palette.warm, power * 0.4), light: true, soft: 12 });
}

function paintGatehouse(stage: Stage, x: number, ground: number): void {
  const { canvas, palette } = stage;
  const top = ground - 360;
  const rim = rimOf(stage, x, top, 7, 0.9);
  const wall = new Path().rect(x - 170, top, 340, 370);
  for (let i = -4; i <= 3; i++) wall.rect(x + i * 42 + 8, top - 30, 27, 32);
  fill(canvas, wall, {
    color: stage.depth(0.16),
    low: stage.depth(0.05),
    rim,
    texture: { noise: stage.noise("stone"), x: 0.02, y: 0.05, amount: 0.3 },
  });
  fill(canvas, archPath(x, ground + 6, 196, 288, "pointed"), { color: scale(palette.near, 1.4), rim });
  const opening = archPath(x, ground + 6, 164, 262, "pointed");
  fill(canvas, opening, {
    color: scale(palette.warm, 0.45),
    low: scale(mix(palette.warm, palette.light, 0.3), 1.3),
  });
  addGlow(canvas, x, ground - 90, 420, palette.warm, 0.6);
  const bars = new Path();
  for (let i = -3; i <= 3; i++)
    bars.polygon([
      [x + i * 23 - 3, ground - 256],
      [x + i * 23 + 3, ground - 256],
      [x + i * 23, ground - 138],
    ]);
  for (const dy of [226, 188]) bars.rect(x - 80, ground - dy, 160, 5);
  fill(canvas, bars, { color: palette.near });
}

function paintTorch(stage: Stage, x: number, y: number, k: number): void {
  const { canvas, palette } = stage;
  fill(
    canvas,
    new Path().rect(x - 4 * k, y - 120 * k, 8 * k, 122 * k).polygon([
      [x - 13 * k, y - 134 * k],
      [x + 13 * k, y - 134 * k],
      [x + 6 * k, y - 108 * k],
      [x - 6 * k, y - 108 * k],
    ]),
    {
      color: palette.near,
      rim: rimOf(stage, x, y - 60 * k, 4, 0.7),
    },
  );
  addGlow(canvas, x, y - 146 * k, 150 * k, palette.warm, 0.8);
  fill(
    canvas,
    new Path().blob([
      [x, y - 186 * k],
      [x + 12 * k, y - 152 * k],
      [x, y - 132 * k],
      [x - 12 * k, y - 152 * k],
    ]),
    {
      color: scale(palette.warm, 2.4),
      soft: 2 * k,
    },
  );
}
