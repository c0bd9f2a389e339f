import { hex, mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import { vantageOf } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintAlcove } from "./alcove.ts";
import { paintBookWell } from "./book-well.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { paintReadingHall } from "./reading-hall.ts";
import { paintRotunda } from "./rotunda.ts";
import { archPath, paintWindowLight, paintWindowView } from "./window.ts";

/** A library: its long aisle, its hall face on, a corner with a desk, a round hall of galleries, or up a tower of books. */
export function paintLibrary(stage: Stage): PaintedPlace {
  const painters = [paintAisle, paintAlcove, paintRotunda, paintReadingHall, paintBookWell] as const;
  const painter = painters[vantageOf(stage.composition, painters.length)]!;
  const { framing, view } = stage.composition;
  // Nobody can stand where the eye looks straight up.
  return (painter === paintBookWell && framing === "wide" && view ? paintRotunda : painter)(stage);
}

/** The aisle in one-point perspective toward a tall window. */
function paintAisle(stage: Stage): PaintedPlace {
  const { canvas, w, h, palette, composition } = stage;
  const random = stage.random("library");
  const vx = w * (0.5 + (composition.focus - 0.5) * 0.3);
  const vy = h * { low: 0.62, eye: 0.55, high: 0.46 }[composition.camera];
  const halfHall = 150 + 60 * composition.arrangement;
  const top = vy - 330;
  const floor = vy + 120;
  // The end wall, then the ways from the eye to the edges.
  const wall = mix(palette.near, palette.skyMid, 0.42);
  fill(canvas, new Path().rect(0, 0, w, h), {
    color: scale(wall, 0.7),
    low: mix(palette.near, palette.skyMid, 0.16),
  });
  const arch = archPath(vx, floor - 14, halfHall * 1.24, 400, random.pick(["round", "pointed"] as const));
  stage.light.x = vx + random.between(-35, 35);
  stage.light.y = floor - random.between(210, 280);
  stage.light.radius = random.between(34, 52);
  paintWindowView(stage, arch, { x: vx, y: floor - 14, width: halfHall * 1.24, height: 400 }, 4, 7);
  const eye = { vx, vy, halfHall, top, floor };
  paintCeiling(stage, eye);
  paintFloor(stage, eye);
  for (const side of [-1, 1]) paintShelves(stage, eye, side);
  paintWindowLight(stage, { x: vx, y: floor - 220, width: halfHall * 1.24, ground: h });
  paintFloorMirror(stage, floor, vx, 0.5);
  paintLamps(stage, eye);
  return { spot: { x: vx + random.between(-40, 40), y: floor + (h - floor) * 0.3, height: 265 } };
}

interface Eye {
  vx: number;
  vy: number;
  halfHall: number;
  top: number;
  floor: number;
}

/** A point of the hall: `z` 1 at the end wall, larger toward the viewer; x and y as on the end wall. */
function at(eye: Eye, x: number, y: number, z: number): Point {
  return [eye.vx + (x - eye.vx) * z, eye.vy + (y - eye.vy) * z];
}

function paintCeiling(stage: Stage, eye: Eye): void {
  const { canvas, palette } = stage;
  const rib = mix(palette.skyMid, palette.light, 0.18);
  for (let i = 0; i < 6; i++) {
    const z = 1.12 * 1.42 ** i;
    const half = eye.halfHall * z;
    const cy = eye.vy + (eye.top - eye.vy) * z + half * 0.15;
    const arc: Point[] = [];
    for (let a = 0; a <= 20; a++) {
      const angle = Math.PI + (a / 20) * Math.PI;
      arc.push([eye.vx + Math.cos(angle) * half, cy + Math.sin(angle) * half * 0.8]);
    }
    fill(canvas, new Path().stroke(arc, 7 * z), { color: scale(palette.near, 1.4), alpha: 0.9 });
    fill(
      canvas,
      new Path().stroke(
        arc.map(([x, y]) => [x, y + 2.4 * z] as Point),
        1.6 * z,
      ),
      {
        color: rib,
        alpha: 0.75 / (1 + i * 0.35),
      },
    );
  }
}

function paintFloor(stage: Stage, eye: Eye): void {
  const { canvas, palette, w, h } = stage;
  const half = eye.halfHall;
  const path = new Path().polygon([
    at(eye, eye.vx - half, eye.floor, 1),
    at(eye, eye.vx + half, eye.floor, 1),
    at(eye, eye.vx + half, eye.floor, 9),
    at(eye, eye.vx - half, eye.floor, 9),
  ]);
  fill(canvas, path, {
    color: mix(palette.near, palette.skyLow, 0.34),
    low: palette.near,
    span: [eye.floor, h],
  });
  const tiles = new Path();
  for (let i = 0; i < 14; i++) {
    const z = 1.03 * 1.2 ** i;
    const y = eye.vy + (eye.floor - eye.vy) * z;
    tiles.rect(-20, y, w + 40, 0.8 * z);
  }
  for (let i = -3; i <= 3; i++) {
    const x = eye.vx + (i / 3) * half;
    const [ax, ay] = at(eye, x, eye.floor, 1);
    const [bx, by] = at(eye, x, eye.floor, 8);
    tiles.polygon([
      [ax - 0.4, ay],
      [ax + 0.4, ay],
      [bx + 4, by],
      [bx - 4, by],
    ]);
  }
  fill(canvas, tiles, { color: palette.near, alpha: 0.55 });
}

