import { mix, type Rgb, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";

/** What shows itself in the sky beside light and cloud: aurora, rainbow, lightning, falling stars. */
export function paintPhenomena(stage: Stage, bottom: number): void {
  const { has } = stage.scene;
  if (has.has("aurora")) paintAurora(stage, bottom);
  if (has.has("rainbow")) paintRainbow(stage, bottom);
  if (has.has("storm")) paintLightning(stage, bottom);
  if (has.has("starry") && stage.composition.hour === "night") paintFallingStars(stage, bottom);
}

/** Curtains of light that hang and fold. */
function paintAurora(stage: Stage, bottom: number): void {
  const { canvas, palette } = stage;
  const noise = stage.noise("aurora");
  const k = canvas.scale;
  for (let curtain = 0; curtain < 3; curtain++) {
    for (let x = 0; x < canvas.width; x++) {
      const u = x / k / 480;
      const foot = bottom * (0.42 + curtain * 0.13 + fractal(noise, u + curtain * 9, curtain * 3, 3) * 0.26);
      const reach = bottom * (0.34 + 0.16 * fractal(noise, u * 6, 20 + curtain, 2));
      const power = Math.max(0, 0.5 + fractal(noise, u * 9, 40 + curtain, 3)) * (0.42 - curtain * 0.08);
      const y1 = Math.min(canvas.height, Math.round(foot * k));
      const y0 = Math.max(0, Math.round((foot - reach) * k));
      for (let y = y0; y < y1; y++) {
        const t = Math.min(1, (y1 - y) / (reach * k));
        const f = power * (1 - t) ** 1.6 * Math.min(1, t * 12);
        const at = (y * canvas.width + x) * 3;
        for (let c = 0; c < 3; c++)
          canvas.rgb[at + c]! += (palette.accent[c]! * (1 - t) + palette.skyLow[c]! * t * 1.2) * f;
      }
    }
  }
}

function paintRainbow(stage: Stage, bottom: number): void {
  const { canvas, w } = stage;
  const colors: Rgb[] = [
    [0.5, 0.12, 0.5],
    [0.12, 0.2, 0.8],
    [0.1, 0.6, 0.6],
    [0.15, 0.6, 0.15],
    [0.8, 0.7, 0.1],
    [0.9, 0.4, 0.06],
    [0.85, 0.1, 0.08],
  ];
  colors.forEach((color, i) => {
    const r = w * 0.62 + i * 10;
    const cy = bottom + w * 0.1;
    fill(canvas, new Path().ellipse(w / 2, cy, r + 10, r + 10).ellipse(w / 2, cy, r, r, true), {
      color: scale(color, 0.28),
      low: scale(color, 0.02),
      span: [cy - r, bottom],
      light: true,
      soft: 4,
    });
  });
}

function paintLightning(stage: Stage, bottom: number): void {
  const { canvas, palette, w } = stage;
  const random = stage.random("lightning");
  const path = new Path();
  let x = (1 - stage.composition.focus) * w;
  const line: Point[] = [[x, -10]];
  for (let y = 40; y < bottom; y += random.between(22, 54)) {
    x += random.between(-34, 34);
    line.push([x, y]);
  }
  for (let i = 1; i < line.length; i++)
    path.stroke([line[i - 1]!, line[i]!], 5 * (1 - i / line.length) + 1.6);
  fill(canvas, path, { color: scale(palette.light, 2) });
  fill(canvas, path, { color: mix(palette.accent, palette.light, 0.5), light: true, soft: 13 });
}

function paintFallingStars(stage: Stage, bottom: number): void {
  const { canvas, palette, w } = stage;
  const random = stage.random("meteors");
  for (let i = 0; i < 4; i++) {
    const x = random.next() * w;
    const y = random.next() * bottom * 0.5;
    const l = random.between(60, 190);
    fill(
      canvas,
      new Path().polygon([
        [x, y],
        [x + l, y - l * 0.42],
        [x + 1.6, y + 1.6],
      ]),
      { color: palette.light, alpha: 0.6, light: true },
    );
  }
}
