import { mix, scale } from "../colour/colour.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import { type Brush, paintGleam, paintStrands } from "./brush.ts";
import type { Identity } from "./identity.ts";

const face = outline(`
  0,-150 72,-134 108,-78 112,-10 100,58 66,118 24,149 0,153 -24,149 -66,118 -100,58 -112,-10
  -108,-78 -72,-134
`);

/** What hangs behind the shoulders, painted before the body. */
export function paintBackHair(brush: Brush, identity: Identity): void {
  const { hair } = brush;
  const low = scale(hair, 0.55);
  if (identity.hair === "long" || identity.hair === "windblown") {
    brush.part(
      new Path().blob(
        outline(`
        0,-186 110,-150 150,-50 168,120 196,330 210,560 0,600 -210,560 -196,330 -168,120 -150,-50
        -110,-150
      `),
      ),
      scale(hair, 0.7),
      { low },
    );
  }
  if (identity.hair === "bob") {
    brush.part(
      new Path().blob(
        outline("0,-186 110,-150 152,-50 160,70 140,156 0,170 -140,156 -160,70 -152,-50 -110,-150"),
      ),
      scale(hair, 0.7),
      { low },
    );
  }
  if (identity.hair === "ponytail") {
    brush.part(
      new Path().blob(outline("70,-160 150,-170 210,-80 226,80 196,260 160,300 158,120 140,-40")),
      scale(hair, 0.8),
      { low },
    );
  }
  if (identity.hair === "bun") brush.part(new Path().ellipse(0, -196, 66, 56), hair, { low });
}

/** The neck seen from the front or from behind. */
export function paintStraightNeck(brush: Brush): void {
  const path = new Path().blob(outline("-52,90 -50,180 -110,236 0,310 110,236 50,180 52,90"));
  brush.part(path, scale(brush.skin, 0.62), { low: scale(brush.skin, 0.8) });
}

/** The face from the front with lowered eyes, and the hair that frames it. */
export function paintFrontHead(brush: Brush, identity: Identity): void {
  const { skin, hair } = brush;
  const near = brush.stage.palette.near;
  const dark = scale(mix(skin, near, 0.75), 0.8);
  brush.part(new Path().ellipse(-110, 16, 18, 30).ellipse(110, 16, 18, 30), scale(skin, 0.8));
  brush.part(new Path().blob(face), skin, { low: scale(skin, 0.84) });
  const blush = new Path().ellipse(-62, 56, 34, 20).ellipse(62, 56, 34, 20);
  brush.mark(blush, mix(skin, [0.8, 0.12, 0.1], 0.45), { alpha: 0.3, soft: 13 * brush.k });
  for (const side of [-1, 1]) {
    const lash: Point[] = [
      [side * 24, 14],
      [side * 36, 24],
      [side * 54, 26],
      [side * 72, 16],
    ];
    brush.mark(
      new Path()
        .stroke(lash, 3, 4.6)
        .stroke(
          [
            [side * 68, 18],
            [side * 80, 20],
          ],
          3,
          0.8,
        )
        .stroke(
          [
            [side * 60, 24],
            [side * 68, 32],
          ],
          2.4,
          0.8,
        ),
      dark,
    );
    brush.mark(
      new Path().stroke(
        [
          [side * 26, -22],
          [side * 48, -30],
          [side * 76, -22],
        ],
        5,
        2.4,
      ),
      mix(dark, hair, 0.5),
      { alpha: 0.85 },
    );
    brush.mark(
      new Path().stroke(
        [
          [side * 30, 4],
          [side * 50, 0],
          [side * 70, 6],
        ],
        1.6,
        1,
      ),
      dark,
      { alpha: 0.4 },
    );
  }
  brush.mark(
    new Path().stroke(
      [
        [5, 40],
        [10, 60],
        [0, 67],
        [-6, 65],
      ],
      1.6,
      2.6,
    ),
    dark,
    { alpha: 0.55 },
  );
  brush.mark(
    new Path().stroke(outline("-20,101 -6,99 0,102 6,99 20,101"), 2.6, 1.8),
    mix(dark, [0.4, 0.03, 0.04], 0.3),
    { alpha: 0.9 },
  );
  brush.mark(new Path().ellipse(0, 109, 14, 4.5), mix(skin, [0.6, 0.08, 0.08], 0.6), {
    alpha: 0.5,
    soft: 2 * brush.k,
  });
  if (identity.beard) {
    const beard = outline(`
      0,84 44,88 84,60 108,20 104,90 76,150 30,196 0,206 -30,196 -76,150 -104,90 -108,20 -84,60
      -44,88
    `);
    brush.part(new Path().blob(beard), mix(hair, brush.stage.palette.fog, 0.16), { low: scale(hair, 0.7) });
  }
  paintFringe(brush, identity);
}

