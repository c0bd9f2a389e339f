import { mix, scale } from "../colour/colour.ts";
import { Path, type Point } from "../raster/path.ts";
import { type Brush, paintStrands } from "./brush.ts";
import type { Identity } from "./identity.ts";

/** The head from the side, facing right: crown at -150, chin at 150. */
const face: Point[] = [
  [20, -150],
  [72, -132],
  [104, -92],
  [115, -52],
  [114, -26],
  [110, -8],
  [117, 10],
  [130, 32],
  [137, 44],
  [132, 54],
  [116, 58],
  [113, 65],
  [121, 74],
  [120, 80],
  [113, 84],
  [118, 91],
  [116, 101],
  [107, 108],
  [109, 124],
  [102, 141],
  [82, 150],
  [48, 141],
  [8, 122],
  [-30, 90],
  [-70, 90],
  [-112, 40],
  [-126, -30],
  [-108, -102],
  [-60, -142],
];

const neck: Point[] = [
  [46, 118],
  [40, 160],
  [46, 206],
  [92, 262],
  [0, 320],
  [-120, 260],
  [-84, 200],
  [-78, 140],
  [-70, 60],
  [0, 60],
];

const cap: Point[] = [
  [86, -104],
  [108, -82],
  [112, -48],
  [98, -62],
  [84, -34],
  [66, -64],
  [44, -40],
  [26, -10],
  [16, 34],
  [2, 8],
  [-22, 14],
  [-36, 62],
  [-72, 118],
  [-112, 92],
  [-144, 22],
  [-150, -54],
  [-122, -128],
  [-64, -172],
  [6, -182],
  [62, -160],
];

/** The neck, painted before the clothes. */
export function paintProfileNeck(brush: Brush): void {
  brush.part(new Path().blob(neck), scale(brush.skin, 0.72), { low: scale(brush.skin, 0.85) });
}

/** Face and hair from the side. `turned` hides a part of the face, as on someone who looks away. */
export function paintProfileHead(brush: Brush, identity: Identity, turned: boolean): void {
  const squeeze = turned ? 0.86 : 1;
  const fit = (points: readonly Point[]): Point[] =>
    points.map(([x, y]) => [x * squeeze - (turned ? 12 : 0), y]);
  brush.part(new Path().blob(fit(face)), brush.skin, { low: scale(brush.skin, 0.82) });
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
            [96, 1],
            [108, 5],
          ],
          3,
          1,
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
      fit([
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
        fit([
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
    paintBeard(brush, fit);
  }
  paintEar(brush, squeeze);
  paintCap(brush, identity, fit);
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

function paintBeard(brush: Brush, fit: (points: readonly Point[]) => Point[]): void {
  const beard: Point[] = [
    [112, 66],
    [122, 76],
    [112, 84],
    [116, 100],
    [118, 136],
    [104, 176],
    [70, 192],
    [36, 170],
    [6, 126],
    [-2, 60],
    [14, 30],
    [24, 70],
    [52, 100],
    [84, 96],
    [98, 70],
  ];
  const grey = mix(brush.hair, brush.stage.palette.fog, 0.16);
  brush.part(new Path().blob(fit(beard)), grey, { low: scale(grey, 0.7) });
  paintStrands(
    brush,
    "beard",
    fit([
      [14, 50],
      [20, 120],
      [64, 186],
    ]),
    fit([
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

function paintCap(brush: Brush, identity: Identity, fit: (points: readonly Point[]) => Point[]): void {
  const { hair } = brush;
  const gleam = mix(hair, brush.stage.palette.light, 0.3);
  const low = scale(hair, 0.6);
  if (identity.hair === "windblown") paintWind(brush, gleam);
  if (identity.hair === "ponytail") {
    brush.part(
      new Path().blob([
        [-118, -96],
        [-168, -110],
        [-236, -60],
        [-262, 60],
        [-238, 210],
        [-206, 320],
        [-176, 236],
        [-178, 110],
        [-168, 10],
        [-128, -40],
      ]),
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
      { count: 30, color: gleam, alpha: 0.2, width: 2.6 },
    );
  }
  if (identity.hair === "bun") brush.part(new Path().ellipse(-118, -128, 60, 54, false, 0.4), hair, { low });
  if (identity.hair === "long") {
    brush.part(
      new Path().blob(
        fit([
          [20, -90],
          [14, 20],
          [6, 130],
          [-4, 280],
          [-16, 450],
          [-40, 640],
          [-120, 690],
          [-200, 640],
          [-214, 440],
          [-206, 260],
          [-180, 110],
          [-152, -20],
          [-140, -110],
          [-60, -170],
        ]),
      ),
      hair,
      { low },
    );
    paintStrands(
      brush,
      "fall",
      fit([
        [-60, -160],
        [-148, -40],
        [-190, 150],
        [-204, 400],
        [-180, 640],
      ]),
      fit([
        [0, -150],
        [14, 0],
        [2, 180],
        [-12, 400],
        [-50, 640],
      ]),
      { count: 90, color: gleam, alpha: 0.2, width: 3 },
    );
  }
  if (identity.hair === "bob") {
    brush.part(
      new Path().blob(
        fit([
          [24, -90],
          [34, 0],
          [36, 90],
          [18, 148],
          [-60, 160],
          [-140, 146],
          [-172, 60],
          [-166, -40],
          [-140, -110],
          [-60, -170],
        ]),
      ),
      hair,
      { low },
    );
    paintStrands(
      brush,
      "bob",
      fit([
        [-50, -165],
        [-158, -60],
        [-168, 50],
        [-136, 140],
      ]),
      fit([
        [10, -150],
        [26, -20],
        [34, 80],
        [18, 140],
      ]),
      { count: 70, color: gleam, alpha: 0.2, width: 3 },
    );
  }
  const flowing = identity.hair === "long" || identity.hair === "bob";
  brush.part(new Path().blob(fit(cap)), hair, { low: flowing ? scale(hair, 0.92) : low });
  paintStrands(
    brush,
    "crown",
    fit([
      [20, -178],
      [-70, -160],
      [-138, -70],
      [-110, 70],
    ]),
    fit([
      [60, -158],
      [70, -110],
      [46, -60],
      [10, 10],
    ]),
    { count: 60, color: gleam, alpha: 0.2, width: 2.8 },
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
    { count: 60, color: gleam, alpha: 0.2, width: 2.6 },
  );
}
