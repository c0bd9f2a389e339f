import { rimOf } from "../places/relief.ts";
import { fill } from "../raster/ink.ts";
import { outline, Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import type { Identity } from "./identity.ts";

const cat = outline(`
  -60,0 -110,-40 -118,-130 -86,-230 -50,-300 -70,-350 -76,-430 -44,-392 -8,-392 24,-430
  22,-350 6,-308 40,-230 64,-120 66,0
`);
const dog = outline(`
  -70,0 -140,-30 -150,-140 -110,-280 -60,-400 -66,-470 -40,-540 -20,-480 40,-470 96,-430
  92,-396 36,-384 26,-330 60,-200 66,0
`);

/** The animal that sits beside the person. */
export function paintCompanion(
  stage: Stage,
  identity: Identity,
  at: { x: number; y: number; k: number },
): void {
  if (identity.companion !== "cat" && identity.companion !== "dog") return;
  const path = new Path().blob(identity.companion === "cat" ? cat : dog);
  path.stroke(
    [
      [-100, -20],
      [-190, -40],
      [-226, -120],
      [-190, -190],
    ],
    30,
    16,
  );
  fill(stage.canvas, path.placed({ x: at.x, y: at.y, sx: at.x < stage.light.x ? at.k : -at.k, sy: at.k }), {
    color: stage.depth(0.05),
    rim: rimOf(stage, at.x, at.y, Math.max(3, 60 * at.k), 1),
  });
}
