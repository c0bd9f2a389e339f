import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point, smooth } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { paintRidges, rimOf } from "./relief.ts";

/** Dunes behind dunes, each with a lit face and a shadow that swings down from its crest. */
export function paintDesert(stage: Stage): PaintedPlace {
  const { canvas, palette, w, h } = stage;
  const horizon = Math.min(stage.horizon, h * 0.62);
  paintSky(stage, horizon + 30, { clouds: 0.45 });
  paintRidges(stage, "mesa", { base: horizon + 30, height: 70, layers: 1, from: 0.86, to: 0.86, rough: 0.4 });
  const rows = 5;
  let spot = { x: w - stage.focusX, y: h * 0.8 };
  for (let i = 0; i < rows; i++) {
    const t = i / (rows - 1);
    const crest = paintDunes(stage, i, t, horizon + 18 + t ** 1.5 * (h - horizon) * 0.72);
    if (i === 2) spot = crest;
    paintMist(stage, `sand-${i}`, horizon + 20 + t * 120, 90, 0.35 * (1 - t));
  }
  addGlow(canvas, stage.light.x, horizon, 520, mix(palette.skyLow, palette.light, 0.4), 0.16, 0.4);
  return { spot: { x: spot.x, y: spot.y + 6, height: 120 } };
}

function paintDunes(stage: Stage, row: number, t: number, base: number): Point & { x: number; y: number } {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("dunes", row);
  const side = stage.light.side;
  const distance = 0.8 * (1 - t);
  const sun = mix(mix(palette.fog, palette.warm, 0.45), palette.light, 0.22);
  const lit = mix(scale(sun, stage.light.moon ? 0.5 : 0.85), palette.fog, distance * 0.8);
  const dark = mix(mix(palette.near, palette.warm, 0.16), palette.fog, 0.14 + distance * 0.72);
  const peaks = 2 + (row % 2);
  const height = 46 + t * 190;
  let best: Point = [w - stage.focusX, base];
  const outline: Point[] = [[-80, base + height * 0.2]];
  const shadows: Path[] = [];
  for (let i = 0; i < peaks; i++) {
    const px = ((i + random.between(0.25, 0.75)) / peaks) * (w + 80) - 40;
    const py = base - height * random.between(0.35, 1);
    const span = (w / peaks) * random.between(0.42, 0.6);
    const valley = base + height * random.between(0.1, 0.3);
    outline.push([px - span * 0.55, py + (valley - py) * 0.55], [px, py], [px + span * 0.5, py + (valley - py) * 0.6], [px + span, valley]);
    const away = -side;
    const shadow: Point[] = smooth(
      [[px, py], [px + away * span * 0.06, py + height * 0.35], [px - away * span * 0.02, py + height * 0.8], [px + away * span * 0.16, py + height * 1.35], [px + away * span * 0.5, py + height * 1.9], [px + away * span * 1.2, py + height * 2]],
      false,
    );
    shadows.push(new Path().polygon([...shadow, [px + away * span * 1.3, valley + 10], [px + away * span * 0.5, py + (valley - py) * (away > 0 ? 0.6 : 0.55)]]));
    if (Math.abs(px - (w - stage.focusX)) < Math.abs(best[0] - (w - stage.focusX)) || i === 0) best = [px, py];
  }
  outline.push([w + 80, base + height * 0.2]);
  const ridge = smooth(outline, false);
  const body = new Path().polygon([...ridge, [w + 80, h + 40], [-80, h + 40]]);
  fill(canvas, body, {
    color: lit,
    low: dark,
    span: [base - height, base + height * 2.4],
    rim: rimOf(stage, best[0], best[1], 4 + t * 5, 0.35),
    texture: { noise: stage.noise("ripples"), x: 0.012 - t * 0.004, y: 0.1 - t * 0.06, amount: 0.1 + t * 0.1 },
  });
  for (const shadow of shadows) fill(canvas, shadow, { color: dark, low: lit, alpha: 0.62, soft: 2 + t * 5, span: [base - height, base + height * 2.2] });
  return Object.assign([best[0], best[1]] as [number, number], { x: best[0], y: best[1] });
}
