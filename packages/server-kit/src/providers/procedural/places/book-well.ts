import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintBookcase, type Surface } from "./bookcase.ts";
import type { PaintedPlace } from "./place.ts";
import { paintWindowLight, paintWindowView } from "./window.ts";

/** Straight up a round tower of books, to the round of sky at its head. */
export function paintBookWell(stage: Stage): PaintedPlace {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("well");
  const cx = w / 2 + (w / 2 - stage.focusX) * 0.34;
  const cy = h * 0.33;
  const surface: Surface = (angle, height) => {
    const reach = 1250 / (1.15 + height);
    // The tower leans a little out of the middle as it rises, as it does for an eye that stands off its axis.
    const drift = (height / 9) * 26;
    return [cx + Math.cos(angle) * reach - drift, cy + Math.sin(angle) * reach + 190 - height * 21];
  };
  const ring = (height: number): Point[] =>
    Array.from({ length: 72 }, (_, i) => surface((i / 72) * Math.PI * 2, height));
  fill(canvas, new Path().rect(-10, -10, w + 20, h + 20), { color: scale(palette.near, 1.2) });
  const top = 9;
  const [ex, ey] = [surface(0, top)[0] - 1250 / (1.15 + top), surface(0, top)[1]];
  const radius = 1250 / (1.15 + top);
  stage.light.x = ex + random.between(-0.3, 0.3) * radius;
  stage.light.y = ey + random.between(-0.3, 0.2) * radius;
  stage.light.radius = radius * random.between(0.36, 0.5);
  for (let tier = 5; tier >= 0; tier--) {
    const foot = [0.1, 0.75, 1.6, 2.8, 4.4, 6.5][tier]!;
    const head = [0.75, 1.6, 2.8, 4.4, 6.5, top][tier]!;
    const near = 0.2 + tier * 0.13;
    paintBookcase(
      stage,
      `well-${tier}`,
      surface,
      {
        from: 0,
        to: Math.PI * 2,
        bottom: foot + (head - foot) * 0.06,
        top: head - (head - foot) * 0.1,
        row: (head - foot) / 4.4,
        bay: Math.PI / 9,
        thick: 0.034 / (1 + tier * 0.05),
      },
      { top: near * 1.05, bottom: near * 0.7, span: [0, h] },
    );
  }
  for (const height of [0.75, 1.6, 2.8, 4.4, 6.5, top]) paintBalcony(stage, ring, height);
  const outline = new Path().polygon(ring(top));
  paintWindowView(stage, outline, { x: ex, y: ey + radius, width: radius * 2, height: radius * 2 }, 4, 4);
  addGlow(canvas, ex, ey, 620, mix(palette.skyLow, palette.light, 0.5), 0.5);
  const flames = new Path();
  for (let i = 0; i < 14; i++) {
    const height = [0.5, 1.25, 2.3, 3.7][i % 4]!;
    const [x, y] = surface((i / 14) * Math.PI * 2 + 0.2, height);
    const size = 3 / (1.15 + height);
    flames.ellipse(x, y, 6 * size, 6 * size);
    addGlow(canvas, x, y, 120 * size, palette.warm, 0.6);
  }
  fill(canvas, flames, { color: scale(palette.warm, 2.2), soft: 1.5 });
  paintWindowLight(stage, { x: ex, y: ey, width: radius * 1.7, ground: h });
  return { spot: { x: w / 2, y: h * 0.97, height: 360 } };
}

function paintBalcony(stage: Stage, ring: (height: number) => Point[], height: number): void {
  const { canvas, palette } = stage;
  const band = new Path().polygon(ring(height - 0.09 * (1 + height * 0.16))).polygon(ring(height), true);
  fill(canvas, band, {
    color: mix(palette.near, palette.skyMid, 0.34),
    low: mix(palette.near, palette.warm, 0.06),
    rim: {
      color: mix(palette.light, palette.skyLow, 0.3),
      dx: 0,
      dy: 0,
      width: 26 / (1 + height),
      amount: 0.5,
    },
  });
}
