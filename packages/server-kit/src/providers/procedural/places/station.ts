import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintSky } from "../sky/sky.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { rimOf } from "./relief.ts";

/** A platform that runs toward the light, a waiting train with lit windows beside it. */
export function paintStation(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const side = composition.focus > 0.5 ? 1 : -1;
  const vx = w / 2 - side * w * 0.1;
  const vy = h * { low: 0.66, eye: 0.58, high: 0.5 }[composition.camera];
  stage.light.x = vx;
  stage.light.y = vy - 60;
  stage.light.radius = 70;
  paintSky(stage, vy + 40, { clouds: 0.4 });
  addGlow(canvas, vx, vy, 560, mix(palette.skyLow, palette.light, 0.5), 0.6);
  const at = (x: number, y: number, z: number): Point => [vx + x * z * side, vy + y * z];
  const quad = (a: Point, b: Point, c: Point, d: Point): Path => new Path().polygon([a, b, c, d]);
  fill(canvas, new Path().rect(-10, vy + 8, w + 20, h), {
    color: stage.depth(0.6),
    low: palette.near,
    span: [vy, h],
  });
  paintRails(stage, at);
  const platform = quad(at(30, 40, 0.4), at(30, 40, 40), at(-260, 40, 40), at(-260, 40, 0.4));
  fill(canvas, platform, {
    color: mix(stage.depth(0.6), palette.skyLow, 0.3),
    low: stage.depth(0.08),
    span: [vy, h * 0.96],
  });
  fill(canvas, quad(at(22, 40, 0.4), at(22, 40, 40), at(18, 40, 40), at(18, 40, 0.4)), {
    color: mix(palette.warm, palette.near, 0.35),
    alpha: 0.8,
  });
  paintTrainSide(stage, at);
  paintRoof(stage, at);
  paintFloorMirror(stage, vy + 24, vx, 0.22);
  return { spot: { x: at(-16, 40, 5)[0], y: Math.min(h * 0.93, at(0, 40, 5)[1]), height: 300 } };
}

type Project = (x: number, y: number, z: number) => Point;

function paintRails(stage: Stage, at: Project): void {
  const rails = new Path();
  for (const x of [48, 76])
    rails.polygon([at(x, 58, 0.3), at(x + 1.6, 58, 0.3), at(x + 1.6, 58, 14), at(x, 58, 14)]);
  const sleepers = new Path();
  for (let z = 0.6; z < 10; z *= 1.13)
    sleepers.polygon([at(38, 59, z), at(88, 59, z), at(88, 60.4, z * 1.03), at(38, 60.4, z * 1.03)]);
  fill(stage.canvas, sleepers, { color: stage.palette.near, alpha: 0.6 });
  fill(stage.canvas, rails, { color: mix(stage.palette.skyLow, stage.palette.light, 0.5), alpha: 0.85 });
}

function paintTrainSide(stage: Stage, at: Project): void {
  const { canvas, palette } = stage;
  const near = 30;
  const wall = (x: number, top: number, bottom: number, z0: number, z1: number): Path =>
    new Path().polygon([at(x, top, z0), at(x, bottom, z0), at(x, bottom, z1), at(x, top, z1)]);
  const body = stage.depth(0.16);
  fill(canvas, wall(36, -64, 54, 0.6, near), {
    color: mix(body, palette.accent, 0.1),
    low: palette.near,
    rim: rimOf(stage, at(6, 0, 2)[0], at(6, 0, 2)[1], 6, 0.4),
  });
  fill(canvas, wall(36, -68, -62, 0.6, near), { color: scale(body, 0.6) });
  fill(canvas, wall(36, 18, 24, 0.6, near), { color: mix(palette.accent, body, 0.4) });
  const windows = new Path();
  for (let z = 0.66; z < near * 0.98; z *= 1.14) windows.add(wall(36, -42, -4, z, Math.min(near, z * 1.09)));
  fill(canvas, windows, { color: scale(palette.warm, 1.25), low: scale(palette.warm, 0.75) });
  fill(canvas, windows, { color: scale(palette.warm, 0.35), light: true, soft: 14 });
}

function paintRoof(stage: Stage, at: Project): void {
  const { canvas, palette } = stage;
  const roof = new Path().polygon([
    at(-10, -110, 0.7),
    at(-10, -110, 12),
    at(-260, -150, 12),
    at(-260, -150, 0.7),
  ]);
  fill(canvas, roof, { color: palette.near, low: scale(palette.near, 1.5) });
  const beams = new Path();
  const lamps: { p: Point; z: number }[] = [];
  for (let z = 0.8; z < 8; z *= 1.36) {
    beams.polygon([at(-150, -130, z), at(-143, -130, z), at(-143, 40, z), at(-150, 40, z)]);
    beams.polygon([at(-10, -110, z), at(-10, -104, z), at(-200, -130, z), at(-200, -140, z)]);
    lamps.push({ p: at(-60, -104, z), z });
  }
  fill(canvas, beams, {
    color: scale(palette.near, 1.2),
    low: palette.near,
    rim: rimOf(stage, at(-100, 0, 2)[0], at(0, 0, 2)[1], 3, 0.7),
  });
  for (const { p, z } of lamps) {
    fill(canvas, new Path().ellipse(p[0], p[1], 5 * z, 2.4 * z), { color: scale(palette.warm, 2.4) });
    addGlow(canvas, p[0], p[1], 56 * z, palette.warm, 0.75);
  }
  paintClock(stage, at(-60, -72, 2.3));
}

function paintClock(stage: Stage, [x, y]: Point): void {
  const { canvas, palette } = stage;
  const random = stage.random("clock");
  fill(canvas, new Path().rect(x - 2, y - 74, 4, 50).ellipse(x, y, 35, 35), { color: palette.near });
  fill(canvas, new Path().ellipse(x, y, 29, 29), {
    color: scale(mix(palette.warm, palette.light, 0.6), 1.2),
  });
  const hands = new Path();
  for (const [length, a] of [
    [16, random.next() * 6.28],
    [24, random.next() * 6.28],
  ] as const)
    hands.stroke(
      [
        [x, y],
        [x + Math.sin(a) * length, y - Math.cos(a) * length],
      ],
      3,
      2,
    );
  fill(canvas, hands, { color: palette.near });
  addGlow(canvas, x, y, 110, palette.warm, 0.4);
}
