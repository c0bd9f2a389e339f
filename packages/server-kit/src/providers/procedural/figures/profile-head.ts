import { mix, scale } from "../colour/colour.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import { type Brush, paintStrands } from "./brush.ts";
import type { Identity } from "./identity.ts";
import { paintProfileHair } from "./profile-hair.ts";

/** The head from the side, facing right: crown at -150, chin at 150. */
const face = outline(`
  20,-150 72,-132 104,-92 115,-52 114,-26 110,-8 117,10 130,32 137,44 132,54 116,58 113,65
  121,74 120,80 113,84 118,91 116,101 107,108 109,124 102,141 82,150 48,141 8,122 -30,90
  -70,90 -112,40 -126,-30 -108,-102 -60,-142
`);

const neck = outline("46,118 40,160 46,206 92,262 0,320 -120,260 -84,200 -78,140 -70,60 0,60");

/** The neck, painted before the clothes. */
export function paintProfileNeck(brush: Brush): void {
  brush.part(new Path().blob(neck), scale(brush.skin, 0.72), { low: scale(brush.skin, 0.85) });
}

/** Face and hair from the side. `turned` hides a part of the face, as on someone who looks away. */
export function paintProfileHead(brush: Brush, identity: Identity, turned: boolean): void {
  const squeeze = turned ? 0.86 : 1;
  const squeezed = (points: readonly Point[]): Point[] =>
    points.map(([x, y]) => [x * squeeze - (turned ? 12 : 0), y]);
  brush.part(new Path().blob(squeezed(face)), brush.skin, { low: scale(brush.skin, 0.82) });
  const dark = scale(mix(brush.skin, brush.stage.palette.near, 0.72), 0.8);
  brush.mark(new Path().ellipse(72 * squeeze, 50, 34, 20), mix(brush.skin, [0.7, 0.12, 0.08], 0.4), {
    alpha: 0.25,
    soft: 12 * brush.k,
  });
  if (!turned) {
    brush.mark(
      new Path().stroke(
        [
          [62, -4],
          [78, 4],
          [96, 1],
          [104, -5],
        ],
        3.4,
        2,
      ),
      dark,
    );
    brush.mark(
      new Path()
        .stroke(
          [
            [92, 3],
            [104, 8],
            [113, 5],
          ],
          3,
          0.8,
        )
        .stroke(
          [
            [84, 4],
            [93, 13],
            [102, 15],
          ],
          2.6,
          0.7,
        )
        .stroke(
          [
            [86, 3],
            [94, 11],
          ],
          2,
          0.8,
        ),
      dark,
    );
  }
  brush.mark(
    new Path().stroke(
      squeezed([
        [64, -38],
        [84, -46],
        [104, -40],
      ]),
      5,
      2.4,
    ),
    mix(dark, brush.hair, 0.5),
    { alpha: 0.85 },
  );
  if (!identity.beard) {
    brush.mark(
      new Path().stroke(
        squeezed([
          [118, 84],
          [108, 85],
          [97, 82],
        ]),
        2.6,
        1.2,
      ),
      dark,
      { alpha: 0.85 },
    );
    brush.mark(new Path().ellipse(112 * squeeze - (turned ? 12 : 0), 92, 8, 5), [0.35, 0.06, 0.06], {
      alpha: 0.2,
      soft: 2 * brush.k,
    });
  } else {
    paintBeard(brush, squeezed);
  }
  paintEar(brush, squeeze);
  paintProfileHair(brush, identity, squeezed);
}

function paintEar(brush: Brush, squeeze: number): void {
  brush.part(
    new Path().blob([
      [-6 * squeeze, -12],
      [12, -16],
      [18, 4],
      [8, 30],
      [-4, 34],
      [-12, 12],
    ]),
    scale(brush.skin, 0.9),
  );
  brush.mark(
    new Path().stroke(
      [
        [2, -6],
        [10, 2],
        [4, 20],
      ],
      2,
      1,
    ),
    scale(brush.skin, 0.45),
    { alpha: 0.8 },
  );
}

function paintBeard(brush: Brush, squeezed: (points: readonly Point[]) => Point[]): void {
  const beard = outline(`
    112,66 122,76 112,84 116,100 118,136 104,176 70,192 36,170 6,126 -2,60 14,30 24,70 52,100
    84,96 98,70
  `);
  const grey = mix(brush.hair, brush.stage.palette.fog, 0.16);
  brush.part(new Path().blob(squeezed(beard)), grey, { low: scale(grey, 0.7) });
  paintStrands(
    brush,
    "beard",
    squeezed([
      [14, 50],
      [20, 120],
      [64, 186],
    ]),
    squeezed([
      [112, 70],
      [112, 120],
      [96, 178],
    ]),
    {
      count: 40,
      color: mix(grey, brush.stage.palette.light, 0.25),
      alpha: 0.22,
      width: 2.4,
    },
  );
}
