import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintRays } from "../sky/rays.ts";
import { paintFish, paintJellyfish, paintWhale } from "./creatures.ts";
import type { PaintedPlace } from "./place.ts";
import { paintLedge, paintRidges } from "./relief.ts";
import { paintSubmarine } from "./submarine.ts";

/** The deep sea: light from above, cliffs that fade into blue, and what swims there. */
export function paintUnderwater(stage: Stage): PaintedPlace {
  const { scene, composition, w, h } = stage;
  paintDeep(stage, h);
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.86, 350);
  if (scene.has.has("jellyfish") || composition.arrangement > 0.6) {
    const random = stage.random("jellies");
    for (let i = 0; i < 6; i++)
      paintJellyfish(
        stage,
        random.between(0.08, 0.92) * w,
        random.between(0.12, 0.72) * h,
        random.between(16, 46),
        mix(stage.palette.accent, stage.palette.light, 0.3),
      );
  }
  return { spot: { ...spot, height: 190 }, front: () => paintBubbles(stage) };
}

/** Everything of the deep but the ground at the viewer's feet. `h` is where the view ends. */
export function paintDeep(stage: Stage, h: number): void {
  const { canvas, palette, scene, composition, w } = stage;
  const random = stage.random("deep");
  const { has } = scene;
  const noise = stage.noise("deep");
  stage.light.x = w * (1 - composition.focus);
  stage.light.y = -40;
  const top = mix(palette.skyLow, palette.light, 0.28);
  for (let y = 0; y < canvas.height; y++) {
    const t = Math.min(1, y / canvas.scale / h);
    const c =
      t < 0.42
        ? mix(top, palette.skyMid, (t / 0.42) ** 0.7)
        : mix(palette.skyMid, palette.skyTop, ((t - 0.42) / 0.58) ** 0.9);
    const v = scale(c, 1 + 0.08 * fractal(noise, 1, y / canvas.scale / 160, 2));
    let at = y * canvas.width * 3;
    for (let x = 0; x < canvas.width; x++, at += 3) canvas.rgb.set(v, at);
  }
  addGlow(canvas, stage.light.x, -20, h * 0.75, palette.light, 0.75);
  paintSurface(stage);
  paintRidges(stage, "reef-far", {
    base: h * 0.86,
    height: h * 0.26,
    layers: 2,
    from: 0.9,
    to: 0.74,
    rough: 0.9,
  });
  paintRays(stage, 0.85, { x: stage.light.x, y: -260, spread: 0.62 });
  const x = stage.focusX;
  const ship = has.has("submarine") || has.has("captain");
  if (ship)
    paintSubmarine(stage, x, h * random.between(0.4, 0.5), 0.78 + 0.3 * (1 - composition.arrangement));
  if (
    has.has("whale") ||
    (!ship && composition.arrangement < 0.6) ||
    (ship && composition.arrangement > 0.6)
  ) {
    const dir = composition.focus > 0.5 ? -1 : 1;
    paintWhale(
      stage,
      ship ? w - x : x,
      h * random.between(0.27, 0.4),
      dir * (ship ? 0.42 : 0.85),
      ship ? 0.5 : 0.24,
    );
  }
  paintFish(stage, w - x, h * random.between(0.4, 0.6), 34, 0.35);
  paintRidges(stage, "reef", { base: h * 1.02, height: h * 0.2, layers: 2, from: 0.5, to: 0.16, rough: 1 });
  paintMist(stage, "deep-mist", h * 0.88, h * 0.26, 0.5);
  const motes = new Path();
  for (let i = 0; i < (stage.draft ? 50 : 160); i++)
    motes.ellipse(random.next() * w, random.next() * h, random.between(0.8, 2.4), random.between(0.8, 2.4));
  fill(canvas, motes, { color: scale(palette.light, 0.35), light: true });
}

/** The silver underside of the waves. */
function paintSurface(stage: Stage): void {
  const { canvas, palette, w } = stage;
  const random = stage.random("surface");
  const path = new Path();
  for (let i = 0; i < 60; i++) {
    const y = random.next() ** 2 * 90;
    const x = random.between(-40, w + 40);
    const length = (30 + (90 - y) * 1.1) * random.between(0.5, 1.3);
    path.blob([
      [x - length, y],
      [x, y - 2 - (90 - y) * 0.04],
      [x + length, y + 2],
      [x, y + 2],
    ] as Point[]);
  }
  fill(canvas, path, { color: scale(palette.light, 0.3), light: true, soft: 2 });
}

function paintBubbles(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("bubbles");
  const rings = new Path();
  for (let i = 0; i < 26; i++) {
    const x = stage.focusX + random.between(-0.3, 0.3) * w;
    const y = random.next() * h;
    const r = random.between(2, 10);
    rings.ellipse(x, y, r, r).ellipse(x, y, r * 0.84, r * 0.84, true);
  }
  fill(canvas, rings, { color: scale(palette.light, 0.5), light: true });
}
