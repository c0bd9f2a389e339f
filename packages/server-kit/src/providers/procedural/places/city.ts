import { mix, type Rgb, scale } from "../colour/colour.ts";
import type { Stream } from "../random/seeds.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { rimOf } from "./relief.ts";

/** A street between lit houses, or a skyline from a rooftop. */
export function paintCity(stage: Stage): PaintedPlace {
  const { composition, scene } = stage;
  const roof = scene.has.has("rooftop") || (!scene.has.has("alley") && composition.arrangement > 0.74);
  return roof ? paintSkyline(stage) : paintStreet(stage);
}

function paintStreet(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const night = composition.hour === "night" || stage.scene.has.has("rain");
  const ground = h * { low: 0.8, eye: 0.74, high: 0.66 }[composition.camera];
  const middle = w / 2 + (stage.focusX - w / 2) * 0.45;
  stage.light.x = middle;
  stage.light.y = ground * 0.55;
  stage.light.radius = 60;
  paintSky(stage, ground, { disc: false, clouds: night ? 0.3 : 0.6 });
  addGlow(canvas, middle, ground - 60, 640, mix(palette.fog, palette.light, 0.45), 0.55);
  const layers = 6;
  for (let i = 0; i < layers; i++) {
    const t = i / (layers - 1);
    paintBlocks(stage, i, t, middle, ground, night);
    paintMist(stage, `street-${i}`, ground - 20, 190, 0.5 * (1 - t));
  }
  fill(canvas, new Path().rect(-10, ground, w + 20, h - ground + 10), {
    color: mix(stage.depth(0.4), palette.skyMid, 0.3),
    low: palette.near,
  });
  paintFloorMirror(stage, ground, middle, night ? 0.85 : 0.3);
  fill(canvas, new Path().rect(-10, ground - 3, w + 20, 6), { color: palette.fog, alpha: 0.3, soft: 4 });
  return {
    spot: {
      x: middle + stage.random("walker").between(-60, 60),
      y: ground + (h - ground) * 0.42,
      height: 330,
    },
  };
}

function paintBlocks(
  stage: Stage,
  layer: number,
  t: number,
  middle: number,
  ground: number,
  night: boolean,
): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("block", layer);
  const gap = 50 + t * t * 330 + t * 40;
  const distance = 0.86 * (1 - t) ** 1.2;
  const windows = new Path();
  const bodies = new Path();
  const signs: { x: number; y: number; width: number; height: number; color: Rgb }[] = [];
  for (const side of [-1, 1]) {
    let edge = middle + side * gap;
    for (let b = 0; b < 4; b++) {
      const width = random.between(90, 170) * (0.5 + t * 0.9);
      const height = h * random.between(0.3, 0.55) * (0.62 + t * 0.75) * (1 + b * 0.12);
      const x = side > 0 ? edge : edge - width;
      const foot = ground + t * t * 40 + 4;
      bodies.rect(x, foot - height, width, height + 10);
      if (random.chance(0.5))
        bodies
          .rect(x + width * 0.3, foot - height - 26, width * 0.3, 28)
          .rect(x + width * 0.7, foot - height - 60, 2.4, 62);
      addWindows(
        windows,
        random,
        { x, y: foot - height, width, height },
        9 + t * 12,
        night ? 0.42 : 0.2,
        stage.draft,
      );
      if (random.chance(night ? 0.75 : 0.3) && b < 2) {
        const sw = (15 + t * 26) * random.between(0.8, 1.2);
        const colors = [palette.warm, palette.accent, palette.skyLow, palette.accent];
        signs.push({
          x: side > 0 ? x - sw * 0.9 : x + width - sw * 0.1,
          y: foot - height * random.between(0.4, 0.72),
          width: sw,
          height: sw * random.between(3, 4.6),
          color: colors[Math.floor(random.next() * 4)] ?? palette.warm,
        });
      }
      edge += side * (width + random.between(2, 10));
      if (edge < -60 || edge > w + 60) break;
    }
  }
  fill(canvas, bodies, {
    color: stage.depth(distance),
    low: stage.depth(Math.min(1, distance + 0.25)),
    span: [0, ground],
    rim: rimOf(stage, middle, ground * 0.5, 3 + t * 4, 0.35),
  });
  const glow = night ? 1.1 : 0.5;
  fill(canvas, windows, {
    color: scale(mix(palette.warm, palette.light, 0.25), glow),
    alpha: 0.9 - distance * 0.5,
  });
  for (const sign of signs) paintSign(stage, random, sign, 1 - distance * 0.7);
}

