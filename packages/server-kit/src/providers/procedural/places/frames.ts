import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { PlaceName } from "../scene/place-names.ts";
import type { Stage } from "../scene/stage.ts";
import type { PaintedPlace } from "./place.ts";
import { hangingLeaves } from "./plants.ts";
import { rimOf } from "./relief.ts";
import { archPath } from "./window.ts";

/** What a place may be seen through, or from. */
type Frame = "none" | "arch" | "cave" | "window" | "boughs" | "boat" | "port" | "balcony";

const FRAMES: Partial<Record<PlaceName, readonly Frame[]>> = {
  sea: ["none", "boat", "arch", "none", "window"],
  castle: ["none", "none", "boat", "none", "arch"],
  desert: ["none", "arch", "none", "cave", "none"],
  mountain: ["none", "cave", "none", "balcony", "boughs"],
  field: ["none", "boughs", "window", "none", "none"],
  village: ["none", "arch", "none", "balcony", "boughs"],
  sky: ["none", "balcony", "none", "arch", "none"],
  forest: ["none", "none", "cave", "none", "window"],
  city: ["none", "window", "none", "none", "balcony"],
  space: ["none", "port", "none", "none", "window"],
  underwater: ["none", "cave", "none", "port", "none"],
  train: ["none", "window", "none", "boughs", "none"],
  station: ["none", "none", "arch", "none", "none"],
  shrine: ["none", "boughs", "none", "none", "boughs"],
};

/** Sets a place into a frame near the viewer, when the candidate's vantage has one; the person then stands in it. */
export function paintFrame(stage: Stage, place: PaintedPlace): PaintedPlace {
  const { composition, w, h } = stage;
  const frames = FRAMES[composition.place];
  if (!frames) return place;
  const frame = frames[Math.floor(((composition.vantage * 2) % 1) * frames.length)]!;
  const x = w / 2 + (stage.focusX - w / 2) * 0.35;
  switch (frame) {
    case "none":
      return place;
    case "boughs":
      return { ...place, front: () => paintBoughs(stage, place) };
    case "boat":
      paintBow(stage, x);
      return { spot: { x, y: h * 0.905, height: 300 } };
    case "window":
      paintWindowFrame(stage);
      return { spot: { x, y: h * 0.99, height: 470 } };
    case "balcony":
      paintBalcony(stage);
      return { spot: { x, y: h * 0.955, height: 380 } };
    case "port":
      paintOpening(
        stage,
        new Path().ellipse(w / 2, h * 0.44, Math.min(w, h) * 0.46, Math.min(w, h) * 0.46, true),
      );
      return { spot: { x, y: h * 0.97, height: 420 } };
    case "cave":
      paintOpening(stage, caveMouth(stage));
      return { spot: { x, y: h * 0.93, height: 290 } };
    case "arch": {
      const arch = archPath(
        w / 2,
        h * 0.93,
        w * 0.74,
        h * 0.86,
        composition.arrangement > 0.5 ? "pointed" : "round",
      );
      const hole = new Path();
      for (const { points } of arch.outlines) hole.outlines.push({ points, hole: true });
      paintOpening(stage, hole);
      return { spot: { x, y: h * 0.95, height: 330 } };
    }
  }
}

/** A dark wall near the viewer with a hole in it, its edge lit from without. */
function paintOpening(stage: Stage, hole: Path): void {
  const { canvas, palette, w, h } = stage;
  const wall = new Path().rect(-30, -30, w + 60, h + 60).add(hole);
  fill(canvas, wall, {
    color: scale(palette.near, 1.25),
    low: scale(palette.near, 0.8),
    rim: { color: mix(palette.light, palette.skyLow, 0.5), dx: 0, dy: 0, width: 26, amount: 0.55 },
    texture: { noise: stage.noise("opening"), x: 0.012, y: 0.03, amount: 0.4 },
  });
}

