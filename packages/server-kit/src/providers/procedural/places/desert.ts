import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { addGlow } from "../raster/glow.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { paintRidges } from "./relief.ts";

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

/** One row of dunes. Sand that faces the light is bright, the slip face behind each crest lies in shadow. */
function paintDunes(stage: Stage, row: number, t: number, base: number): { x: number; y: number } {
  const { canvas, palette, w } = stage;
  const random = stage.random("dunes", row);
  const noise = stage.noise(`dune-${row}`);
  const side = stage.light.side;
  const k = canvas.scale;
  const length = 260 + t * 420;
  const tall = 34 + t * 170;
  const shift = random.next() * 40;
  const distance = 0.78 * (1 - t) ** 1.2;
  const sun = mix(mix(palette.fog, palette.warm, 0.5), palette.light, 0.3);
  const lit = mix(scale(sun, stage.light.moon ? 0.42 : 0.95), palette.fog, distance * 0.7);
  const dark = mix(mix(palette.near, palette.warm, 0.13), palette.fog, 0.08 + distance * 0.75);
  const crest = (x: number): number => {
    const n = fractal(noise, x / length + shift, 0.4, 2);
    // Sharp crests: the noise folded, its valleys wide and round.
    return (
      base +
      tall * 0.4 -
      tall * (1 - Math.abs(n) * 1.8) * (0.75 + 0.25 * fractal(noise, x / length / 2 + 7, 3, 1))
    );
  };
  let best = { x: w - stage.focusX, y: Infinity };
  for (let x = w * 0.2; x < w * 0.8; x += 8)
    if (crest(x) < best.y && Math.abs(x - (w - stage.focusX)) < w * 0.22) best = { x, y: crest(x) };
  for (let px = 0; px < canvas.width; px++) {
    const x = px / k;
    const top = crest(x);
    for (let py = Math.max(0, Math.floor(top * k)); py < canvas.height; py++) {
      const y = py / k;
      const down = (y - top) / tall;
      // The crest's line swings as it comes down the dune, so each shadow has a curved edge.
      const swing = x + side * (Math.sin(down * 2.2 + shift) * 0.16 + down * 0.3) * length;
      const n = fractal(noise, swing / length + shift, 0.4, 2);
      const ahead = fractal(noise, (swing + 6) / length + shift, 0.4, 2);
      const slope = (Math.abs(ahead) - Math.abs(n)) * length * 0.085 * side;
      let f = 0.5 + slope * 2.6;
      f = f < 0 ? 0 : f > 1 ? 1 : f * f * (3 - 2 * f);
      const ripple = 1 + 0.05 * fractal(noise, x * 0.012 + y * 0.004, y * (0.11 - t * 0.06), 2);
      const fall = Math.min(1, Math.max(0, down * 0.24));
      const edge = down < 0.05 ? (1 - down / 0.05) * 0.2 * f : 0;
      const cover = Math.min(1, py + 1 - top * k);
      const at = (py * canvas.width + px) * 3;
      for (let c = 0; c < 3; c++) {
        const bright = lit[c]! + (palette.light[c]! - lit[c]!) * edge;
        const value = (dark[c]! + (bright - dark[c]!) * (0.1 + f * 0.9) * (1 - fall * 0.55)) * ripple;
        canvas.rgb[at + c]! += (value - canvas.rgb[at + c]!) * cover;
      }
    }
  }
  return best;
}
