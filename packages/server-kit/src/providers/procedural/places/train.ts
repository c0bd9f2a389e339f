import { mix, scale } from "../colour/colour.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { grass } from "./plants.ts";
import { paintLedge, paintRidges, rimOf } from "./relief.ts";
import { paintWater } from "./water.ts";

/** A train with lit windows that crosses still water on a long viaduct. */
export function paintTrain(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, horizon, w, h } = stage;
  paintSky(stage, horizon + 40);
  paintRidges(stage, "far-shore", { base: horizon + 16, height: 140, layers: 2, from: 0.9, to: 0.74 });
  const deck = horizon - 66;
  const color = stage.depth(0.2);
  const rim = rimOf(stage, w / 2, deck, 4, 0.8);
  const bridge = new Path().rect(-20, deck, w + 40, 15);
  for (let x = -60; x < w + 60; x += 118) {
    bridge.rect(x, deck + 10, 22, horizon - deck);
    bridge.polygon([
      [x + 22, deck + 12],
      [x + 118, deck + 12],
      [x + 118, deck + 40],
      [x + 104, deck + 24],
      [x + 70, deck + 17],
      [x + 36, deck + 24],
      [x + 22, deck + 40],
    ]);
  }
  const poles = new Path();
  for (let x = 30; x < w; x += 190) poles.rect(x, deck - 92, 3, 94).rect(x - 12, deck - 86, 27, 2.4);
  for (const y of [deck - 84, deck - 76])
    poles.stroke(
      [
        [-10, y],
        [w / 2, y + 5],
        [w + 10, y],
      ],
      1.1,
    );
  fill(canvas, poles, { color });
  fill(canvas, bridge, { color, low: stage.depth(0.4), rim });
  paintCars(stage, deck);
  paintMist(stage, "bridge-mist", horizon - 4, 56, 0.55);
  paintWater(stage, horizon, { calm: 0.85 });
  if (composition.arrangement > 0.5) {
    const front = grass(stage.random("reeds"), w, h + 20, 150, stage.draft ? 70 : 200);
    return {
      spot: { ...paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.88, 360), height: 210 },
      front: () => fill(canvas, front, { color: scale(palette.near, 0.9), soft: 1.4 }),
    };
  }
  return { spot: { ...paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.87, 340), height: 210 } };
}

function paintCars(stage: Stage, deck: number): void {
  const { canvas, palette, w } = stage;
  const random = stage.random("cars");
  const head = w * random.between(0.72, 0.94);
  const bodies = new Path();
  const windows = new Path();
  for (let i = 0; i < 6; i++) {
    const x = head - (i + 1) * 172;
    bodies.blob([
      [x + 3, deck - 3],
      [x + 4, deck - 40],
      [x + 12, deck - 47],
      [x + 152, deck - 47],
      [x + 163, deck - 40],
      [x + 165, deck - 3],
    ]);
    for (let k = 0; k < 7; k++) windows.rect(x + 14 + k * 21, deck - 36, 14, 15);
  }
  fill(canvas, bodies, {
    color: mix(stage.depth(0.14), palette.accent, 0.08),
    low: palette.near,
    rim: rimOf(stage, head, deck, 4, 0.7),
  });
  fill(canvas, windows, { color: scale(palette.warm, 1.5) });
  fill(canvas, windows, { color: scale(palette.warm, 0.4), light: true, soft: 9 });
}
