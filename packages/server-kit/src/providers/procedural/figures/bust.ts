import { mix, scale } from "../colour/colour.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import { mirrored, paintBrooch, paintCollar, paintScarf } from "./collars.ts";
import type { Identity } from "./identity.ts";

/** Shoulders seen from the front or behind, wrapped in the person's clothes. */
export function paintStraightBust(brush: Brush, identity: Identity, behind: boolean): void {
  const { cloth } = brush;
  const wide = identity.slender ? 0.76 : 1;
  const low = scale(cloth, 0.5);
  const shoulders = mirrored(
    (
      outline(
        identity.slender
          ? "44,196 80,226 166,262 252,314 296,420 318,640 330,900 330,2000"
          : "44,196 86,224 190,262 276,316 316,430 330,700 340,2000",
      ) as Point[]
    ).map(([x, y]) => [x * wide, y]),
  );
  brush.part(new Path().blob(shoulders), cloth, { low });
  paintSleeveLines(brush, wide);
  paintCollar(brush, identity, behind, wide);
}

/** Shoulders seen from the side. */
export function paintProfileBust(brush: Brush, identity: Identity): void {
  const { cloth } = brush;
  const low = scale(cloth, 0.5);
  const wide = identity.slender ? 0.8 : 1;
  const body: Point[] = (
    outline(`
      58,214 104,262 164,330 206,440 206,620 196,2000 -262,2000 -268,620 -252,430 -206,316
      -136,254 -84,206 -30,250
    `) as Point[]
  ).map(([x, y]) => [x * wide, y]);
  brush.part(new Path().blob(body), cloth, { low });
  const arm: Point[] = (
    outline("-60,280 30,330 66,460 70,700 60,2000 -160,2000 -180,700 -176,460 -136,340") as Point[]
  ).map(([x, y]) => [x * wide, y]);
  brush.mark(new Path().blob(arm), scale(cloth, 1.25), {
    low: scale(cloth, 0.55),
    span: [brush.at([0, 300])[1], brush.at([0, 900])[1]],
    alpha: 0.6,
    soft: 20 * brush.k,
  });
  brush.mark(
    new Path().stroke(
      [
        [-140 * wide, 352],
        [-176 * wide, 460],
        [-172 * wide, 900],
        [-170 * wide, 2000],
      ],
      3,
      12,
    ),
    scale(cloth, 0.35),
    { alpha: 0.5, soft: 5 * brush.k },
  );
  const gold = mix(brush.stage.palette.warm, cloth, 0.2);
  if (identity.scarf) {
    paintScarf(brush, true);
  } else if (identity.garment === "cloak" || identity.garment === "coat") {
    brush.part(
      new Path().blob(
        outline("66,196 96,240 66,286 -30,300 -120,276 -112,190 -84,150 -74,214 -20,250 36,236"),
      ),
      scale(cloth, 1.25),
      { low: cloth },
    );
    paintBrooch(brush, 70, 262);
  } else if (identity.garment === "armour") {
    brush.part(
      new Path().ellipse(-50, 372, 132, 104, false, 0.2),
      scale(mix(cloth, brush.stage.palette.fog, 0.4), 0.8),
      { low: cloth },
    );
    brush.part(
      new Path().ellipse(-50, 424, 138, 84, false, 0.2),
      scale(mix(cloth, brush.stage.palette.fog, 0.3), 0.6),
      { low: cloth },
    );
  } else if (identity.garment === "uniform") {
    brush.part(
      new Path().polygon(outline("62,206 90,254 40,300 -50,300 -132,258 -84,190 -40,236 16,250")),
      mix(brush.skin, brush.stage.palette.light, 0.35),
      { low: scale(brush.skin, 0.7) },
    );
  } else {
    brush.mark(
      new Path().stroke(
        [
          [-92, 216],
          [-30, 262],
          [40, 254],
          [72, 224],
        ],
        4,
        3,
      ),
      gold,
      { alpha: 0.9 },
    );
    paintBrooch(brush, 44, 262);
  }
}

function paintSleeveLines(brush: Brush, wide: number): void {
  const lines = new Path();
  for (const side of [-1, 1])
    lines.stroke(
      [
        [side * 196 * wide, 420],
        [side * 206 * wide, 560],
        [side * 198 * wide, 800],
        [side * 204 * wide, 2000],
      ],
      5,
      9,
    );
  brush.mark(lines, scale(brush.cloth, 0.3), { alpha: 0.65, soft: 3 * brush.k });
}
