import { mix, scale } from "../colour/colour.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import type { Identity } from "./identity.ts";

const coat = outline(`
  26,-866 50,-820 66,-740 62,-620 56,-550 78,-330 92,-176 -112,-168 -98,-330 -58,-545 -74,-670
  -70,-780 -36,-856
`);
const dress = outline(`
  24,-866 46,-820 62,-748 48,-640 40,-575 86,-380 130,-20 -196,-12 -128,-360 -46,-570 -60,-680
  -58,-790 -34,-858
`);
const cloak = outline(`
  28,-870 60,-820 84,-700 100,-480 118,-200 124,-24 -60,-34 -226,-22 -180,-240 -124,-480
  -96,-700 -80,-800 -44,-866
`);
const jacket = outline(
  "26,-866 52,-820 68,-740 60,-620 58,-470 -64,-466 -62,-600 -76,-690 -70,-790 -36,-856",
);

/** A walking body seen from the side, facing right. */
export function paintProfileBody(brush: Brush, identity: Identity): void {
  const { cloth } = brush;
  const low = scale(cloth, 0.5);
  const { garment } = identity;
  const skirted = garment === "uniform" && identity.slender;
  const slim = identity.slender ? 0.9 : 1.04;
  const slimmed = (points: readonly Point[]): Point[] => points.map(([x, y]) => [x * slim, y]);
  if (garment !== "dress" && garment !== "cloak") paintWalk(brush, skirted);
  const silhouette = { coat, dress, cloak, armour: jacket, uniform: jacket }[garment];
  if (skirted)
    brush.part(
      new Path().blob(
        slimmed([
          [50, -570],
          [96, -400],
          [-104, -392],
          [-52, -570],
        ]),
      ),
      scale(cloth, 0.8),
      { low },
    );
  brush.part(new Path().blob(slimmed(silhouette)), cloth, { low });
  if (garment === "armour") {
    const steel = mix(cloth, brush.stage.palette.fog, 0.3);
    brush.part(
      new Path().blob(outline("-30,-850 -70,-790 -110,-560 -180,-260 -220,-100 -120,-120 -50,-300 -40,-560")),
      scale(cloth, 0.9),
      { low: scale(cloth, 0.4) },
    );
    paintSwingingArm(brush, slim);
    brush.part(new Path().ellipse(-10, -786, 56, 46), scale(steel, 1.1), { low: scale(steel, 0.6) });
    return;
  }
  if (garment === "cloak") {
    brush.part(
      new Path().blob(slimmed(outline("30,-874 66,-820 72,-720 -10,-690 -96,-716 -86,-800 -46,-872"))),
      scale(cloth, 1.2),
      { low: cloth },
    );
    brush.mark(
      new Path()
        .stroke(
          [
            [30, -700],
            [40, -400],
            [52, -60],
          ],
          3,
          8,
        )
        .stroke(
          [
            [-40, -690],
            [-80, -380],
            [-130, -50],
          ],
          3,
          9,
        ),
      scale(cloth, 0.34),
      { alpha: 0.6, soft: 2 * brush.k },
    );
    return;
  }
  if (garment === "coat")
    brush.mark(
      new Path().stroke(
        slimmed([
          [-58, -548],
          [0, -540],
          [56, -552],
        ]),
        9,
      ),
      scale(cloth, 0.4),
      { alpha: 0.8 },
    );
  paintSwingingArm(brush, slim);
  brush.part(
    new Path().blob(slimmed(outline("34,-884 46,-850 20,-822 -40,-832 -44,-880"))),
    scale(cloth, 1.25),
    { low: cloth },
  );
}

function paintSwingingArm(brush: Brush, slim: number): void {
  const arm = outline("-30,-812 16,-810 30,-720 28,-640 58,-560 88,-498 72,-470 40,-498 -6,-590 -26,-700");
  brush.part(new Path().blob(arm.map(([x, y]) => [x * slim, y] as Point)), scale(brush.cloth, 1.08), {
    low: scale(brush.cloth, 0.7),
  });
  brush.part(new Path().ellipse(88, -478, 16, 22, false, -0.5), scale(brush.skin, 0.9));
}

function paintWalk(brush: Brush, bare: boolean): void {
  const cloth = bare ? brush.skin : scale(brush.cloth, 0.6);
  const back = outline("-52,-480 34,-480 10,-270 -58,-110 -84,-24 -120,-36 -104,-130 -56,-280");
  const front = outline("-40,-480 56,-480 60,-280 66,-130 70,-16 34,-12 20,-130 -6,-280");
  brush.part(new Path().blob(back), scale(cloth, 0.7));
  brush.part(new Path().blob(outline("-86,-40 -70,-26 -92,4 -124,2 -130,-34")), scale(brush.cloth, 0.3));
  brush.part(new Path().blob(front), cloth, { low: scale(cloth, 0.7) });
  brush.part(new Path().blob(outline("30,-34 72,-36 104,-14 112,2 34,4")), scale(brush.cloth, 0.35));
}
