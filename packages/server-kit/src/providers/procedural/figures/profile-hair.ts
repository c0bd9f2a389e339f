import { mix, scale } from "../colour/colour.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import { type Brush, paintGleam, paintStrands } from "./brush.ts";
import type { Identity } from "./identity.ts";

const cap = outline(`
  86,-104 108,-82 112,-48 98,-62 84,-34 66,-64 44,-40 26,-10 16,34 2,8 -22,14 -36,62 -72,118
  -112,92 -144,22 -150,-54 -122,-128 -64,-172 6,-182 62,-160
`);
/** Hair from the side, in the person's style; `squeezed` fits it to a head that turns away. */
export function paintProfileHair(
  brush: Brush,
  identity: Identity,
  squeezed: (points: readonly Point[]) => Point[],
): void {
  const { hair } = brush;
  const gleam = mix(hair, brush.stage.palette.light, 0.3);
  const low = scale(hair, 0.6);
  if (identity.hair === "windblown") paintWind(brush, gleam);
  if (identity.hair === "ponytail") {
    brush.part(
      new Path().blob(
        outline("-118,-96 -168,-110 -236,-60 -262,60 -238,210 -206,320 -176,236 -178,110 -168,10 -128,-40"),
      ),
      hair,
      { low },
    );
    paintStrands(
      brush,
      "tail",
      [
        [-130, -90],
        [-230, -50],
        [-250, 80],
        [-212, 300],
      ],
      [
        [-124, -50],
        [-172, -10],
        [-182, 110],
        [-200, 290],
      ],
      { count: 30, color: gleam, alpha: 0.1, width: 2 },
    );
  }
  if (identity.hair === "bun") brush.part(new Path().ellipse(-118, -128, 60, 54, false, 0.4), hair, { low });
  if (identity.hair === "long") {
    brush.part(
      new Path().blob(
        squeezed(
          outline(`
          20,-90 14,20 2,120 14,230 -14,360 0,480 -40,600 -34,690 -92,640 -120,740 -160,650 -206,660
          -200,520 -222,390 -196,250 -190,110 -158,-20 -140,-110 -60,-170
        `),
        ),
      ),
      hair,
      { low },
    );
    paintStrands(
      brush,
      "fall",
      squeezed(outline("-60,-160 -148,-40 -190,150 -204,400 -180,640")),
      squeezed(outline("0,-150 14,0 2,180 -12,400 -50,640")),
      { count: 90, color: gleam, alpha: 0.1, width: 2.4 },
    );
  }
  if (identity.hair === "bob") {
    brush.part(
      new Path().blob(
        squeezed(outline("24,-90 34,0 36,90 18,148 -60,160 -140,146 -172,60 -166,-40 -140,-110 -60,-170")),
      ),
      hair,
      { low },
    );
    paintStrands(
      brush,
      "bob",
      squeezed([
        [-50, -165],
        [-158, -60],
        [-168, 50],
        [-136, 140],
      ]),
      squeezed([
        [10, -150],
        [26, -20],
        [34, 80],
        [18, 140],
      ]),
      { count: 70, color: gleam, alpha: 0.1, width: 2.4 },
    );
  }
  const flowing = identity.hair === "long" || identity.hair === "bob";
  brush.part(new Path().blob(squeezed(cap)), hair, { low: flowing ? scale(hair, 0.92) : low });
  paintGleam(brush, -30, -112, 92);
  paintStrands(
    brush,
    "crown",
    squeezed([
      [20, -178],
      [-70, -160],
      [-138, -70],
      [-110, 70],
    ]),
    squeezed([
      [60, -158],
      [70, -110],
      [46, -60],
      [10, 10],
    ]),
    { count: 60, color: gleam, alpha: 0.1, width: 2.2 },
  );
}

function paintWind(brush: Brush, gleam: readonly [number, number, number]): void {
  const random = brush.stage.random("wind");
  const locks = new Path();
  for (let i = 0; i < 11; i++) {
    const t = i / 10;
    const y = -140 + t * 200;
    const reach = random.between(330, 560) * (1 - Math.abs(t - 0.45) * 0.5);
    const lift = random.between(-70, 40) + t * 70;
    locks.stroke(
      [
        [-30, y * 0.8],
        [-150, y + 10],
        [-150 - reach * 0.45, y + lift * 0.5 - 26],
        [-150 - reach * 0.8, y + lift + 16],
        [-150 - reach, y + lift - 8],
      ],
      64,
      3,
    );
  }
  brush.part(locks, brush.hair, { low: scale(brush.hair, 0.7) });
  paintStrands(
    brush,
    "wind-strands",
    [
      [-80, -150],
      [-280, -170],
      [-480, -150],
    ],
    [
      [-90, 40],
      [-280, 60],
      [-470, 60],
    ],
    { count: 60, color: gleam, alpha: 0.1, width: 2 },
  );
}
