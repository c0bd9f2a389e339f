import { scale } from "../colour/colour.ts";
import { rimOf } from "../places/relief.ts";
import { fill } from "../raster/ink.ts";
import { outline, Path } from "../raster/path.ts";
import type { Spot, Stage } from "../scene/stage.ts";

const WALKER = outline(`
  0,-1 0.05,-0.985 0.066,-0.93 0.056,-0.88 0.034,-0.85 0.07,-0.825 0.118,-0.79 0.132,-0.7 0.14,-0.52
  0.112,-0.46 0.104,-0.3 0.088,-0.16 0.078,-0.01 0.02,-0.01 0.008,-0.3 -0.012,-0.3 -0.03,-0.01 -0.086,-0.01
  -0.092,-0.16 -0.106,-0.3 -0.112,-0.46 -0.14,-0.52 -0.132,-0.7 -0.118,-0.79 -0.07,-0.825 -0.034,-0.85
  -0.056,-0.88 -0.066,-0.93 -0.05,-0.985
`);

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
