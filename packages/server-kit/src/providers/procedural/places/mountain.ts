import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import { paintDragon } from "./creatures.ts";
import type { PaintedPlace } from "./place.ts";
import { birds, fir } from "./plants.ts";
import { paintLedge, paintRidges, rimOf } from "./relief.ts";
import { paintWater } from "./water.ts";

/** A great peak behind rows of hills; a lake before it where the prompt or the seed wants one. */
export function paintMountain(stage: Stage): PaintedPlace {
  const { scene, composition, horizon, w, h, canvas } = stage;
  const { has } = scene;
  paintSky(stage, horizon + 60);
  const lake =
    has.has("lake") ||
    (!has.has("mountain") ? composition.arrangement < 0.5 : composition.arrangement < 0.35);
  paintRidges(stage, "range", { base: horizon, height: 190, layers: 2, from: 0.88, to: 0.72 });
  paintPeak(stage, stage.focusX, horizon + 30);
  if (has.has("dragon")) paintDragon(stage, w - stage.focusX, h * 0.3, 1);
  else if (has.has("bird"))
    fill(canvas, birds(stage.random("birds"), w - stage.focusX, h * 0.28, 9, 24), {
      color: stage.depth(0.2),
    });
  paintRidges(stage, "hills", {
    base: horizon + 34,
    height: 120,
    layers: 2,
    from: 0.56,
    to: 0.36,
    rough: 0.5,
  });
  if (lake) {
    paintShoreFirs(stage, horizon + 14, 0.34, 60);
    paintMist(stage, "lake-mist", horizon + 8, 60, 0.6);
    paintWater(stage, horizon + 14, { calm: 0.95 });
  } else {
    paintShoreFirs(stage, horizon + 110, 0.26, 120);
    paintMist(stage, "vale-mist", horizon + 120, 90, 0.5);
    paintRidges(stage, "fore", {
      base: horizon + 250,
      height: 170,
      layers: 1,
      from: 0.3,
      to: 0.3,
      rough: 0.4,
    });
    paintShoreFirs(stage, horizon + 300, 0.16, 210);
    paintMist(stage, "fore-mist", horizon + 310, 90, 0.45);
    paintRidges(stage, "near", { base: h - 10, height: 150, layers: 2, from: 0.2, to: 0.08, rough: 0.4 });
  }
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.88, 340);
  return { spot: { ...spot, height: 175 } };
}

/** A massif of three summits, painted column by column: faces that look at the light are bright, gullies hold snow. */
function paintPeak(stage: Stage, x: number, foot: number): void {
  const { canvas, palette, h, w } = stage;
  const noise = stage.noise("peak");
  const random = stage.random("summits");
  const tall = h * (stage.composition.camera === "low" ? 0.44 : 0.35);
  const summits = [0, -1, 1].map((side) => ({
    x: x + side * random.between(190, 300),
    height: tall * (side === 0 ? 1 : random.between(0.5, 0.72)),
    spread: tall * random.between(0.62, 0.8),
  }));
  const height = (px: number): number => {
    let top = 0;
    for (const summit of summits) {
      const d = Math.abs(px - summit.x) / summit.spread;
      const flank = summit.height / (1 + d * 1.1 + d * d * 2.2);
      if (flank > top) top = flank;
    }
    const ridges = 1 - Math.abs(fractal(noise, px / 95, 2, 4)) * 2;
    return top * (0.93 + 0.1 * ridges);
  };
  const k = canvas.scale;
  const dark = stage.depth(0.46);
  const fogged = stage.depth(0.84);
  const snow = mix(mix(palette.fog, palette.light, stage.light.moon ? 0.42 : 0.8), dark, 0.08);
  const snowy = stage.scene.has.has("volcano") ? 0.3 : 1;
  const end = Math.min(canvas.height, Math.round(foot * k));
  for (let px = 0; px < canvas.width; px++) {
    const ux = px / k;
    const top = foot - height(ux);
    const slope = (height(ux + 7) - height(ux - 7)) / 14;
    for (let py = Math.max(0, Math.floor(top * k)); py < end; py++) {
      const uy = py / k;
      const down = (uy - top) / tall;
      const t = (foot - uy) / tall;
      const fold = fractal(noise, ux / 150 + down * 0.5, uy / 210 + 9, 5);
      const across = fractal(noise, (ux + stage.light.side * 9) / 150 + down * 0.5, (uy - 5) / 210 + 9, 5);
      const face = (fold - across) * 5.5 - slope * stage.light.side * 0.45;
      const lit = Math.min(1, Math.max(0, 0.42 + face));
      const line = (t - 0.3 + fold * 0.22) * 5 * snowy;
      const white = Math.min(1, Math.max(0, line)) * (0.3 + lit * 0.7);
      const cover = Math.min(1, py + 1 - top * k);
      const fade = Math.min(1, Math.max(0, 1 - t * 1.7)) ** 1.4;
      const at = (py * canvas.width + px) * 3;
      for (let c = 0; c < 3; c++) {
        const rock = dark[c]! * (0.72 + lit * 0.5);
        const stone = rock + (snow[c]! - rock) * white;
        const value = stone + (fogged[c]! - stone) * fade;
        canvas.rgb[at + c]! += (value - canvas.rgb[at + c]!) * cover;
      }
    }
  }
  paintMist(stage, "peak-mist", foot - 10, tall * 0.3, 0.8);
  if (stage.scene.has.has("volcano")) addGlow(canvas, x, foot - tall, w * 0.3, palette.warm, 1.2);
}

function paintShoreFirs(stage: Stage, y: number, distance: number, tall: number): void {
  const { canvas, w } = stage;
  const random = stage.random("shore-firs");
  const path = new Path();
  const count = Math.round((stage.draft ? 30 : 70) * (w / 1000));
  for (let i = 0; i < count; i++) {
    const x = random.next() * w;
    const open = Math.min(1, Math.abs(x / w - stage.composition.focus) * 2.4 + 0.25);
    path.add(fir(random, x, y + 4, tall * random.between(0.5, 1.2) * open));
  }
  fill(canvas, path, {
    color: stage.depth(distance),
    low: scale(stage.depth(distance + 0.2), 1),
    rim: rimOf(stage, w / 2, y, 3, 0.4),
  });
}
