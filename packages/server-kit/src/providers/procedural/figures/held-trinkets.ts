import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import { paintHand } from "./hand.ts";
import type { Identity } from "./identity.ts";

/** The small things that lie in one hand: flower, candle, letter, cup, mirror, watch, crystal. */
export function paintTrinket(brush: Brush, kind: Identity["carries"], x: number, y: number): void {
  const { palette, canvas } = brush.stage;
  const put = (points: Point[]): Point[] => points.map(([a, b]) => [x + a, y + b]);
  const glow = (
    dy: number,
    radius: number,
    color: readonly [number, number, number],
    amount: number,
  ): void => {
    const [gx, gy] = brush.at([x, y + dy]);
    addGlow(canvas, gx, gy, radius * brush.k, color, amount);
  };
  const gold = mix(palette.warm, palette.near, 0.3);
  const paper = mix(palette.light, palette.warm, 0.2);
  const hand = (): void => paintHand(brush, x, y + 18, [x + 90, y + 330]);
  switch (kind) {
    case "flower": {
      const stems = new Path();
      const heads: [number, number, number][] = [
        [-52, -96, 38],
        [40, -108, 36],
        [-4, -150, 46],
        [82, -60, 28],
        [-90, -50, 28],
      ];
      for (const [hx, hy] of heads)
        stems.stroke(
          put([
            [0, 100],
            [hx * 0.4, 0],
            [hx, hy],
          ]),
          6,
          4,
        );
      brush.part(stems, mix([0.02, 0.09, 0.04], palette.near, 0.3));
      for (const [hx, hy, r] of heads) paintRose(brush, x + hx, y + hy, r);
      break;
    }
    case "candle":
      brush.part(new Path().rect(x - 17, y - 110, 34, 130), scale(paper, 0.72), { low: scale(paper, 0.3) });
      brush.mark(new Path().blob(put(outline("0,-178 15,-138 0,-110 -15,-138"))), scale(palette.warm, 2.6), {
        soft: 2 * brush.k,
      });
      glow(-140, 420, palette.warm, 0.6);
      glow(-140, 130, palette.warm, 0.9);
      break;
    case "letter":
      brush.part(new Path().polygon(put(outline("-112,-96 104,-124 116,18 -100,46"))), scale(paper, 0.8), {
        low: scale(paper, 0.5),
      });
      brush.mark(
        new Path().stroke(put(outline("-108,-92 6,-20")), 4).stroke(put(outline("102,-120 6,-20")), 4),
        scale(paper, 0.3),
      );
      brush.mark(new Path().ellipse(x + 5, y - 26, 19, 19), [0.36, 0.015, 0.03]);
      break;
    case "tea":
      brush.part(
        new Path().ellipse(x + 82, y - 40, 34, 32).ellipse(x + 82, y - 40, 22, 20, true),
        scale(paper, 0.6),
      );
      brush.part(
        new Path().blob(put(outline("-80,-88 80,-88 74,-30 44,16 -44,16 -74,-30"))),
        scale(paper, 0.8),
        {
          low: scale(paper, 0.4),
        },
      );
      brush.mark(new Path().ellipse(x, y - 86, 74, 13), mix([0.16, 0.05, 0.01], palette.warm, 0.12));
      for (const side of [-1, 1])
        brush.mark(
          new Path().stroke(
            put([
              [side * 24, -96],
              [side * 44, -170],
              [side * 6, -240],
              [side * 40, -330],
            ]),
            20,
            5,
          ),
          scale(palette.light, 0.4),
          { alpha: 0.4, soft: 9 * brush.k, light: true },
        );
      break;
    case "mirror":
      brush.part(new Path().rect(x - 10, y - 90, 20, 130), gold);
      brush.part(new Path().ellipse(x, y - 176, 92, 112), gold, { low: scale(gold, 0.5) });
      brush.mark(new Path().ellipse(x, y - 176, 76, 96), mix(palette.skyMid, palette.light, 0.35), {
        low: palette.skyTop,
      });
      brush.mark(
        new Path().polygon(put(outline("-40,-130 30,-246 50,-232 -20,-116"))),
        scale(palette.light, 0.5),
        { light: true, soft: 5 * brush.k },
      );
      break;
    case "clock": {
      brush.mark(
        new Path().stroke(
          put([
            [0, 0],
            [26, 60],
            [4, 104],
          ]),
          5,
        ),
        gold,
      );
      brush.part(new Path().ellipse(x, y + 168, 74, 74).rect(x - 12, y + 78, 24, 22), gold, {
        low: scale(gold, 0.45),
      });
      brush.mark(new Path().ellipse(x, y + 168, 58, 58), scale(paper, 0.95));
      const hands = new Path()
        .stroke(
          put([
            [0, 168],
            [0, 126],
          ]),
          5,
          3,
        )
        .stroke(
          put([
            [0, 168],
            [30, 184],
          ]),
          6,
          3,
        );
      for (let i = 0; i < 12; i++) {
        const a = (i / 12) * Math.PI * 2;
        hands.ellipse(x + Math.cos(a) * 48, y + 168 + Math.sin(a) * 48, 3.4, 3.4);
      }
      brush.mark(hands, palette.near);
      glow(168, 220, palette.warm, 0.4);
      break;
    }
    case "crystal":
      brush.mark(
        new Path().polygon(put(outline("0,-170 58,-96 34,10 -34,10 -58,-96"))),
        scale(palette.accent, 1.5),
        {
          low: scale(palette.accent, 0.5),
        },
      );
      brush.mark(
        new Path().polygon(put(outline("0,-170 -14,-90 -34,10 -58,-96"))),
        scale(palette.light, 0.6),
        {
          light: true,
        },
      );
      glow(-80, 360, palette.accent, 0.7);
      break;
    default:
      return;
  }
  hand();
}

function paintRose(brush: Brush, x: number, y: number, r: number): void {
  const { palette, scene } = brush.stage;
  const petal = scene.has.has("white")
    ? mix(palette.light, palette.fog, 0.3)
    : mix([0.5, 0.03, 0.07], palette.accent, scene.has.has("red") ? 0 : 0.45);
  brush.part(
    new Path().blob(
      outline("0,-1 0.7,-0.75 1,0 0.7,0.75 0,1 -0.7,0.75 -1,0 -0.7,-0.75").map(([a, b]) => [
        x + a * r,
        y + b * r,
      ]),
    ),
    scale(petal, 0.7),
    {
      low: scale(petal, 0.35),
    },
  );
  const folds = new Path();
  for (let i = 0; i < 7; i++) {
    const a = i * 1.1;
    const d = r * (0.75 - i * 0.09);
    folds.stroke(
      [
        [x + Math.cos(a) * d, y + Math.sin(a) * d],
        [x + Math.cos(a + 0.7) * d * 0.98, y + Math.sin(a + 0.7) * d * 0.98],
        [x + Math.cos(a + 1.4) * d * 0.8, y + Math.sin(a + 1.4) * d * 0.8],
      ],
      3.4,
      1.4,
    );
  }
  brush.mark(folds, mix(petal, palette.light, 0.4), { alpha: 0.7 });
}