/** A ragged mouth: broken rock at the sides, teeth of stone above, a flat floor. */
function caveMouth(stage: Stage): Path {
  const { w, h } = stage;
  const noise = stage.noise("cave");
  const points: Point[] = [];
  for (let i = 0; i < 160; i++) {
    const a = (i / 160) * Math.PI * 2;
    const up = Math.max(0, -Math.sin(a));
    const rough = fractal(noise, Math.cos(a) * 2.1, Math.sin(a) * 2.1, 4) * 0.3;
    const teeth = Math.abs(fractal(noise, (i / 160) * 40, 3, 2)) * up * 0.34;
    const reach = 1.02 + rough - teeth;
    points.push([
      w / 2 + Math.cos(a) * w * 0.44 * reach,
      Math.min(h * 0.89, h * 0.47 + Math.sin(a) * h * 0.5 * reach),
    ]);
  }
  return new Path().polygon(points, true);
}

function paintWindowFrame(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const [left, top, wide, tall] = [w * 0.1, h * 0.07, w * 0.8, h * 0.72];
  const room = new Path().rect(-20, -20, w + 40, h + 40).rect(left, top, wide, tall, true);
  fill(canvas, room, { color: scale(mix(palette.near, palette.skyMid, 0.1), 1.1), low: palette.near });
  const bars = new Path();
  for (let i = 0; i <= 3; i++) bars.rect(left + (wide * i) / 3 - 8, top, 16, tall);
  for (const t of [0, 0.3, 1]) bars.rect(left - 8, top + tall * t - 7, wide + 16, 15);
  bars.rect(left - 44, top + tall, wide + 88, 24);
  const rim = rimOf(stage, w / 2, top + tall, 6, 0.7);
  fill(canvas, bars, { color: scale(palette.near, 1.7), rim });
  const things = new Path();
  const random = stage.random("sill");
  for (let i = 0, x = left + 20; i < 5; i++, x += 24)
    things.rect(x, top + tall - random.between(62, 104), 21, 106);
  const px = left + wide - 80;
  things.polygon([
    [px - 36, top + tall - 62],
    [px + 36, top + tall - 62],
    [px + 26, top + tall],
    [px - 26, top + tall],
  ]);
  for (let i = 0; i < 9; i++) {
    const a = -Math.PI / 2 + (i - 4) * 0.24;
    const reach = random.between(90, 150);
    things.blob([
      [px, top + tall - 60],
      [px + Math.cos(a - 0.14) * reach * 0.6, top + tall - 60 + Math.sin(a - 0.14) * reach * 0.6],
      [px + Math.cos(a) * reach, top + tall - 60 + Math.sin(a) * reach],
      [px + Math.cos(a + 0.14) * reach * 0.6, top + tall - 60 + Math.sin(a + 0.14) * reach * 0.6],
    ]);
  }
  fill(canvas, things, { color: scale(palette.near, 1.1), rim });
  fill(
    canvas,
    new Path().polygon([
      [left + 30, h * 0.86],
      [left + wide - 30, h * 0.86],
      [w * 0.95, h + 20],
      [w * 0.05, h + 20],
    ]),
    {
      color: scale(mix(palette.skyLow, palette.light, 0.4), 0.16),
      low: [0, 0, 0],
      light: true,
      soft: 18,
    },
  );
}

/** A stone rail between pillars, high above the place. */
export function paintBalcony(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const rim = rimOf(stage, w / 2, h * 0.8, 6, 0.8);
  const stone = mix(palette.near, palette.skyMid, 0.22);
  const rail = new Path().rect(-20, h * 0.775, w + 40, 22).rect(-20, h * 0.885, w + 40, 26);
  for (let x = 24; x < w; x += 62) {
    const [y0, y1] = [h * 0.79, h * 0.89];
    const mid = (y0 + y1) / 2;
    rail.blob([
      [x - 8, y0],
      [x + 8, y0],
      [x + 7, y0 + 18],
      [x + 20, mid + 14],
      [x + 9, y1],
      [x - 9, y1],
      [x - 20, mid + 14],
      [x - 7, y0 + 18],
    ]);
  }
  fill(canvas, rail, { color: stone, low: scale(stone, 0.4), rim });
  fill(canvas, new Path().rect(-20, h * 0.905, w + 40, h * 0.12), {
    color: scale(stone, 0.7),
    low: palette.near,
  });
  const pillars = new Path();
  for (const x of [w * 0.045, w * 0.955]) {
    pillars
      .rect(x - 46, -20, 92, h + 40)
      .rect(x - 64, h * 0.9, 128, 40)
      .rect(x - 64, h * 0.05, 128, 26);
  }
  fill(canvas, pillars, { color: scale(stone, 0.8), low: scale(palette.near, 0.8), rim });
}

