import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import type { Identity } from "./identity.ts";

/** What the person holds in a hand: a lantern, a book, a sword or a staff. */
export function paintCarried(brush: Brush, identity: Identity): void {
  const { palette, canvas } = brush.stage;
  const metal = mix(palette.fog, palette.light, 0.4);
  switch (identity.carries) {
    case "lantern": {
      brush.mark(
        new Path().stroke(
          [
            [150, -446],
            [156, -410],
            [156, -384],
          ],
          4,
        ),
        palette.near,
      );
      brush.part(
        new Path().polygon([
          [132, -384],
          [180, -384],
          [188, -300],
          [124, -300],
        ]),
        scale(palette.near, 1.3),
      );
      brush.mark(
        new Path().polygon([
          [138, -376],
          [174, -376],
          [180, -308],
          [132, -308],
        ]),
        scale(palette.warm, 2.6),
      );
      const [x, y] = brush.at([156, -340]);
      addGlow(canvas, x, y, 620 * brush.k, palette.warm, 0.8);
      addGlow(canvas, x, y, 190 * brush.k, palette.warm, 1);
      break;
    }
    case "book": {
      brush.part(
        new Path().polygon([
          [104, -500],
          [176, -520],
          [184, -410],
          [112, -390],
        ]),
        mix([0.22, 0.05, 0.03], palette.near, 0.3),
      );
      brush.mark(
        new Path().polygon([
          [176, -520],
          [184, -516],
          [192, -408],
          [184, -410],
        ]),
        mix(palette.light, palette.warm, 0.4),
        { alpha: 0.8 },
      );
      break;
    }
    case "sword": {
      brush.part(new Path().polygon(outline("146,-420 160,-420 158,10 153,30 148,10")), metal, {
        low: scale(metal, 0.5),
      });
      brush.part(
        new Path().rect(118, -436, 70, 13).rect(147, -480, 12, 46),
        mix(palette.warm, palette.near, 0.3),
      );
      break;
    }
    case "staff": {
      brush.part(
        new Path().stroke(
          [
            [168, 0],
            [160, -500],
            [172, -1060],
          ],
          13,
          11,
        ),
        mix([0.12, 0.06, 0.03], palette.near, 0.4),
      );
      const [x, y] = brush.at([172, -1090]);
      brush.mark(
        new Path().polygon([
          [172, -1140],
          [194, -1094],
          [172, -1052],
          [150, -1094],
        ]),
        scale(palette.accent, 2.2),
      );
      addGlow(canvas, x, y, 330 * brush.k, palette.accent, 0.9);
      break;
    }
    default:
      break;
  }
}

/** An open umbrella: its shaft is painted behind the person, its canopy before. */
export function paintUmbrella(brush: Brush, piece: "shaft" | "canopy"): void {
  if (piece === "shaft") {
    brush.mark(
      new Path().stroke(
        [
          [64, -1180],
          [116, -480],
        ],
        9,
      ),
      scale(brush.stage.palette.near, 1.3),
    );
    return;
  }
  const ribs: Point[] = [];
  const left = -280;
  const right = 400;
  for (let i = 0; i <= 6; i++) {
    const a = left + ((right - left) * i) / 6;
    ribs.push([a, -1030]);
    if (i < 6) ribs.push([a + (right - left) / 12, -1056]);
  }
  const top: Point[] = [];
  for (let i = 0; i <= 24; i++) {
    const t = Math.PI * (i / 24);
    top.push([60 + Math.cos(t) * 340, -1030 - Math.sin(t) ** 0.8 * 190]);
  }
  const named = brush.stage.scene.has.has("red") ? ([0.42, 0.02, 0.03] as const) : brush.cloth;
  brush.part(new Path().polygon([...top, ...ribs.slice(1, -1)]), scale(named, 1.1), {
    low: scale(named, 0.45),
  });
  const lines = new Path();
  for (let i = 1; i < 6; i++) {
    const x = left + ((right - left) * i) / 6;
    lines.stroke(
      [
        [60, -1216],
        [60 + (x - 60) * 0.72, -1150],
        [x, -1032],
      ],
      2.4,
      3.4,
    );
  }
  brush.mark(lines.rect(57, -1250, 7, 36), scale(named, 0.35), { alpha: 0.8 });
}
