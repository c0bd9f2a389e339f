import { mix, scale } from "../colour/colour.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import type { Identity } from "./identity.ts";

/** Both halves of an outline given by its right one, the hem blown sideways by `sway`. */
function whole(half: readonly Point[], sway = 0, wide = 1): Point[] {
  const blow = (y: number): number => sway * Math.max(0, (y + 700) / 700) ** 1.6;
  const right = half.map(([x, y]) => [x * wide + blow(y), y] as Point);
  const left = half
    .slice()
    .reverse()
    .map(([x, y]) => [-x * wide + blow(y), y] as Point);
  return [...right, ...left];
}

const coat = outline("28,-862 62,-838 112,-814 126,-770 112,-650 98,-550 116,-430 136,-270 146,-176 70,-168");
const dress = outline("24,-860 52,-838 94,-816 98,-760 80,-650 62,-570 104,-450 176,-220 222,-24 110,-8");
const cloak = outline("30,-868 72,-838 124,-796 150,-660 172,-420 196,-160 204,-26 130,-38 66,-16");
const jacket = outline("28,-862 62,-838 110,-814 120,-770 104,-650 92,-570 102,-468 50,-460");

/** A standing body seen from the front or from behind. */
export function paintStraightBody(brush: Brush, identity: Identity, behind: boolean): void {
  const { cloth } = brush;
  const random = brush.stage.random("body");
  const sway =
    random.between(-50, 50) + (brush.stage.scene.has.has("wind") ? 110 * -brush.stage.light.side : 0);
  const wide = identity.slender ? 0.84 : 1;
  const low = scale(cloth, 0.5);
  const { garment } = identity;
  const skirted = garment === "uniform" && identity.slender;
  if (garment === "coat" || garment === "uniform" || garment === "armour") paintLegs(brush, wide, skirted);
  if (garment === "dress") {
    brush.part(new Path().blob(whole(dress, sway * 0.7, identity.slender ? 1 : 1.08)), cloth, { low });
    paintPleats(
      brush,
      [
        [-40, -560],
        [-180 + sway, -20],
      ],
      [
        [40, -560],
        [180 + sway, -20],
      ],
    );
    paintArms(brush, wide * 0.94);
  } else if (garment === "cloak") {
    brush.part(new Path().blob(whole(cloak, sway, wide)), cloth, { low });
    paintPleats(
      brush,
      [
        [-70, -790],
        [-150 + sway, -40],
      ],
      [
        [70, -790],
        [150 + sway, -40],
      ],
    );
    brush.part(
      new Path().blob(whole(outline("34,-872 84,-840 132,-780 120,-716 0,-690"), 0, wide)),
      scale(cloth, 1.2),
      { low: cloth },
    );
  } else if (garment === "armour") {
    const steel = mix(cloth, brush.stage.palette.fog, 0.3);
    brush.part(new Path().blob(whole(jacket, 0, 1)), steel, { low: scale(steel, 0.6) });
    paintArms(brush, 1.06);
    for (const side of [-1, 1])
      brush.part(new Path().ellipse(side * 118, -788, 50, 40, false, side * 0.5), scale(steel, 1.1), {
        low: scale(steel, 0.6),
      });
    brush.part(
      new Path().blob(whole(outline("40,-846 100,-812 110,-560 136,-260 150,-110 70,-130"), sway)),
      scale(cloth, 0.9),
      { low: scale(cloth, 0.4), alpha: behind ? 1 : 0 },
    );
  } else {
    const upper = garment === "coat" ? whole(coat, sway * 0.6, wide) : whole(jacket, 0, wide);
    if (skirted) {
      brush.part(
        new Path().blob(
          whole(
            [
              [54, -560],
              [78, -520],
              [132, -392],
              [60, -384],
            ],
            sway * 0.3,
          ),
        ),
        scale(cloth, 0.8),
        { low },
      );
      paintPleats(
        brush,
        [
          [-46, -540],
          [-120, -392],
        ],
        [
          [46, -540],
          [120, -392],
        ],
      );
    }
    brush.part(new Path().blob(upper), cloth, { low });
    if (garment === "coat")
      brush.mark(
        new Path().stroke(
          [
            [0, -560],
            [4 + sway * 0.2, -360],
            [8 + sway * 0.5, -176],
          ],
          3,
          5,
        ),
        scale(cloth, 0.3),
        { alpha: 0.8 },
      );
    if (garment === "coat")
      brush.mark(
        new Path().stroke(
          [
            [-92 * wide, -556],
            [0, -546],
            [92 * wide, -556],
          ],
          9,
        ),
        scale(cloth, 0.4),
        { alpha: 0.8 },
      );
    paintArms(brush, wide);
    brush.part(
      new Path().blob(
        whole(
          [
            [24, -888],
            [44, -868],
            [62, -836],
            [0, -812],
          ],
          0,
          wide,
        ),
      ),
      scale(cloth, 1.25),
      { low: cloth },
    );
  }
}

function paintLegs(brush: Brush, wide: number, bare: boolean): void {
  const trousers = bare ? brush.skin : scale(brush.cloth, 0.6);
  const legs = new Path();
  for (const side of [-1, 1])
    legs.polygon([
      [side * 6, -470],
      [side * 92 * wide, -470],
      [side * (bare ? 62 : 78) * wide, -240],
      [side * (bare ? 50 : 66) * wide, -14],
      [side * 22, -14],
      [side * 16, -240],
    ]);
  brush.part(legs, trousers, { low: scale(trousers, 0.6) });
  if (bare) {
    const socks = new Path();
    for (const side of [-1, 1])
      socks.polygon([
        [side * 17, -150],
        [side * 52 * wide, -150],
        [side * 46 * wide, -12],
        [side * 24, -12],
      ]);
    brush.part(socks, scale(brush.cloth, 0.7));
  }
  const shoes = new Path();
  for (const side of [-1, 1])
    shoes.blob([
      [side * 14, -26],
      [side * 60 * wide, -28],
      [side * 72 * wide, -4],
      [side * 44, 4],
      [side * 14, 0],
    ]);
  brush.part(shoes, scale(brush.cloth, 0.35));
}

function paintArms(brush: Brush, wide: number): void {
  for (const side of [-1, 1]) {
    const arm = outline(
      "96,-810 132,-788 150,-700 160,-590 164,-480 150,-448 136,-470 132,-560 116,-650 98,-740",
    );
    brush.part(
      new Path().blob(arm.map(([x, y]) => [side * x * wide, y] as Point)),
      scale(brush.cloth, 0.94),
      { low: scale(brush.cloth, 0.6) },
    );
    brush.part(new Path().ellipse(side * 152 * wide, -436, 15, 26), scale(brush.skin, 0.85));
  }
}

function paintPleats(brush: Brush, left: readonly Point[], right: readonly Point[]): void {
  const path = new Path();
  for (let i = 0; i < 7; i++) {
    const t = (i + 0.5) / 7;
    const at = (row: number): Point => [left[row]![0] + (right[row]![0] - left[row]![0]) * t, left[row]![1]];
    const [ax, ay] = at(0);
    const [bx, by] = at(1);
    path.stroke(
      [
        [ax, ay + 40 * (i % 3)],
        [(ax + bx) / 2 - 4, (ay + by) / 2],
        [bx, by],
      ],
      2,
      9,
    );
  }
  brush.mark(path, scale(brush.cloth, 0.34), { alpha: 0.55, soft: 2 * brush.k });
}