function paintShelves(stage: Stage, eye: Eye, side: number): void {
  const { canvas, palette, draft } = stage;
  const random = stage.random("shelf", side + 1);
  const x = eye.vx + side * eye.halfHall;
  const near = 8;
  const wall = new Path().polygon([
    at(eye, x, eye.top - 200, 1),
    at(eye, x, eye.floor, 1),
    at(eye, x, eye.floor, near),
    at(eye, x, eye.top - 200, near),
  ]);
  fill(canvas, wall, { color: scale(palette.near, 1.1), low: palette.near });
  const books = [
    hex("#7d3b2e"),
    hex("#96672f"),
    hex("#2f4a6b"),
    hex("#4b5a3a"),
    hex("#5b3554"),
    hex("#b08a52"),
    hex("#33363f"),
  ];
  const rows = 11;
  const rowHeight = (eye.floor - eye.top + 60) / rows;
  const groups = books.map(() => new Path());
  const spines = new Path();
  for (let z = 1.02; z < 6.2; ) {
    const bayEnd = z * 1.34;
    for (let row = 0; row < rows; row++) {
      const bottom = eye.floor - 8 - row * rowHeight;
      for (let z0 = z * 1.015; z0 < bayEnd * 0.975; ) {
        const thick = random.between(0.008, 0.019) * (draft ? 2 : 1);
        const z1 = z0 * (1 + thick);
        if (z1 > bayEnd * 0.98) break;
        const tall = rowHeight * random.between(0.62, 0.88);
        if (!random.chance(0.06)) {
          const lean = random.pick([0, 1, 2, 3, 4, 5, 6]);
          groups[lean]!.polygon([
            at(eye, x, bottom - tall, z0),
            at(eye, x, bottom, z0),
            at(eye, x, bottom, z1),
            at(eye, x, bottom - tall, z1),
          ]);
          if (random.chance(0.3)) {
            const mark = bottom - tall * 0.75;
            spines.polygon([
              at(eye, x, mark - 1.2, z0),
              at(eye, x, mark + 1.2, z0),
              at(eye, x, mark + 1.2, z1),
              at(eye, x, mark - 1.2, z1),
            ]);
          }
        }
        z0 = z1 * 1.0015;
      }
    }
    z = bayEnd;
  }
  const ambience = mix(palette.skyMid, palette.light, 0.35);
  groups.forEach((path, i) => {
    const lit = mix(books[i]!, ambience, 0.32);
    fill(canvas, path, { color: scale(lit, 0.62), low: scale(lit, 0.34) });
  });
  fill(canvas, spines, { color: palette.warm, alpha: 0.4 });
  paintFrames(stage, eye, x, side, rows, rowHeight);
}

function paintFrames(stage: Stage, eye: Eye, x: number, side: number, rows: number, rowHeight: number): void {
  const { canvas, palette } = stage;
  const boards = new Path();
  for (let row = 0; row <= rows; row++) {
    const y = eye.floor - 5 - row * rowHeight;
    boards.polygon([at(eye, x, y - 2, 1), at(eye, x, y + 2, 1), at(eye, x, y + 2, 8), at(eye, x, y - 2, 8)]);
  }
  const posts = new Path();
  const edges = new Path();
  for (let z = 1.02; z < 7; z *= 1.34) {
    const inner = x - side * 9;
    posts.polygon([
      at(eye, x, eye.top - 120, z),
      at(eye, inner, eye.top - 120, z),
      at(eye, inner, eye.floor, z),
      at(eye, x, eye.floor, z),
    ]);
    posts.polygon([
      at(eye, x, eye.top - 120, z),
      at(eye, x, eye.floor, z),
      at(eye, x, eye.floor, z * 1.03),
      at(eye, x, eye.top - 120, z * 1.03),
    ]);
    const [ax, ay] = at(eye, inner, eye.top - 120, z);
    const [bx, by] = at(eye, inner, eye.floor, z);
    edges.polygon([
      [ax, ay],
      [ax + side * 1.4 * z, ay],
      [bx + side * 1.4 * z, by],
      [bx, by],
    ]);
  }
  fill(canvas, boards, { color: scale(palette.near, 1.9) });
  fill(canvas, posts, { color: scale(palette.near, 1.3), low: palette.near });
  fill(canvas, edges, { color: mix(palette.skyLow, palette.light, 0.3), alpha: 0.5 });
}

function paintLamps(stage: Stage, eye: Eye): void {
  const { canvas, palette } = stage;
  for (const side of [-1, 1]) {
    for (let i = 0, z = 1.2; i < 4; i++, z *= 1.34 * 1.2) {
      const [x, y] = at(eye, eye.vx + side * (eye.halfHall - 16), eye.floor - 150, z);
      fill(canvas, new Path().ellipse(x, y, 3.4 * z, 4.6 * z), {
        color: scale(palette.warm, 2.6),
        soft: 0.8 * z,
      });
      addGlow(canvas, x, y, 78 * z, palette.warm, 0.85);
      addGlow(canvas, x, y, 20 * z, palette.warm, 0.9);
    }
  }
}
