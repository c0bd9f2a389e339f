import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintBookcase, type Surface } from "./bookcase.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { rimOf } from "./relief.ts";
import { paintWindowLight, paintWindowView } from "./window.ts";

/** A corner of a reading room: a tall window in one wall, books to the ceiling in the other, a desk with its lamp. */
export function paintAlcove(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const random = stage.random("alcove");
  const side = composition.focus > 0.5 ? -1 : 1;
  const corner = w / 2 + side * w * 0.17;
  const vy = h * { low: 0.64, eye: 0.58, high: 0.5 }[composition.camera];
  const lens = Math.max(900, w * 0.9);
  const wall =
    (dir: number, slant: number): Surface =>
    (u, y) => {
      const depth = 2 - u * Math.cos(slant);
      return [corner + (dir * lens * u * Math.sin(slant)) / depth, vy - (lens * (y - 0.42)) / depth];
    };
  const windowWall = wall(-side, 0.92);
  const bookWall = wall(side, 0.62);
  const plane = (surface: Surface, reach: number): Path =>
    new Path().polygon([surface(0, 0), surface(0, 2.4), surface(reach, 2.4), surface(reach, 0)]);
  fill(canvas, new Path().rect(-10, -10, w + 20, h + 20), { color: palette.near });
  fill(canvas, plane(windowWall, 2.4), {
    color: mix(palette.near, palette.skyMid, 0.16),
    low: mix(palette.near, palette.skyMid, 0.32),
  });
  fill(canvas, plane(bookWall, 2), { color: scale(palette.near, 1.1) });
  paintTallWindow(stage, windowWall);
  const span = [0, bookWall(0, 0)[1]] as const;
  paintBookcase(
    stage,
    "alcove",
    bookWall,
    { from: 0.04, to: 1.76, bottom: 0.06, top: 2.2, row: 0.165, bay: 0.43, thick: 0.034 },
    { top: 0.34, bottom: 0.62, span },
  );
  const floor = bookWall(0, 0)[1];
  fill(
    canvas,
    new Path().polygon([
      windowWall(2.4, 0),
      windowWall(0, 0),
      bookWall(1.9, 0),
      [w + 900, h + 900],
      [-900, h + 900],
    ]),
    { color: mix(palette.near, palette.skyLow, 0.34), low: palette.near, span: [floor, h] },
  );
  const [lx, ly] = windowWall(0.7, 0.9);
  paintFloorMirror(stage, floor, corner, 0.36);
  paintWindowLight(stage, { x: lx, y: ly, width: 320, ground: h });
  const patch: Point[] = [
    windowWall(0.35, 0),
    windowWall(1.05, 0),
    [corner, h + 60],
    [corner - side * 90, floor + 120],
  ];
  fill(canvas, new Path().polygon(patch), {
    color: scale(mix(palette.skyLow, palette.light, 0.5), 0.2),
    light: true,
    soft: 16,
  });
  return {
    spot: { x: corner - side * w * random.between(0.16, 0.24), y: floor + (h - floor) * 0.44, height: 350 },
    front: () => paintDesk(stage, side, floor),
  };
}

function paintTallWindow(stage: Stage, surface: Surface): void {
  const { canvas, palette } = stage;
  const [from, to, sill, spring] = [0.26, 1.16, 0.34, 1.3];
  const middle = (from + to) / 2;
  const arch = (grow: number): Point[] => {
    const half = (to - from) / 2 + grow;
    const points: Point[] = [surface(middle - half, sill - grow)];
    for (let i = 0; i <= 24; i++) {
      const s = (i / 24 - 0.5) * 2;
      points.push(surface(middle + s * half, spring + (0.72 + grow) * (1 - Math.abs(s) ** 2.2) ** 0.8));
    }
    points.push(surface(middle + half, sill - grow));
    return points;
  };
  fill(canvas, new Path().polygon(arch(0.055)), { color: scale(palette.near, 1.8), low: palette.near });
  const outline = arch(0);
  const [x, y] = surface(middle, 1.36);
  stage.light.x = x + stage.random("alcove-moon").between(-50, 50);
  stage.light.y = y;
  stage.light.radius = 84;
  const bars = new Path();
  for (let i = 1; i < 5; i++) {
    const u = from + ((to - from) * i) / 5;
    bars.stroke([surface(u, sill), surface(u, spring + 0.9)], 4.4);
  }
  for (let i = 1; i < 9; i++) {
    const level = sill + i * 0.21;
    bars.stroke([surface(from, level), surface(to, level)], 3.4);
  }
  const xs = outline.map(([px]) => px);
  const ys = outline.map(([, py]) => py);
  const [left, right, bottom] = [Math.min(...xs), Math.max(...xs), Math.max(...ys)];
  paintWindowView(
    stage,
    new Path().polygon(outline),
    { x: (left + right) / 2, y: bottom, width: right - left, height: bottom - Math.min(...ys) },
    0,
    0,
    bars,
  );
  // The seat below the window.
  fill(
    canvas,
    new Path().polygon([
      surface(from - 0.1, 0),
      surface(from - 0.1, sill),
      surface(to + 0.14, sill),
      surface(to + 0.14, 0),
    ]),
    {
      color: mix(palette.near, palette.skyLow, 0.2),
      low: palette.near,
      rim: rimOf(stage, x, surface(middle, sill)[1], 5, 0.7),
    },
  );
}

/** A desk that enters from one side: books in piles, an open one, a lamp that lights them. */
function paintDesk(stage: Stage, side: number, floor: number): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("alcove-desk");
  const edge = side > 0 ? w + 20 : -20;
  const y = floor + (h - floor) * 0.56;
  const reach = 430;
  const tip = edge - side * reach;
  const rim = rimOf(stage, tip, y, 6, 0.8);
  const lx = edge - side * 190;
  addGlow(canvas, lx, y - 120, 400, palette.warm, 0.55);
  const piles = new Path();
  let px = edge - side * 330;
  for (const count of [4, 3]) {
    for (let i = 0; i < count; i++) {
      const wide = random.between(90, 124);
      piles.rect(px - wide / 2 + random.between(-8, 8), y - 22 * (i + 1), wide, 20);
    }
    px += side * 236;
  }
  fill(canvas, piles, {
    color: mix(palette.near, palette.warm, 0.24),
    low: mix(palette.near, palette.warm, 0.06),
    rim,
  });
  const top = new Path().polygon([
    [edge, y],
    [tip, y],
    [tip - side * 22, y + 20],
    [tip - side * 16, y + 34],
    [edge, y + 34],
  ]);
  top.rect(Math.min(tip + side * 30, tip + side * 54), y + 30, 24, h);
  fill(canvas, top, { color: mix(palette.near, palette.warm, 0.13), low: palette.near, rim });
  const stem = new Path().stroke(
    [
      [lx, y],
      [lx + side * 8, y - 90],
      [lx, y - 160],
    ],
    8,
    6,
  );
  fill(canvas, stem.ellipse(lx, y - 3, 38, 9), { color: scale(palette.warm, 0.2), rim });
  const shade = new Path().blob([
    [lx - 66, y - 140],
    [lx - 40, y - 196],
    [lx, y - 206],
    [lx + 40, y - 196],
    [lx + 66, y - 140],
    [lx, y - 132],
  ]);
  fill(canvas, shade, { color: mix(palette.accent, palette.warm, 0.5), low: scale(palette.warm, 1.9) });
  addGlow(canvas, lx, y - 130, 150, palette.warm, 0.9);
}
