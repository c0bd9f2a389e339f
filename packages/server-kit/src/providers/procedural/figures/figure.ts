import { mix, scale } from "../colour/colour.ts";
import { rimOf } from "../places/relief.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { View } from "../scene/compose.ts";
import type { Spot, Stage } from "../scene/stage.ts";
import type { Identity } from "./identity.ts";

/** Paints a whole standing person; the feet stand at the spot. */
export function paintFigure(stage: Stage, identity: Identity, view: View, spot: Spot): void {
  const k = spot.height / 1000;
  const put = (path: Path): Path => path.placed({ x: spot.x, y: spot.y, sx: view === "left" ? -k : k });
  const rim = rimOf(stage, spot.x, spot.y - spot.height * 0.7, Math.max(4, 16 * k), 1.1);
  const cloth = mix(identity.garmentColor, stage.palette.near, 0.7);
  fill(
    stage.canvas,
    put(
      new Path().blob([
        [-30, -850],
        [-120, -800],
        [-150, -500],
        [-210, 0],
        [210, 0],
        [150, -500],
        [120, -800],
        [30, -850],
      ]),
    ),
    {
      color: cloth,
      low: scale(stage.palette.near, 0.8),
      rim,
    },
  );
  fill(stage.canvas, put(new Path().ellipse(0, -915, 62, 78)), {
    color: mix(identity.hairColor, stage.palette.near, 0.6),
    rim,
  });
}
