import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { fill, type Ink } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";

/** Rim light on a thing at a point: the edge that looks at the light glows. */
export function rimOf(
  stage: Stage,
  x: number,
  y: number,
  width: number,
  amount: number,
): NonNullable<Ink["rim"]> {
  const dx = stage.light.x - x;
  const dy = stage.light.y - y;
  const length = Math.hypot(dx, dy) || 1;
  // A light right behind a thing draws its whole outline; one beside it, only the side that looks at it.
  const aside = Math.min(1, length / 340);
  return {
    color: mix(stage.palette.light, stage.palette.skyLow, 0.25),
    dx: (dx / length) * aside,
    dy: (dy / length) * aside,
    width,
    amount: amount * (1 + (1 - aside) * 1.1),
  };
}

/** Rows of hills or mountains from far to near, mist between them. Distances run 1 (fog) to 0 (near). */
export function paintRidges(
  stage: Stage,
  name: string,
  options: {
    base: number;
    height: number;
    layers: number;
    from: number;
    to: number;
    peak?: number;
    rough?: number;
    snow?: boolean;
  },
): void {
  const { canvas, w, h } = stage;
  const { base, height, layers, rough = 1 } = options;
  for (let i = 0; i < layers; i++) {
    const t = layers === 1 ? 0 : i / (layers - 1);
    const noise = stage.noise(`${name}-${i}`);
    const distance = options.from + (options.to - options.from) * t;
    const foot = base + i * height * 0.34;
    const outline: Point[] = [];
    let topmost = h;
    for (let x = -20; x <= w + 20; x += 6) {
      const n = ridge(noise, (x / 420) * (1 + t * 0.35), rough);
      let rise = height * (0.2 + 0.8 * n);
      if (options.peak !== undefined) rise *= 0.35 + 0.9 * Math.exp(-(((x - options.peak) / 260) ** 2));
      const y = foot - rise;
      if (y < topmost) topmost = y;
      outline.push([x, y]);
    }
    outline.push([w + 20, h + 20], [-20, h + 20]);
    fill(canvas, new Path().polygon(outline), {
      color: stage.depth(distance),
      low: stage.depth(Math.min(1, distance + 0.22)),
      span: [topmost, foot + height * 0.25],
      rim: rimOf(stage, w / 2, foot, 5 - 2 * distance, 0.5 * (1 - distance * 0.5)),
      texture: { noise, x: 0.012, y: 0.03, amount: 0.16 * (1 - distance * 0.6) },
    });
    paintMist(stage, `${name}-mist-${i}`, foot + height * 0.12, height * 0.42, 0.5 * (0.4 + distance * 0.6));
  }
}

function ridge(noise: Float32Array, x: number, rough: number): number {
  const wide = fractal(noise, x, 0.3, 2);
  const sharp = 1 - Math.abs(fractal(noise, x * 2.3, 5.1, 4)) * 1.6;
  return Math.min(1, Math.max(0, 0.5 + wide * 0.6 + (sharp - 0.6) * 0.34 * rough));
}

/** A dark ledge that enters from one side (0 left, 1 right) and carries a person; answers where the feet stand. */
export function paintLedge(stage: Stage, side: number, y: number, reach: number): { x: number; y: number } {
  const { canvas, w, h } = stage;
  const noise = stage.noise("ledge");
  const outline: Point[] = [];
  const at = (t: number): number => (side === 0 ? -20 + t * (reach + 20) : w + 20 - t * (reach + 20));
  for (let i = 0; i <= 40; i++) {
    const t = i / 40;
    const drop = t < 0.62 ? t * 16 : 10 + ((t - 0.62) / 0.38) ** 1.7 * (h - y) * 1.1;
    outline.push([at(t), y + drop + fractal(noise, t * 7, 2, 3) * (6 + t * 12)]);
  }
  outline.push([at(1), h + 30], [at(0), h + 30]);
  fill(canvas, new Path().polygon(outline), {
    color: scale(stage.depth(0.07), 0.9),
    low: stage.palette.near,
    rim: rimOf(stage, at(0.5), y, 5, 0.55),
    texture: { noise, x: 0.03, y: 0.06, amount: 0.3 },
  });
  return { x: at(0.5), y: y + 12 };
}
