import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import { paintFloorMirror } from "./floor.ts";
import { paintBalcony } from "./frames.ts";
import type { PaintedPlace } from "./place.ts";
import { fir } from "./plants.ts";
import { paintRidges, rimOf } from "./relief.ts";
import { paintWater } from "./water.ts";
import { archPath, paintWindowLight, paintWindowView } from "./window.ts";

/** The palace's terrace over a lake, cypresses at its sides. */
export function paintTerrace(stage: Stage): PaintedPlace {
  const { canvas, w, h, horizon } = stage;
  paintSky(stage, horizon + 30);
  paintRidges(stage, "terrace", { base: horizon + 10, height: 170, layers: 2, from: 0.88, to: 0.7 });
  paintMist(stage, "terrace-mist", horizon, 70, 0.6);
  paintWater(stage, horizon, { calm: 0.9 });
  const random = stage.random("cypress");
  const trees = new Path();
  for (const x of [0.14, 0.24, 0.8, 0.9])
    trees.add(fir(random, w * x, h * 0.84, h * random.between(0.3, 0.46)));
  fill(canvas, trees, {
    color: stage.depth(0.14),
    low: stage.palette.near,
    rim: rimOf(stage, w / 2, horizon, 4, 0.6),
  });
  paintBalcony(stage);
  return { spot: { x: w / 2 + (stage.focusX - w / 2) * 0.5, y: h * 0.955, height: 400 } };
}

/** The great stair: it rises to a landing before one tall window and divides there. */
export function paintGreatStair(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const x = w / 2 + (stage.focusX - w / 2) * 0.25;
  const landing = h * { low: 0.52, eye: 0.56, high: 0.5 }[composition.camera];
  const wall = mix(palette.near, palette.skyMid, 0.34);
  fill(canvas, new Path().rect(-10, -10, w + 20, h + 20), {
    color: scale(wall, 0.5),
    low: scale(wall, 0.9),
    span: [0, h],
  });
  const width = 330;
  const height = Math.min(landing * 0.86, 620);
  stage.light.x = x + stage.random("stair").between(-50, 50);
  stage.light.y = landing - height * 0.62;
  stage.light.radius = 76;
  fill(canvas, archPath(x, landing - 12, width + 46, height + 26, "round"), {
    color: scale(palette.warm, 0.22),
    low: palette.near,
  });
  paintWindowView(
    stage,
    archPath(x, landing - 20, width, height, "round"),
    { x, y: landing - 20, width, height },
    5,
    8,
  );
  const rim = rimOf(stage, x, landing, 6, 0.8);
  for (const side of [-1, 1]) {
    const columns = new Path();
    for (const dx of [258, 420])
      columns.rect(x + side * dx - 30, -20, 60, landing + 20).rect(x + side * dx - 44, landing - 44, 88, 46);
    fill(canvas, columns, {
      color: scale(wall, 0.8),
      low: scale(wall, 0.5),
      rim,
      shade: { dx: -side, dy: 0, width: 16, amount: 0.8 },
    });
    // The flights that go on to both sides.
    const flight = new Path();
    for (let i = 0; i < 9; i++)
      flight.rect(side > 0 ? x + 215 + i * 44 : x - 215 - (i + 1) * 44, landing - i * 26 - 26, 46, h);
    fill(canvas, flight, { color: scale(wall, 0.7), low: palette.near, rim });
  }
  const steps = 13;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const y = landing + (h - landing) * 0.86 * t ** 1.18;
    const half = 210 + 250 * t ** 1.3;
    const stone = mix(palette.near, palette.skyLow, 0.34 - t * 0.16);
    fill(canvas, new Path().rect(x - half, y, half * 2, h), {
      color: scale(stone, 1.25),
      low: scale(stone, 0.5),
      span: [y, y + 46],
      rim,
    });
    const velvet = mix([0.24, 0.02, 0.035], palette.skyLow, 0.16 * (1 - t));
    fill(canvas, new Path().rect(x - half * 0.4, y, half * 0.8, h), {
      color: scale(velvet, 1.35),
      low: scale(velvet, 0.5),
      span: [y, y + 46],
    });
  }
  const rail = new Path();
  for (const side of [-1, 1]) {
    const at = (t: number): Point => [
      x + side * (210 + 250 * t ** 1.3),
      landing + (h - landing) * 0.86 * t ** 1.18,
    ];
    rail.stroke(
      [0, 0.25, 0.5, 0.75, 1].map((t) => [at(t)[0], at(t)[1] - 86 - t * 60] as Point),
      12,
      24,
    );
    for (let i = 0; i <= 14; i++) {
      const [px, py] = at(i / 14);
      rail.rect(px - 3 - i * 0.3, py - 88 - i * 4, 6 + i * 0.6, 92 + i * 4);
    }
  }
  fill(canvas, rail, { color: mix(palette.warm, palette.near, 0.62), rim });
  paintWindowLight(stage, { x, y: landing - height * 0.4, width, ground: h });
  paintFloorMirror(stage, h * 0.95, x, 0.3);
  for (const side of [-1, 1]) {
    const lx = x + side * 238;
    fill(canvas, new Path().ellipse(lx, landing - 130, 13, 17), { color: scale(palette.warm, 2.4) });
    fill(canvas, new Path().rect(lx - 4, landing - 116, 8, 116), { color: scale(palette.warm, 0.3) });
    addGlow(canvas, lx, landing - 130, 260, palette.warm, 0.7);
  }
  return { spot: { x, y: landing + (h - landing) * 0.3, height: 330 } };
}
