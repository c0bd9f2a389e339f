import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintSky } from "../sky/sky.ts";
import { paintBookcase, type Surface } from "./bookcase.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { rimOf } from "./relief.ts";
import { paintWindowLight } from "./window.ts";

const TIER = 0.47;
const TIERS = 3;
const EYE = 0.36;

/** A round hall of books, three galleries high, under a dome of glass with the light in it. */
export function paintRotunda(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const random = stage.random("rotunda");
  const cx = w / 2 + (stage.focusX - w / 2) * 0.3;
  const vy = h * { low: 0.76, eye: 0.72, high: 0.66 }[composition.camera];
  const lens = Math.max(640, w * 0.62);
  const surface: Surface = (angle, y) => {
    const depth = Math.cos(angle) + 0.8;
    return [cx + (lens * Math.sin(angle)) / depth, vy - (lens * (y - EYE)) / depth];
  };
  const rim = surface(0, TIER * TIERS)[1];
  stage.light.x = cx + random.between(-120, 120);
  stage.light.y = Math.max(150, rim * random.between(0.42, 0.6));
  stage.light.radius = random.between(74, 120);
  paintSky(stage, rim + 160, { clouds: 0.35 });
  paintDome(stage, surface, cx);
  const wall: Point[] = [];
  for (let i = -20; i <= 20; i++) wall.push(surface((i / 20) * 1.75, TIER * TIERS + 0.06));
  fill(canvas, new Path().polygon([...wall, [w + 400, h + 20], [-400, h + 20]]), {
    color: scale(palette.near, 1.3),
    low: palette.near,
    span: [rim, h],
  });
  for (let tier = TIERS - 1; tier >= 0; tier--) {
    const foot = tier * TIER;
    const span = [surface(0, foot + TIER)[1], surface(0, foot)[1]] as const;
    paintBookcase(
      stage,
      `round-${tier}`,
      surface,
      {
        from: -1.62,
        to: 1.62,
        bottom: foot + 0.04,
        top: foot + TIER - 0.09,
        row: 0.085,
        bay: 0.27,
        thick: 0.017,
      },
      { top: 0.42 + tier * 0.13, bottom: 0.34 + tier * 0.1, span },
    );
  }
  paintFloor(stage, surface, cx, vy);
  for (let tier = 1; tier <= TIERS; tier++) paintGallery(stage, surface, tier);
  paintLamps(stage, surface);
  const floor = surface(0, 0)[1];
  paintWindowLight(stage, { x: cx, y: rim - 60, width: 420, ground: h });
  addGlow(canvas, cx, floor + 60, 360, mix(palette.skyLow, palette.light, 0.5), 0.34, 0.3);
  return { spot: { x: cx + random.between(-60, 60), y: floor + (h - floor) * 0.34, height: 270 } };
}

/** Iron ribs of the dome, running together above the picture, with rings between them. */
function paintDome(stage: Stage, surface: Surface, cx: number): void {
  const { canvas, palette } = stage;
  const top = TIER * TIERS;
  const rise = (angle: number, t: number): Point => {
    const [x, y] = surface(angle, top);
    const bend = Math.sin((t * Math.PI) / 2);
    return [x + (cx - x) * (1 - Math.cos((t * Math.PI) / 2)), y - bend * (300 + y * 0.35)];
  };
  const iron = new Path();
  for (let i = -6; i <= 6; i++) {
    const line: Point[] = [];
    for (let t = 0; t <= 8; t++) line.push(rise(i * 0.25, t / 8));
    iron.stroke(line, 7, 3);
  }
  for (const t of [0.3, 0.62]) {
    const ring: Point[] = [];
    for (let i = -14; i <= 14; i++) ring.push(rise(i * 0.11, t));
    iron.stroke(ring, 4.5);
  }
  fill(canvas, iron, { color: scale(palette.near, 1.3), alpha: 0.86 });
}

function paintGallery(stage: Stage, surface: Surface, tier: number): void {
  const { canvas, palette } = stage;
  const y = tier * TIER;
  const inner: Surface = (angle, height) => surface(angle * 0.97, height);
  const line = (height: number): Point[] => {
    const points: Point[] = [];
    for (let i = -24; i <= 24; i++) points.push(inner((i / 24) * 1.72, height));
    return points;
  };
  const band = (low: number, high: number): Point[] => [...line(high), ...line(low).reverse()];
  const rim = rimOf(stage, stage.w / 2, surface(0, y)[1], 5, 0.8);
  fill(canvas, new Path().polygon(band(y - 0.045, y + 0.014)), {
    color: mix(palette.near, palette.skyMid, 0.3),
    low: palette.near,
    rim,
  });
  if (tier === TIERS) return;
  const rail = new Path().polygon(band(y + 0.1, y + 0.112));
  for (let i = -44; i <= 44; i++) {
    const a = (i / 44) * 1.7;
    rail.polygon([
      inner(a - 0.003, y + 0.1),
      inner(a + 0.003, y + 0.1),
      inner(a + 0.003, y),
      inner(a - 0.003, y),
    ]);
  }
  fill(canvas, rail, { color: mix(palette.warm, palette.near, 0.6), rim });
}

function paintFloor(stage: Stage, surface: Surface, cx: number, vy: number): void {
  const { canvas, palette, w, h } = stage;
  const edge: Point[] = [];
  for (let i = -24; i <= 24; i++) edge.push(surface((i / 24) * 1.9, 0));
  fill(canvas, new Path().polygon([...edge, [w + 900, h + 20], [-900, h + 20]]), {
    color: mix(palette.near, palette.skyLow, 0.36),
    low: palette.near,
    span: [surface(0, 0)[1], h],
  });
  const inlay = new Path();
  const foot = surface(0, 0)[1];
  for (const r of [0.38, 0.62, 0.86]) {
    const ry = (foot - vy) * 0.62 * r;
    inlay
      .ellipse(cx, foot + (foot - vy) * 0.9, 620 * r, ry + 40 * r)
      .ellipse(cx, foot + (foot - vy) * 0.9, 620 * r - 8, ry + 40 * r - 4, true);
  }
  fill(canvas, inlay, { color: palette.warm, alpha: 0.22 });
  paintFloorMirror(stage, foot, cx, 0.4);
}

function paintLamps(stage: Stage, surface: Surface): void {
  const { canvas, palette } = stage;
  const flames = new Path();
  for (let tier = 0; tier < TIERS; tier++) {
    for (const angle of [-1.08, -0.54, 0, 0.54, 1.08]) {
      const [x, y] = surface(angle + (tier % 2) * 0.27, tier * TIER + 0.3);
      const size = 1 / (Math.cos(angle) + 0.8);
      flames.ellipse(x, y, 5.5 * size, 8 * size);
      addGlow(canvas, x, y, 130 * size, palette.warm, 0.6);
    }
  }
  fill(canvas, flames, { color: scale(palette.warm, 2.4), soft: 1 });
}
