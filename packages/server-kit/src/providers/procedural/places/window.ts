import { mix, type Rgb, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill, fillMask } from "../raster/ink.ts";
import { maskOf } from "../raster/mask.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintDisc } from "../sky/disc.ts";

/** The outline of an arched window whose foot is at `y`. */
export function archPath(
  x: number,
  y: number,
  width: number,
  height: number,
  kind: "round" | "pointed",
): Path {
  const half = width / 2;
  const points: Point[] = [[x - half, y]];
  const rise = kind === "round" ? half : half * 1.5;
  for (let i = 0; i <= 24; i++) {
    const t = i / 24;
    if (kind === "round") {
      const a = Math.PI + t * Math.PI;
      points.push([x + Math.cos(a) * half, y - height + half + Math.sin(a) * half]);
    } else {
      const s = Math.abs(t - 0.5) * 2;
      points.push([x - half + t * width, y - height + rise * (1 - Math.sqrt(Math.max(0, 1 - s * s * 0.96)))]);
    }
  }
  points.push([x + half, y]);
  return new Path().polygon(points);
}

/** Sky, light and bars seen through a window; `ownBars` are for one that is not seen face on. */
export function paintWindowView(
  stage: Stage,
  outline: Path,
  box: { x: number; y: number; width: number; height: number },
  columns: number,
  rows: number,
  ownBars?: Path,
): void {
  const { canvas, palette } = stage;
  const mask = maskOf(canvas, outline);
  if (!mask) return;
  const before = canvas.rgb.slice();
  fill(canvas, outline, {
    color: mix(palette.skyMid, palette.skyTop, 0.2),
    low: mix(palette.skyLow, palette.light, 0.25),
  });
  addGlow(
    canvas,
    stage.light.x,
    stage.light.y,
    box.height * 0.8,
    mix(palette.skyLow, palette.light, 0.6),
    0.75,
  );
  paintDisc(stage);
  // The disc and its glow must stay inside the panes.
  keepInside(canvas.rgb, before, canvas.width, mask);
  const bars = ownBars ?? new Path();
  for (let i = 1; i < columns; i++) {
    const x = box.x - box.width / 2 + (box.width * i) / columns;
    bars.rect(x - 1.6, box.y - box.height, 3.2, box.height);
  }
  for (let i = 1; i < rows; i++)
    bars.rect(box.x - box.width / 2, box.y - (box.height * i) / rows - 1.3, box.width, 2.6);
  const barMask = maskOf(canvas, bars);
  if (barMask) {
    clip(barMask, mask);
    fillMask(canvas, barMask, { color: scale(palette.near, 1.4), alpha: 0.92 });
  }
}

function keepInside(
  rgb: Float32Array,
  before: Float32Array,
  width: number,
  mask: { x: number; y: number; width: number; height: number; data: Float32Array },
): void {
  const after = new Float32Array(mask.width * mask.height * 3);
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width * 3; x++)
      after[y * mask.width * 3 + x] = rgb[((mask.y + y) * width + mask.x) * 3 + x]!;
  }
  rgb.set(before);
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const a = mask.data[y * mask.width + x]!;
      if (a <= 0) continue;
      const at = ((mask.y + y) * width + mask.x + x) * 3;
      const from = (y * mask.width + x) * 3;
      for (let c = 0; c < 3; c++) rgb[at + c]! += (after[from + c]! - rgb[at + c]!) * a;
    }
  }
}

function clip(
  target: { x: number; y: number; width: number; height: number; data: Float32Array },
  by: { x: number; y: number; width: number; height: number; data: Float32Array },
): void {
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const bx = target.x + x - by.x;
      const byY = target.y + y - by.y;
      const inside =
        bx >= 0 && byY >= 0 && bx < by.width && byY < by.height ? by.data[byY * by.width + bx]! : 0;
      target.data[y * target.width + x]! *= inside;
    }
  }
}

/** Shafts of light that fall from a window onto the floor toward the viewer. */
export function paintWindowLight(
  stage: Stage,
  window: { x: number; y: number; width: number; ground: number },
  color: Rgb = stage.palette.light,
): void {
  const { canvas } = stage;
  const random = stage.random("shafts");
  for (let i = 0; i < 6; i++) {
    const from = window.x + (random.next() - 0.5) * window.width * 0.8;
    const to = window.x + (from - window.x) * random.between(2.2, 3.6) + random.between(-60, 60);
    const half = random.between(8, 22);
    const path = new Path().polygon([
      [from - half, window.y],
      [from + half, window.y],
      [to + half * 4.5, window.ground],
      [to - half * 4.5, window.ground],
    ]);
    fill(canvas, path, { color: scale(color, 0.075), low: [0, 0, 0], light: true, soft: 14 });
  }
  addGlow(canvas, window.x, window.y, 420, mix(color, stage.palette.skyLow, 0.5), 0.3);
}
