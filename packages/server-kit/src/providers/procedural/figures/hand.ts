import { scale } from "../colour/colour.ts";
import { Path } from "../raster/path.ts";
import type { Brush } from "./brush.ts";

/** A hand that closes around something, and the sleeve it comes from. */
export function paintHand(brush: Brush, x: number, y: number, from: readonly [number, number]): void {
  brush.part(
    new Path().stroke(
      [
        [from[0], from[1]],
        [(x + from[0]) / 2 + 16, (y + from[1]) / 2 + 30],
        [x, y + 16],
      ],
      96,
      60,
    ),
    scale(brush.cloth, 1.12),
    { low: scale(brush.cloth, 0.6) },
  );
  brush.part(new Path().ellipse(x, y, 31, 27, false, -0.3), scale(brush.skin, 0.95), {
    low: scale(brush.skin, 0.72),
  });
  const fingers = new Path();
  for (const dy of [-9, 2, 12])
    fingers.stroke(
      [
        [x - 18, y + dy],
        [x + 14, y + dy - 4],
      ],
      2.6,
      1.4,
    );
  brush.mark(fingers, scale(brush.skin, 0.5), { alpha: 0.55 });
}
