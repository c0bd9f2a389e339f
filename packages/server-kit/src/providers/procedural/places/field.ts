import { mix, scale } from "../colour/colour.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { birds, broadTree, grass } from "./plants.ts";
import { paintRidges, rimOf } from "./relief.ts";

/** Rolling hills under a wide sky: a lone tree, tall grass, flowers at the viewer's feet. */
export function paintField(stage: Stage): PaintedPlace {
  const { scene, composition, w, h, canvas, palette } = stage;
  const { has } = scene;
  const horizon = stage.horizon + 40;
  paintSky(stage, horizon + 20);
  paintRidges(stage, "range", { base: horizon, height: 150, layers: 2, from: 0.9, to: 0.7, rough: 0.5 });
  let crest: Point = [w / 2, horizon];
  for (let row = 0; row < 3; row++) {
    const t = row / 2;
    const y = horizon + 10 + t * (h - horizon) * 0.36;
    const random = stage.random("hill", row);
    const outline: Point[] = [
      [-60, y + random.between(0, 30)],
      [w * 0.3, y + random.between(-30, 10)],
      [w * 0.68, y + random.between(-26, 20)],
      [w + 60, y + random.between(-10, 30)],
    ];
    if (row === 1) crest = outline[composition.focus > 0.5 ? 1 : 2]!;
    const distance = 0.52 * (1 - t) + 0.06;
    const meadow = mix(
      stage.depth(distance),
      mix(palette.warm, palette.fog, 0.5),
      stage.light.moon ? 0.04 : 0.22,
    );
    fill(canvas, new Path().blob([...outline, [w + 60, h + 80], [-60, h + 80]]), {
      color: meadow,
      low: stage.depth(distance * 0.4),
      span: [y - 40, y + 320],
      rim: rimOf(stage, w / 2, y, 6, 0.4),
      texture: { noise: stage.noise("meadow"), x: 0.03, y: 0.09, amount: 0.32 },
    });
    if (row === 1 && (has.has("tree") || composition.arrangement > 0.35))
      paintLoneTree(stage, stage.focusX, y + 12);
    fill(
      canvas,
      grass(stage.random("blades", row), w, y + 34 + t * 60, 24 + t * 40, stage.draft ? 90 : 260),
      { color: scale(meadow, 0.7), rim: rimOf(stage, w / 2, y, 2.5, 0.5) },
    );
    paintMist(stage, `field-${row}`, y + 10, 70, 0.4 * (1 - t));
  }
  if (has.has("bird") || composition.arrangement < 0.3)
    fill(canvas, birds(stage.random("birds"), stage.focusX, h * 0.28, 11, 22), { color: stage.depth(0.25) });
  return {
    spot: { x: w - stage.focusX, y: crest[1] + 90, height: 240 },
    front: () => {
      fill(canvas, grass(stage.random("front-grass"), w, h + 20, 190, stage.draft ? 120 : 380), {
        color: scale(palette.near, 1.1),
        soft: 1.2,
        rim: rimOf(stage, w / 2, h, 4, 0.6),
      });
      paintFlowers(stage);
    },
  };
}

function paintLoneTree(stage: Stage, x: number, y: number): void {
  const { canvas, palette, scene } = stage;
  const tree = broadTree(stage.random("lone"), x, y, 380);
  const color = scene.has.has("spring")
    ? mix(palette.accent, palette.light, 0.4)
    : scene.has.has("autumn")
      ? mix(palette.accent, palette.warm, 0.3)
      : stage.depth(0.2);
  fill(canvas, tree, {
    color: scale(color, stage.light.moon ? 0.5 : 0.85),
    low: stage.depth(0.16),
    rim: rimOf(stage, x, y - 250, 6, 0.8),
    shade: { dx: stage.light.side, dy: -0.6, width: 40, amount: 0.5 },
  });
}

function paintFlowers(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("flowers");
  const heads = new Path();
  const hearts = new Path();
  const count = stage.scene.has.has("garden") || stage.scene.has.has("flower") ? 150 : 44;
  for (let i = 0; i < count; i++) {
    const t = random.next() ** 0.7;
    const x = random.next() * w;
    const y = h - (1 - t) * h * 0.2 - random.between(0, 60);
    const r = 4 + t * 10 * random.between(0.6, 1.2);
    for (let p = 0; p < 5; p++) {
      const a = (p / 5) * Math.PI * 2 + i;
      heads.ellipse(x + Math.cos(a) * r * 0.62, y + Math.sin(a) * r * 0.45, r * 0.5, r * 0.36, false, a);
    }
    hearts.ellipse(x, y, r * 0.26, r * 0.2);
  }
  const light = stage.light.moon ? 0.42 : 0.9;
  fill(canvas, heads, {
    color: scale(mix(palette.accent, palette.light, 0.35), light),
    low: scale(palette.accent, light * 0.6),
    rim: rimOf(stage, w / 2, h, 3, 0.5),
  });
  fill(canvas, hearts, { color: scale(palette.warm, light) });
}
