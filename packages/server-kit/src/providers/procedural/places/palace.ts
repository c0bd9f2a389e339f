import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import { vantageOf } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintFloorMirror } from "./floor.ts";
import { paintGreatStair, paintTerrace } from "./palace-views.ts";
import type { PaintedPlace } from "./place.ts";
import { rimOf } from "./relief.ts";
import { archPath, paintWindowLight, paintWindowView } from "./window.ts";

/** A palace: its great stair, its terrace, or a hall of columns and arches with chandeliers, a carpet and three tall windows at its end. */
export function paintPalace(stage: Stage): PaintedPlace {
  const { scene } = stage;
  const vantage = vantageOf(stage.composition, 4);
  if (vantage === 1) return paintGreatStair(stage);
  if (vantage === 3 && !scene.has.has("cathedral")) return paintTerrace(stage);
  const { canvas, palette, composition, w, h } = stage;
  const random = stage.random("palace");
  const vx = w * (0.5 + (composition.focus - 0.5) * 0.25);
  const vy = h * { low: 0.64, eye: 0.57, high: 0.48 }[composition.camera];
  const half = 220;
  const floor = vy + 110;
  const at = (x: number, y: number, z: number): Point => [vx + x * z, vy + y * z];
  const wall = mix(palette.near, palette.skyMid, 0.5);
  fill(canvas, new Path().rect(0, 0, w, h), {
    color: scale(wall, 0.55),
    low: mix(palette.near, palette.skyLow, 0.16),
  });
  stage.light.x = vx + random.between(-30, 30);
  stage.light.y = floor - 240;
  stage.light.radius = 46;
  for (const x of [-142, 142, 0]) {
    const width = x === 0 ? 150 : 96;
    const height = x === 0 ? 430 : 340;
    const outline = archPath(
      vx + x,
      floor - 20,
      width,
      height,
      composition.arrangement > 0.5 ? "pointed" : "round",
    );
    paintWindowView(stage, outline, { x: vx + x, y: floor - 20, width, height }, x === 0 ? 4 : 3, 8);
  }
  fill(
    canvas,
    new Path().polygon([at(-half, 110, 1), at(half, 110, 1), at(half, 110, 9), at(-half, 110, 9)]),
    { color: mix(palette.near, palette.skyLow, 0.42), low: scale(palette.near, 1.2), span: [floor, h] },
  );
  paintWindowLight(stage, { x: vx, y: floor - 220, width: 240, ground: h });
  const carpet = new Path().polygon([at(-46, 110, 1), at(46, 110, 1), at(46, 110, 9), at(-46, 110, 9)]);
  const velvet = stage.scene.has.has("blue") ? palette.accent : ([0.22, 0.02, 0.03] as const);
  fill(canvas, carpet, { color: mix(velvet, palette.skyLow, 0.3), low: scale(velvet, 0.4) });
  for (const side of [-1, 1])
    fill(
      canvas,
      new Path().polygon([
        at(side * 42, 110, 1),
        at(side * 45, 110, 1),
        at(side * 45, 110, 9),
        at(side * 42, 110, 9),
      ]),
      { color: palette.warm, low: scale(palette.warm, 0.3), alpha: 0.7 },
    );
  paintFloorMirror(stage, floor, vx, 0.42);
  for (let z = 1.05, i = 0; i < 6; i++, z *= 1.42) paintColumns(stage, at, half, z, i);
  paintChandeliers(stage, at);
  return { spot: { x: vx + random.between(-30, 30), y: floor + (h - floor) * 0.34, height: 280 } };
}

type Project = (x: number, y: number, z: number) => Point;

function paintColumns(stage: Stage, at: Project, half: number, z: number, index: number): void {
  const { canvas, palette } = stage;
  const distance = 0.6 * (1 - index / 5) ** 1.2;
  const color = mix(stage.depth(distance), palette.skyMid, 0.12);
  const centre = at(0, 0, z);
  for (const side of [-1, 1]) {
    const x = side * half;
    const column = new Path().polygon([
      at(x - 17, -330, z),
      at(x + 17, -330, z),
      at(x + 19, 104, z),
      at(x - 19, 104, z),
    ]);
    column.polygon([at(x - 28, 96, z), at(x + 28, 96, z), at(x + 30, 112, z), at(x - 30, 112, z)]);
    column.polygon([at(x - 30, -350, z), at(x + 30, -350, z), at(x + 20, -322, z), at(x - 20, -322, z)]);
    const p = at(x, -100, z);
    fill(canvas, column, {
      color,
      low: scale(color, 0.7),
      rim: rimOf(stage, p[0], p[1], 5 + 6 * z, 0.6),
      shade: { dx: -side, dy: 0, width: 9 * z, amount: 0.8 },
    });
    const flutes = new Path();
    for (const f of [-9, -3, 3, 9])
      flutes.polygon([
        at(x + f - 0.7, -318, z),
        at(x + f + 0.7, -318, z),
        at(x + f + 0.8, 94, z),
        at(x + f - 0.8, 94, z),
      ]);
    fill(canvas, flutes, { color: scale(color, 0.45), alpha: 0.7 });
    const sconce = at(x - side * 24, -90, z);
    fill(canvas, new Path().ellipse(sconce[0], sconce[1], 3 * z, 4.4 * z), {
      color: scale(palette.warm, 2.5),
    });
    addGlow(canvas, sconce[0], sconce[1], 58 * z, palette.warm, 0.55);
  }
  const arc: Point[] = [];
  for (let a = 0; a <= 22; a++) {
    const angle = Math.PI + (a / 22) * Math.PI;
    arc.push([
      centre[0] + Math.cos(angle) * half * z,
      centre[1] - 345 * z + Math.sin(angle) * half * 0.75 * z,
    ]);
  }
  fill(canvas, new Path().stroke(arc, 22 * z), {
    color: scale(color, 0.85),
    rim: rimOf(stage, centre[0], centre[1] - 400 * z, 4 + 3 * z, 0.5),
  });
}

function paintChandeliers(stage: Stage, at: Project): void {
  const { canvas, palette } = stage;
  for (const z of [1.3, 2.1]) {
    const [x, y] = at(0, -300, z);
    const s = 36 * z;
    const arms = new Path().rect(x - 1, y - 300 * z, 2, 300 * z);
    const flames = new Path();
    for (let i = -3; i <= 3; i++) {
      const cx = x + (i / 3) * s;
      const cy = y - Math.cos((i / 3) * 1.4) * s * 0.1;
      arms.stroke(
        [
          [x, y + s * 0.35],
          [(x + cx) / 2, y + s * 0.45],
          [cx, cy],
        ],
        2 * z,
        1.2 * z,
      );
      flames.ellipse(cx, cy - 4 * z, 1.7 * z, 4 * z);
    }
    fill(canvas, arms, { color: scale(palette.warm, 0.35) });
    fill(canvas, flames, { color: scale(palette.warm, 3) });
    addGlow(canvas, x, y, 120 * z, palette.warm, 0.7);
  }
}