function addWindows(
  path: Path,
  random: Stream,
  box: { x: number; y: number; width: number; height: number },
  cell: number,
  share: number,
  draft: boolean,
): void {
  const step = draft ? cell * 1.6 : cell;
  const columns = Math.max(2, Math.floor(box.width / step));
  const rows = Math.floor(box.height / (step * 1.35));
  const dx = box.width / columns;
  for (let r = 0; r < rows; r++) {
    const lively = random.next();
    for (let c = 0; c < columns; c++) {
      if (random.next() > share * (0.4 + lively * 1.2)) continue;
      path.rect(box.x + (c + 0.22) * dx, box.y + (r + 0.5) * step * 1.35, dx * 0.56, step * 0.72);
    }
  }
}

/** A neon sign: a glowing frame and strokes that look like writing and say nothing. */
function paintSign(
  stage: Stage,
  random: Stream,
  sign: { x: number; y: number; width: number; height: number; color: Rgb },
  power: number,
): void {
  const { canvas, palette } = stage;
  const { x, y, width, height, color } = sign;
  fill(canvas, new Path().rect(x, y, width, height), { color: scale(palette.near, 1.2) });
  const frame = new Path()
    .rect(x, y, width, height)
    .rect(x + width * 0.07, y + width * 0.07, width * 0.86, height - width * 0.14, true);
  const marks = new Path();
  const cells = Math.max(2, Math.round(height / width));
  const cell = (height - width * 0.4) / cells;
  for (let i = 0; i < cells; i++) {
    const cy = y + width * 0.2 + cell * (i + 0.5);
    const cx = x + width / 2;
    const r = width * 0.26;
    const line = Math.max(1.2, width * 0.07);
    marks.stroke(
      [
        [cx - r, cy - r * random.between(0.5, 1)],
        [cx + r, cy - r * random.between(0.5, 1)],
      ],
      line,
    );
    if (random.chance(0.7))
      marks.stroke(
        [
          [cx, cy - r],
          [cx, cy + r * random.between(0.3, 1)],
        ],
        line,
      );
    if (random.chance(0.6))
      marks.stroke(
        [
          [cx - r, cy + r * 0.3],
          [cx + r, cy + r * 0.3],
        ],
        line,
      );
    if (random.chance(0.5))
      marks.ellipse(cx, cy + r * 0.5, r * 0.55, r * 0.4).ellipse(cx, cy + r * 0.5, r * 0.38, r * 0.24, true);
  }
  const bright = scale(color, 1.5 * power);
  fill(canvas, frame, { color: bright });
  fill(canvas, marks, { color: mix(bright, palette.light, 0.3) });
  addGlow(canvas, x + width / 2, y + height / 2, height * 1.1, color, 0.5 * power);
}

function paintSkyline(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const night = composition.hour === "night";
  const base = h * 0.86;
  paintSky(stage, base);
  for (let layer = 0; layer < 4; layer++) {
    const t = layer / 3;
    const random = stage.random("skyline", layer);
    const bodies = new Path();
    const windows = new Path();
    for (let x = -40; x < w + 40; ) {
      const width = random.between(46, 110) * (0.7 + t * 0.6);
      const centre = 1 - Math.abs(x / w - composition.focus) * 0.7;
      const height = h * random.between(0.14, 0.44) * centre * (1 - t * 0.42);
      bodies.rect(x, base - height + t * 30, width, height + 200);
      if (random.chance(0.28))
        bodies.polygon([
          [x + width * 0.3, base - height + t * 30],
          [x + width * 0.5, base - height - 70 + t * 30],
          [x + width * 0.7, base - height + t * 30],
        ]);
      addWindows(
        windows,
        random,
        { x, y: base - height + t * 30, width, height },
        9 + t * 5,
        night ? 0.34 : 0.14,
        stage.draft,
      );
      x += width + random.between(0, 16);
    }
    const distance = 0.75 * (1 - t) + 0.08;
    fill(canvas, bodies, {
      color: stage.depth(distance),
      low: stage.depth(Math.min(1, distance + 0.3)),
      span: [h * 0.35, base],
      rim: rimOf(stage, w / 2, base - 200, 3, 0.45),
    });
    fill(canvas, windows, {
      color: scale(mix(palette.warm, palette.light, 0.2), night ? 1.2 : 0.45),
      alpha: 0.9 - distance * 0.6,
    });
    paintMist(stage, `skyline-${layer}`, base - 10, 150, 0.62 * (1 - t * 0.7));
  }
  fill(canvas, new Path().rect(-10, h * 0.88, w + 20, h), {
    color: scale(palette.near, 1.2),
    low: palette.near,
    rim: rimOf(stage, w / 2, h * 0.9, 4, 0.6),
  });
  const rail = new Path().rect(-10, h * 0.815, w + 20, 4);
  for (let x = 10; x < w; x += 46) rail.rect(x, h * 0.815, 3.2, h * 0.07);
  fill(canvas, rail, { color: palette.near, rim: rimOf(stage, w / 2, h * 0.82, 3, 0.5) });
  return { spot: { x: w - stage.focusX, y: h * 0.93, height: 270 } };
}
