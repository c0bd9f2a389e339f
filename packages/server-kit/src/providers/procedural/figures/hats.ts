import { mix, scale } from "../colour/colour.ts";
import { outline, Path } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import type { Identity } from "./identity.ts";

/** What the person wears on the head; `side` when the head is seen from the side (facing right). */
export function paintHat(brush: Brush, identity: Identity, side: boolean): void {
  const { cloth, stage } = brush;
  const low = scale(cloth, 0.55);
  const gold = scale(mix(stage.palette.warm, cloth, 0.15), 0.8);
  switch (identity.hat) {
    case "captain": {
      const crown = side
        ? new Path().blob(outline("-148,-106 -176,-172 -120,-226 0,-244 96,-218 128,-170 118,-112 0,-96"))
        : new Path().blob(outline("-142,-106 -170,-180 -110,-228 0,-240 110,-228 170,-180 142,-106 0,-92"));
      brush.part(crown, mix(cloth, stage.palette.light, 0.06), { low });
      const band = side
        ? new Path().polygon([
            [-150, -122],
            [122, -128],
            [120, -92],
            [-146, -84],
          ])
        : new Path().polygon([
            [-144, -124],
            [144, -124],
            [142, -88],
            [-142, -88],
          ]);
      brush.part(band, scale(cloth, 0.6));
      const visor = side
        ? new Path().blob(outline("60,-98 122,-104 178,-74 160,-62 110,-76"))
        : new Path().blob(outline("-108,-92 0,-84 108,-92 76,-56 0,-48 -76,-56"));
      brush.part(visor, scale(cloth, 0.5));
      const x = side ? 84 : 0;
      brush.mark(new Path().ellipse(x, -144, side ? 14 : 20, 20), gold);
      brush.mark(
        side
          ? new Path().stroke(
              [
                [-140, -100],
                [118, -108],
              ],
              5,
            )
          : new Path().stroke(
              [
                [-138, -102],
                [138, -102],
              ],
              5,
            ),
        gold,
        { alpha: 0.9 },
      );
      break;
    }
    case "witch": {
      brush.part(
        new Path().blob(
          outline("-130,-120 -96,-210 -58,-330 -70,-420 -130,-470 -30,-440 26,-350 80,-220 132,-120"),
        ),
        cloth,
        { low },
      );
      brush.part(new Path().ellipse(0, -116, 270, 44, false, -0.06), scale(cloth, 0.85), { low });
      brush.mark(
        new Path().stroke(
          [
            [-124, -140],
            [0, -126],
            [126, -144],
          ],
          20,
        ),
        gold,
        { alpha: 0.6 },
      );
      break;
    }
    case "brim": {
      brush.part(
        new Path().blob(outline("-124,-110 -112,-196 -60,-226 0,-212 60,-226 112,-196 124,-110")),
        cloth,
        { low },
      );
      brush.part(
        new Path().ellipse(side ? 14 : 0, -112, 208, 34, false, side ? 0.05 : 0),
        scale(cloth, 0.9),
        { low },
      );
      brush.mark(
        new Path().stroke(
          [
            [-120, -136],
            [0, -126],
            [120, -136],
          ],
          20,
        ),
        scale(cloth, 0.4),
      );
      break;
    }
    case "crown": {
      const points: [number, number][] = [[-96, -146]];
      for (let i = 0; i <= 6; i++) points.push([-108 + i * 36, -196 - (i % 2 === 0 ? 34 : 0)]);
      points.push([96, -146]);
      brush.part(new Path().polygon(points), scale(gold, 1.2), { low: scale(gold, 0.6) });
      break;
    }
    case "hood": {
      const hood = new Path().blob(
        side
          ? outline(
              "70,-150 20,-214 -80,-206 -164,-120 -190,20 -170,170 -110,270 0,262 30,200 0,120 20,20 60,-60",
            )
          : outline(`
            0,-220 110,-186 172,-60 176,90 140,220 90,270 100,120 112,0 86,-100 0,-146 -86,-100 -112,0
            -100,120 -90,270 -140,220 -176,90 -172,-60 -110,-186
          `),
      );
      brush.part(hood, scale(cloth, 1.1), { low });
      break;
    }
    case "none":
      break;
  }
}
