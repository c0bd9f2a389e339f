import { scale } from "../colour/colour.ts";
import { rimOf } from "../places/relief.ts";
import { fill } from "../raster/ink.ts";
import { outline, Path } from "../raster/path.ts";
import type { Spot, Stage } from "../scene/stage.ts";

const WALKER = outline(
  "0,-1 0.075,-0.97 0.085,-0.89 0.05,-0.83 0.14,-0.78 0.17,-0.6 0.15,-0.42 0.12,-0.2 0.1,0 -0.1,0 -0.13,-0.2 -0.15,-0.42 -0.17,-0.6 -0.14,-0.78 -0.05,-0.83 -0.085,-0.89 -0.075,-0.97",
);

/** Many people far and near, as dark shapes with a lit edge. */
export function paintCrowd(stage: Stage, spot: Spot): void {
  const { canvas, w } = stage;
  const random = stage.random("crowd");
  for (let row = 0; row < 3; row++) {
    const tall = spot.height * (0.62 + row * 0.16);
    const people = new Path();
    for (let x = random.between(-20, 60); x < w + 20; x += tall * random.between(0.34, 0.95)) {
      if (Math.abs(x - spot.x) < spot.height * 0.32) continue;
      const sx = tall * random.between(0.9, 1.08);
      people.add(
        new Path().blob(WALKER).placed({ x, y: spot.y - (2 - row) * spot.height * 0.07, sx, sy: sx }),
      );
    }
    fill(canvas, people, {
      color: stage.depth(0.42 - row * 0.16),
      low: scale(stage.depth(0.3 - row * 0.12), 0.8),
      rim: rimOf(stage, spot.x, spot.y - tall, 5, 0.8),
    });
  }
}
