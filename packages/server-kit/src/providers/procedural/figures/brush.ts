import { mix, type Rgb, scale } from "../colour/colour.ts";
import { rimOf } from "../places/relief.ts";
import { fill, fillMask, type Ink } from "../raster/ink.ts";
import { type Mask, maskOf } from "../raster/mask.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";

/** Paints a person's parts, given in the person's own coordinates, all in the same light. */
export interface Brush {
  stage: Stage;
  /** Units of the canvas for one of the person's own. */
  k: number;
  /** Colours as the scene's light leaves them. */
  skin: Rgb;
  hair: Rgb;
  cloth: Rgb;
  /** A shape with volume; it becomes a part of the person's silhouette. */
  part(path: Path, color: Rgb, ink?: Partial<Ink>): void;
  /** A mark without volume, inside the silhouette. */
  mark(path: Path, color: Rgb, ink?: Partial<Ink>): void;
  /** Where a point of the person lies on the canvas. */
  at(point: Point): Point;
}

export function brushFor(
  stage: Stage,
  place: { x: number; y: number; k: number; mirrored: boolean },
  colors: { skin: Rgb; hair: Rgb; cloth: Rgb },
  silhouette: Float32Array,
): Brush {
  const { palette, composition } = stage;
  const { k } = place;
  const put = (path: Path): Path =>
    path.placed({ x: place.x, y: place.y, sx: place.mirrored ? -k : k, sy: k });
  const exposure = { night: 0.5, dusk: 0.62, dawn: 0.8, day: 0.9 }[composition.hour];
  const inLight = (color: Rgb, keep: number): Rgb =>
    scale(mix(mix(color, palette.skyMid, 0.3), palette.near, 1 - keep), exposure);
  const toLight = rimOf(stage, place.x, place.y, 1, 1);
  const shade = { dx: toLight.dx, dy: toLight.dy, width: Math.max(3, 42 * k), amount: 0.95 };
  return {
    stage,
    k,
    skin: scale(mix(mix(colors.skin, palette.fog, 0.22), palette.near, 0.06), exposure * 0.95),
    hair: scale(inLight(colors.hair, 0.92), 1.25),
    cloth: scale(inLight(colors.cloth, 0.94), 1.7),
    part: (path, color, ink) => {
      const mask = maskOf(stage.canvas, put(path));
      if (!mask) return;
      fillMask(stage.canvas, mask, { color, shade, ...ink });
      join(silhouette, stage.canvas.width, mask, ink?.alpha ?? 1);
    },
    mark: (path, color, ink) => fill(stage.canvas, put(path), { color, ...ink }),
    at: (point) => [place.x + (place.mirrored ? -k : k) * point[0], place.y + k * point[1]],
  };
}

/** Fine strokes between two guide lines, as hair or cloth lies; `count` at full detail. */
export function paintStrands(
  brush: Brush,
  name: string,
  left: readonly Point[],
  right: readonly Point[],
  look: { count: number; color: Rgb; alpha: number; width: number },
): void {
  const random = brush.stage.random(name);
  const path = new Path();
  const count = brush.stage.draft ? Math.ceil(look.count / 4) : look.count;
  for (let i = 0; i < count; i++) {
    const t = (i + random.next()) / count;
    const from = random.next() * 0.35;
    const to = 1 - random.next() * 0.3;
    const line: Point[] = [];
    for (let s = 0; s <= 6; s++)
      line.push(between(left, right, t + Math.sin(s + i) * 0.008, from + ((to - from) * s) / 6));
    path.stroke(line, look.width * random.between(0.5, 1.3), look.width * 0.3);
  }
  brush.mark(path, look.color, { alpha: look.alpha });
}

/** The soft band of light that lies around a head of hair; `reach` is half its width. */
export function paintGleam(brush: Brush, x: number, y: number, reach: number): void {
  const band = new Path().stroke(
    [
      [x - reach, y + reach * 0.34],
      [x - reach * 0.5, y],
      [x, y - reach * 0.08],
      [x + reach * 0.5, y],
      [x + reach, y + reach * 0.34],
    ],
    14,
  );
  const color = mix(brush.hair, mix(brush.stage.palette.light, brush.stage.palette.skyLow, 0.4), 0.3);
  brush.mark(band, color, { alpha: 0.42, soft: 9 * brush.k });
}

function between(left: readonly Point[], right: readonly Point[], t: number, s: number): Point {
  const a = along(left, s);
  const b = along(right, s);
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

function along(line: readonly Point[], s: number): Point {
  const at = Math.max(0, Math.min(0.9999, s)) * (line.length - 1);
  const i = Math.floor(at);
  const f = at - i;
  const a = line[i]!;
  const b = line[i + 1]!;
  return [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f];
}

function join(silhouette: Float32Array, width: number, mask: Mask, alpha: number): void {
  for (let y = 0; y < mask.height; y++) {
    const to = (mask.y + y) * width + mask.x;
    const from = y * mask.width;
    for (let x = 0; x < mask.width; x++) {
      const a = mask.data[from + x]! * alpha;
      if (a > silhouette[to + x]!) silhouette[to + x] = a;
    }
  }
}

/** Lights the edge of the whole silhouette that looks at the light: a fine bright line and a soft glow within it. */
export function lightSilhouette(
  stage: Stage,
  silhouette: Float32Array,
  at: { x: number; y: number; k: number },
): void {
  const mask = cropped(silhouette, stage.canvas.width, stage.canvas.height);
  if (!mask) return;
  const black: Rgb = [0, 0, 0];
  const line = rimOf(stage, at.x, at.y, Math.max(3.2, 13 * at.k), 1.5);
  const glow = rimOf(stage, at.x, at.y, Math.max(7, 70 * at.k), 0.42);
  fillMask(stage.canvas, mask, { color: black, light: true, rim: line });
  fillMask(stage.canvas, mask, { color: black, light: true, rim: glow });
}

/** The part of a plane that holds the silhouette, with a little air around it. */
function cropped(plane: Float32Array, width: number, height: number): Mask | null {
  let [x0, y0, x1, y1] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (plane[y * width + x]! <= 0.002) continue;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      y1 = y;
    }
  }
  if (x1 < 0) return null;
  x0 = Math.max(0, x0 - 2);
  y0 = Math.max(0, y0 - 2);
  x1 = Math.min(width, x1 + 3);
  y1 = Math.min(height, y1 + 3);
  const data = new Float32Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++)
    data.set(plane.subarray(y * width + x0, y * width + x1), (y - y0) * (x1 - x0));
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0, data };
}