function paintFringe(brush: Brush, identity: Identity): void {
  const { hair } = brush;
  const low = scale(hair, 0.72);
  const gleam = mix(hair, brush.stage.palette.light, 0.28);
  const long = identity.hair === "long" || identity.hair === "windblown";
  const fringe = outline(`
    0,-190 84,-170 136,-96 142,0 126,66 112,10 102,-44 84,-14 66,-34 46,-6 20,-26 -2,2 -24,-30
    -44,-6 -62,-40 -84,-4 -102,-52 -114,0 -126,66 -142,0 -136,-96 -84,-170
  `);
  brush.part(new Path().blob(fringe), hair, { low });
  paintGleam(brush, 0, -112, 96);
  if (long || identity.hair === "bob") {
    const end = long ? 430 : 130;
    for (const side of [-1, 1]) {
      const lock: Point[] = [
        [side * 96, -90],
        [side * 140, -40],
        [side * 150, 80],
        [side * (long ? 164 : 146), end],
        [side * 140, end - 70],
        [side * 108, 120],
        [side * 110, 20],
      ];
      brush.part(new Path().blob(lock), hair, { low: scale(hair, 0.6) });
    }
  }
  paintStrands(
    brush,
    "fringe",
    [
      [-60, -180],
      [-120, -110],
      [-128, 10],
    ],
    [
      [60, -180],
      [120, -110],
      [128, 10],
    ],
    { count: 56, color: gleam, alpha: 0.1, width: 2 },
  );
}

/** The head from behind: hair over all of it. */
export function paintBackHead(brush: Brush, identity: Identity): void {
  const { hair, skin } = brush;
  const gleam = mix(hair, brush.stage.palette.light, 0.3);
  const low = scale(hair, 0.62);
  const short = identity.hair === "short" || identity.hair === "bun" || identity.hair === "ponytail";
  if (short) brush.part(new Path().ellipse(-114, 22, 18, 32).ellipse(114, 22, 18, 32), scale(skin, 0.85));
  if (identity.hair === "long" || identity.hair === "windblown") {
    const sway = identity.hair === "windblown" ? 110 : 0;
    const fall = (at: number): number => sway * Math.max(0, (at + 60) / 640) ** 1.5;
    const right = outline(
      "0,-186 96,-160 146,-60 152,60 140,180 158,300 140,420 150,520 104,610 62,560 30,680",
    );
    const left = outline(
      "-22,620 -70,690 -98,590 -150,560 -142,430 -160,310 -138,180 -152,60 -146,-60 -96,-160",
    );
    brush.part(new Path().blob([...right, ...left].map(([x, y]) => [x + fall(y), y] as Point)), hair, {
      low,
    });
    const parting = new Path();
    for (const [x, bend] of [
      [-92, -16],
      [-46, 14],
      [4, -12],
      [54, 16],
      [98, -10],
    ] as const)
      parting.stroke(
        [
          [x * 0.3, -120],
          [x + bend, 120],
          [x - bend + fall(340), 340],
          [x + bend + fall(600), 600],
        ],
        3,
        15,
      );
    brush.mark(parting, scale(hair, 0.4), { alpha: 0.5, soft: 5 * brush.k });
    paintStrands(
      brush,
      "back-fall",
      [
        [-40, -180],
        [-140, -20],
        [-166, 250],
        [-140 + sway, 620],
      ],
      [
        [40, -180],
        [140, -20],
        [166, 250],
        [140 + sway, 620],
      ],
      { count: 120, color: gleam, alpha: 0.1, width: 2.4 },
    );
    return;
  }
  const skull: Point[] =
    identity.hair === "bob"
      ? outline("0,-186 96,-160 150,-60 160,60 138,152 0,172 -138,152 -160,60 -150,-60 -96,-160")
      : outline(`
        0,-186 92,-162 138,-70 130,20 98,96 60,150 30,128 0,156 -30,128 -60,150 -98,96 -130,20
        -138,-70 -92,-162
      `);
  brush.part(new Path().blob(skull), hair, { low });
  paintGleam(brush, 0, -96, 112);
  paintStrands(
    brush,
    "back-crown",
    [
      [-30, -182],
      [-136, -50],
      [-80, 120],
    ],
    [
      [30, -182],
      [136, -50],
      [80, 120],
    ],
    { count: 84, color: gleam, alpha: 0.1, width: 2.2 },
  );
  if (identity.hair === "ponytail") {
    brush.part(
      new Path().blob(outline("-30,-120 0,-140 30,-120 62,0 74,220 40,470 6,540 -40,460 -70,220 -58,0")),
      hair,
      { low },
    );
    paintStrands(
      brush,
      "back-tail",
      [
        [-20, -110],
        [-56, 60],
        [-44, 440],
      ],
      [
        [20, -110],
        [56, 60],
        [36, 440],
      ],
      { count: 44, color: gleam, alpha: 0.1, width: 2.2 },
    );
  }
  if (identity.hair === "bun") brush.part(new Path().ellipse(0, -120, 74, 62), hair, { low });
}
