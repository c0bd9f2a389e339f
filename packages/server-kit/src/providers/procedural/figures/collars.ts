import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import type { Identity } from "./identity.ts";

/** A whole outline from its right half. */
export const mirrored = (half: readonly Point[]): Point[] => [
  ...half,
  ...half
    .slice()
    .reverse()
    .map(([x, y]) => [-x, y] as Point),
];

/** Collar, lapels, pauldrons or neckline of shoulders seen from the front or behind. */
export function paintCollar(brush: Brush, identity: Identity, behind: boolean, wide: number): void {
  const { cloth, stage } = brush;
  const up = scale(cloth, 1.3);
  if (identity.scarf) {
    paintScarf(brush, false);
    return;
  }
  if (identity.garment === "armour") {
    for (const side of [-1, 1]) {
      brush.part(
        new Path().ellipse(side * 238 * wide, 340, 104, 80, false, side * 0.5),
        scale(mix(cloth, stage.palette.fog, 0.4), 0.8),
        { low: cloth },
      );
      brush.part(
        new Path().ellipse(side * 258 * wide, 396, 96, 66, false, side * 0.6),
        scale(mix(cloth, stage.palette.fog, 0.3), 0.6),
        { low: cloth },
      );
    }
    return;
  }
  if (behind) {
    const collar: Point[] =
      identity.garment === "dress"
        ? []
        : mirrored([
            [0, 150],
            [70, 168],
            [104, 226],
            [0, 268],
          ]);
    if (identity.garment === "cloak") {
      brush.part(
        new Path().blob(mirrored(outline("0,214 96,196 176,250 190,340 110,420 0,452"))),
        scale(cloth, 1.18),
        { low: scale(cloth, 0.6) },
      );
      brush.mark(
        new Path().stroke(outline("-120,250 -60,330 0,348 60,330 120,250"), 10, 10),
        scale(cloth, 0.35),
        { alpha: 0.7, soft: 4 * brush.k },
      );
    }
    if (identity.garment === "coat") {
      brush.mark(
        new Path().stroke(
          [
            [0, 270],
            [3, 600],
            [8, 1400],
          ],
          3,
          6,
        ),
        scale(cloth, 0.3),
        { alpha: 0.8 },
      );
      brush.mark(
        new Path().stroke(
          [
            [-262 * wide, 372],
            [-120, 330],
            [0, 322],
            [120, 330],
            [262 * wide, 372],
          ],
          4,
          4,
        ),
        scale(cloth, 0.35),
        { alpha: 0.7 },
      );
    }
    if (collar.length > 0) brush.part(new Path().blob(collar), up, { low: cloth });
    if (identity.garment === "uniform") {
      const sailor = mirrored(
        (outline("0,226 104,222 176,276 186,470 0,486") as Point[]).map(([x, y]) => [x * wide, y]),
      );
      brush.part(new Path().polygon(sailor), scale(cloth, 1.5), { low: scale(cloth, 1.05) });
      const braid = new Path();
      for (const inset of [20, 36])
        braid.stroke(
          [
            [-(186 - inset) * wide, 300],
            [-(186 - inset) * wide, 470 - inset],
            [0, 486 - inset],
            [(186 - inset) * wide, 470 - inset],
            [(186 - inset) * wide, 300],
          ],
          4,
          4,
        );
      brush.mark(braid, mix(stage.palette.light, stage.palette.fog, 0.4), { alpha: 0.6 });
    }
    return;
  }
  if (identity.garment === "dress") {
    brush.mark(
      new Path().blob(outline("-58,186 0,200 58,186 98,226 66,312 0,348 -66,312 -98,226")),
      scale(brush.skin, 0.8),
    );
    brush.mark(
      new Path().stroke(
        [
          [-66, 226],
          [0, 276],
          [66, 226],
        ],
        3.4,
      ),
      mix(stage.palette.warm, cloth, 0.2),
      { alpha: 0.9 },
    );
    paintBrooch(brush, 0, 280);
    return;
  }
  const shirt =
    identity.garment === "uniform" ? mix(brush.skin, stage.palette.light, 0.4) : scale(cloth, 0.5);
  brush.mark(
    new Path().polygon([
      [-52, 200],
      [52, 200],
      [0, 420],
    ]),
    shirt,
    { low: scale(shirt, 0.6) },
  );
  for (const side of [-1, 1]) {
    brush.part(
      new Path().polygon([
        [side * 48, 182],
        [side * 96, 216],
        [side * 120, 300],
        [side * 30, 400],
        [side * 6, 330],
      ]),
      up,
      { low: cloth },
    );
  }
  paintBrooch(brush, 0, 372);
}

/** A glowing brooch. */
export function paintBrooch(brush: Brush, x: number, y: number): void {
  const { stage, k } = brush;
  brush.mark(new Path().ellipse(x, y, 11, 11), scale(stage.palette.warm, 1.4));
  const [gx, gy] = brush.at([x, y]);
  addGlow(stage.canvas, gx, gy, 46 * k, stage.palette.warm, 0.45);
}

/** A scarf in the picture's accent, one end loose in the wind. */
export function paintScarf(brush: Brush, side: boolean): void {
  const { stage } = brush;
  const wool = scale(mix(stage.palette.accent, stage.palette.near, 0.38), 0.62);
  const low = scale(wool, 0.5);
  const random = stage.random("scarf");
  const lift = random.between(-60, 90);
  const back = -1;
  brush.part(
    new Path().blob([
      [back * 60, 200],
      [back * 170, 230 + lift * 0.2],
      [back * 290, 300 + lift],
      [back * 430, 250 + lift * 1.3],
      [back * 400, 388 + lift * 1.3],
      [back * 280, 360 + lift],
      [back * 150, 300 + lift * 0.3],
    ]),
    scale(wool, 0.85),
    { low },
  );
  const wrap: Point[] = side
    ? outline("70,158 98,206 74,262 -20,290 -108,262 -116,190 -84,136 -40,190 20,196")
    : outline("0,176 70,150 116,196 104,262 0,302 -104,262 -116,196 -70,150");
  brush.part(new Path().blob(wrap), wool, { low });
  const folds = new Path();
  if (side)
    folds
      .stroke(
        [
          [-96, 200],
          [-20, 240],
          [80, 216],
        ],
        6,
        3,
      )
      .stroke(
        [
          [-100, 236],
          [-10, 268],
          [70, 250],
        ],
        6,
        3,
      );
  else
    folds
      .stroke(
        [
          [-98, 206],
          [0, 250],
          [98, 206],
        ],
        6,
        5,
      )
      .stroke(
        [
          [-90, 244],
          [0, 280],
          [90, 244],
        ],
        6,
        5,
      );
  brush.mark(folds, scale(wool, 0.4), { alpha: 0.7, soft: 2 * brush.k });
}