function paintBoughs(stage: Stage, place: PaintedPlace): void {
  const { canvas, palette, scene, w, h, composition } = stage;
  place.front?.();
  const side = composition.focus > 0.5 ? 0 : 1;
  const at = (t: number): number => (side === 0 ? t * w : w - t * w);
  const random = stage.random("bough");
  const wood = new Path();
  wood.stroke(
    [
      [at(-0.04), h * 0.02],
      [at(0.2), h * 0.09],
      [at(0.46), h * 0.06],
      [at(0.72), h * 0.12],
    ],
    42,
    5,
  );
  wood.stroke(
    [
      [at(0.14), h * 0.07],
      [at(0.26), h * 0.16],
      [at(0.34), h * 0.27],
    ],
    20,
    3,
  );
  wood.stroke(
    [
      [at(-0.03), h * 0.16],
      [at(0.1), h * 0.24],
      [at(0.15), h * 0.36],
    ],
    26,
    4,
  );
  fill(canvas, wood, { color: scale(palette.near, 1.1), rim: rimOf(stage, at(0.3), h * 0.1, 5, 0.8) });
  const blossom = scene.has.has("spring") || composition.hour === "dawn";
  for (let layer = 0; layer < 2; layer++)
    fill(canvas, hangingLeaves(random, w * 1.3, h * 0.36, side, stage.draft ? 90 : 260), {
      color: blossom
        ? scale(mix(palette.accent, palette.light, 0.3 + layer * 0.3), stage.light.moon ? 0.45 : 0.9)
        : scale(mix(palette.near, palette.accent, 0.05 + layer * 0.1), 1.3),
      soft: layer === 0 ? 2.4 : 0.6,
      rim: rimOf(stage, at(0.3), h * 0.15, 3, 0.5),
    });
}

/** The bow of a boat that carries the viewer, with a lantern on its stem. */
function paintBow(stage: Stage, x: number): void {
  const { canvas, palette, h } = stage;
  const y = h * 0.8;
  const rim = rimOf(stage, x, y, 7, 1);
  const half: Point[] = [
    [0, y - 24],
    [40, y + 20],
    [120, y + 96],
    [212, y + 220],
    [270, h + 60],
  ];
  const hull: Point[] = [
    ...half.map(([a, b]) => [x + a, b] as Point),
    ...half
      .slice()
      .reverse()
      .map(([a, b]) => [x - a, b] as Point),
  ];
  fill(canvas, new Path().polygon(hull), {
    color: mix(palette.near, palette.warm, 0.07),
    low: palette.near,
    rim,
  });
  const inner: Point[] = [
    [0, y + 26],
    [30, y + 58],
    [96, y + 134],
    [176, y + 240],
    [226, h + 60],
  ];
  fill(
    canvas,
    new Path().polygon([
      ...inner.map(([a, b]) => [x + a, b] as Point),
      ...inner
        .slice()
        .reverse()
        .map(([a, b]) => [x - a, b] as Point),
    ]),
    { color: mix(palette.near, palette.warm, 0.16), low: palette.near, span: [y, h] },
  );
  const planks = new Path();
  for (const t of [0.3, 0.55, 0.82])
    planks.rect(x - 40 - t * 130, y + 30 + t * 180, 80 + t * 260, 10 + t * 8);
  fill(canvas, planks, { color: mix(palette.near, palette.warm, 0.26), low: palette.near, rim });
}
