import { mix, type Rgb, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintStars } from "../sky/stars.ts";
import type { PaintedPlace } from "./place.ts";
import { paintLedge } from "./relief.ts";

/** Nebula and stars behind a great planet with or without a ring; a person stands on a rock. */
export function paintSpace(stage: Stage): PaintedPlace {
  const { palette, composition, w, h, canvas } = stage;
  const random = stage.random("space");
  paintNebula(stage);
  paintStars(stage, h * 1.3, 1.9);
  const x = stage.focusX;
  const y = h * random.between(0.34, 0.44);
  const radius = { low: 260, eye: 205, high: 330 }[composition.camera] * random.between(0.9, 1.1);
  stage.light.x = x + (composition.focus > 0.5 ? -1 : 1) * radius * 2;
  stage.light.y = y - radius * 1.3;
  addGlow(canvas, x, y, radius * 2.4, mix(palette.skyLow, palette.accent, 0.4), 0.4);
  const ringed = composition.arrangement > 0.35;
  const tilt = random.between(-0.45, 0.45);
  if (ringed) paintRing(stage, x, y, radius, tilt, true);
  paintPlanet(stage, x, y, radius, palette.skyLow, "planet");
  if (ringed) paintRing(stage, x, y, radius, tilt, false);
  paintPlanet(
    stage,
    w - x + random.between(-60, 60),
    h * random.between(0.14, 0.24),
    radius * random.between(0.14, 0.26),
    palette.accent,
    "moon-b",
  );
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.86, 400);
  return { spot: { ...spot, height: 200 } };
}

function paintNebula(stage: Stage): void {
  const { canvas, palette, w } = stage;
  const noise = stage.noise("nebula");
  const dust = stage.noise("dust");
  const step = Math.max(1, Math.round(canvas.width / 300));
  const k = canvas.scale;
  for (let y = 0; y < canvas.height; y += step) {
    for (let x = 0; x < canvas.width; x += step) {
      const u = x / k / 620;
      const v = y / k / 620;
      const warp = fractal(noise, u * 0.8 + 3, v * 0.8, 3);
      const lane = 1 - Math.abs(v * 0.9 - 0.75 - (u - w / 1240) * 0.5 + warp * 0.45) * 1.25;
      const body = Math.max(0, fractal(noise, u + warp, v + warp * 0.6, 5) * 0.75 + lane * 0.62);
      const dark = Math.max(0, fractal(dust, u * 2 + warp, v * 2, 4)) * 1.3;
      const glow = body * body * (1 - Math.min(0.85, dark));
      const hue = Math.min(1, Math.max(0, 0.5 + fractal(dust, u * 0.7, v * 0.7 + 9, 2)));
      const color = mix(palette.skyLow, palette.accent, hue);
      const base = mix(palette.skyTop, palette.skyMid, Math.min(1, body * 0.8));
      for (let yy = y; yy < Math.min(canvas.height, y + step); yy++) {
        for (let xx = x; xx < Math.min(canvas.width, x + step); xx++) {
          const at = (yy * canvas.width + xx) * 3;
          for (let c = 0; c < 3; c++) canvas.rgb[at + c] = base[c]! + color[c]! * glow * 0.75;
        }
      }
    }
  }
}

/** A ball lit from the light's side with bands of weather and a thin bright air. */
function paintPlanet(stage: Stage, cx: number, cy: number, radius: number, color: Rgb, name: string): void {
  const { canvas, palette, light } = stage;
  const noise = stage.noise(name);
  const k = canvas.scale;
  const r = radius * k;
  const px = cx * k;
  const py = cy * k;
  const lx = light.x - cx;
  const ly = light.y - cy;
  const length = Math.hypot(lx, ly) || 1;
  const reach = r * 1.06;
  for (let y = Math.max(0, Math.floor(py - reach)); y < Math.min(canvas.height, py + reach); y++) {
    for (let x = Math.max(0, Math.floor(px - reach)); x < Math.min(canvas.width, px + reach); x++) {
      const dx = (x - px) / r;
      const dy = (y - py) / r;
      const d2 = dx * dx + dy * dy;
      const at = (y * canvas.width + x) * 3;
      const facing = (dx * lx + dy * ly) / length;
      const d = Math.sqrt(d2);
      if (d > 1.06) continue;
      if (d > 1) {
        const air = (1 - (d - 1) / 0.06) ** 2 * Math.max(0, 0.25 + facing) * 0.7;
        for (let c = 0; c < 3; c++) canvas.rgb[at + c]! += palette.accent[c]! * air;
        continue;
      }
      const z = Math.sqrt(Math.max(0, 1 - d2));
      const lit = Math.max(0, facing * 0.86 + z * 0.3);
      const band = fractal(noise, dx * 0.8 + dy * 0.4, dy * 5 + fractal(noise, dx * 2, dy * 2, 3) * 0.8, 4);
      const tone = 0.72 + band * 0.42;
      const edge = Math.min(1, (1 - d) * r * 0.8);
      const air = (1 - z) ** 3 * Math.max(0, facing + 0.3);
      for (let c = 0; c < 3; c++) {
        const value =
          (color[c]! * 0.75 + palette.light[c]! * 0.28) * tone * lit +
          palette.skyTop[c]! * 0.6 +
          palette.accent[c]! * air * 0.7;
        canvas.rgb[at + c]! += (value - canvas.rgb[at + c]!) * edge;
      }
    }
  }
}

function paintRing(stage: Stage, x: number, y: number, radius: number, tilt: number, behind: boolean): void {
  const { canvas, palette } = stage;
  const c = Math.cos(tilt);
  const s = Math.sin(tilt);
  for (const [inner, outer, power] of [
    [1.32, 1.55, 0.5],
    [1.58, 1.78, 0.8],
    [1.81, 1.9, 0.4],
    [1.96, 2.02, 0.28],
  ] as const) {
    const points: Point[] = [];
    const push = (k: number, i: number): void => {
      const a = (behind ? Math.PI : 0) + (i / 60) * Math.PI;
      const ex = Math.cos(a) * radius * k;
      const ey = Math.sin(a) * radius * k * 0.24;
      points.push([x + ex * c - ey * s, y + ex * s + ey * c]);
    };
    for (let i = 0; i <= 60; i++) push(outer, i);
    for (let i = 60; i >= 0; i--) push(inner, i);
    fill(canvas, new Path().polygon(points), {
      color: scale(mix(palette.warm, palette.light, 0.4), power),
      alpha: behind ? 0.5 : 0.8,
    });
  }
}
