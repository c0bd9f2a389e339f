import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { outline, Path } from "../raster/path.ts";
import type { View } from "../scene/compose.ts";
import type { Brush } from "./brush.ts";
import { paintHand } from "./hand.ts";
import { paintTrinket } from "./held-trinkets.ts";
import type { Identity } from "./identity.ts";

/** What a person seen from near holds before the chest or beside the head; the head is 300 tall around 0,0. */
export function paintHeld(brush: Brush, identity: Identity, view: View): void {
  const behind = view === "back";
  switch (identity.carries) {
    case "none":
    case "umbrella":
      return;
    case "book":
      if (!behind) paintOpenBook(brush, view === "front" ? 0 : 96, 500);
      return;
    case "sword":
      paintBlade(brush, behind ? 196 : 214);
      return;
    case "staff":
      paintStaff(brush, 238);
      return;
    case "lantern":
      paintLantern(brush, behind ? 236 : 208, 400);
      return;
    default:
      if (!behind) paintTrinket(brush, identity.carries, view === "front" ? 60 : 150, 470);
  }
}

/** An open book whose pages light the one who reads. */
function paintOpenBook(brush: Brush, x: number, y: number): void {
  const { palette, canvas } = brush.stage;
  const [gx, gy] = brush.at([x, y - 60]);
  const page = mix(palette.light, palette.warm, 0.32);
  addGlow(canvas, gx, gy, 420 * brush.k, palette.warm, 0.34);
  addGlow(canvas, gx, gy, 190 * brush.k, page, 0.4);
  const leather = mix([0.2, 0.045, 0.03], palette.near, 0.25);
  brush.part(
    new Path().polygon(outline("-176,-46 0,6 176,-46 168,84 0,128 -168,84").map(([a, b]) => [x + a, y + b])),
    leather,
    {
      low: scale(leather, 0.5),
    },
  );
  for (const side of [-1, 1]) {
    const leaf = outline("0,-14 46,-48 104,-64 166,-54 160,66 100,56 46,74 0,108");
    brush.mark(new Path().blob(leaf.map(([a, b]) => [x + side * a, y + b])), scale(page, 0.86), {
      low: scale(page, 0.48),
    });
    const lines = new Path();
    for (let i = 0; i < 6; i++)
      lines.stroke(
        [
          [x + side * 26, y + i * 16 - 16],
          [x + side * 84, y + i * 16 - 34],
          [x + side * 140, y + i * 15 - 34],
        ],
        2.2,
      );
    brush.mark(lines, mix(page, palette.near, 0.75), { alpha: 0.4 });
    paintHand(brush, x + side * 164, y + 52, [x + side * 226, y + 330]);
  }
  const motes = new Path();
  const random = brush.stage.random("book-motes");
  for (let i = 0; i < 26; i++) {
    const r = random.between(1.6, 5);
    motes.ellipse(x + random.between(-150, 150), y - 40 - random.next() ** 1.4 * 420, r, r);
  }
  brush.mark(motes, scale(palette.warm, 0.9), { light: true, soft: 1.2 * brush.k });
}

function paintBlade(brush: Brush, x: number): void {
  const { palette, canvas } = brush.stage;
  const steel = mix(palette.fog, palette.light, 0.5);
  brush.part(
    new Path().polygon([
      [x - 19, 416],
      [x - 15, -230],
      [x, -300],
      [x + 15, -230],
      [x + 19, 416],
    ]),
    steel,
    { low: scale(steel, 0.34) },
  );
  brush.mark(new Path().rect(x - 2, -240, 4, 650), scale(steel, 0.4), { alpha: 0.7 });
  const gold = mix(palette.warm, palette.near, 0.35);
  brush.part(
    new Path().blob(
      outline("-86,410 -70,398 0,406 70,398 86,410 70,430 0,424 -70,430").map(([a, b]) => [x + a, b]),
    ),
    gold,
  );
  brush.part(new Path().rect(x - 11, 424, 22, 110).ellipse(x, 544, 19, 19), scale(gold, 0.6));
  paintHand(brush, x, 480, [x + 40, 800]);
  const [gx, gy] = brush.at([x, -120]);
  addGlow(canvas, gx, gy, 160 * brush.k, palette.light, 0.22);
}

function paintStaff(brush: Brush, x: number): void {
  const { palette, canvas } = brush.stage;
  brush.part(
    new Path().stroke(
      [
        [x + 10, 2000],
        [x - 4, 500],
        [x + 6, -170],
      ],
      30,
      22,
    ),
    mix([0.14, 0.07, 0.035], palette.near, 0.3),
  );
  const claw = new Path();
  for (const side of [-1, 1])
    claw.stroke(
      [
        [x + 4, -150],
        [x + 4 + side * 62, -210],
        [x + 4 + side * 46, -300],
      ],
      16,
      4,
    );
  brush.part(claw, mix(palette.warm, palette.near, 0.45));
  const [gx, gy] = brush.at([x + 4, -246]);
  brush.mark(
    new Path().polygon(outline("4,-326 44,-246 4,-176 -36,-246").map(([a, b]) => [x + a, b])),
    scale(palette.accent, 2),
    { low: scale(palette.accent, 0.9) },
  );
  addGlow(canvas, gx, gy, 330 * brush.k, palette.accent, 0.8);
  paintHand(brush, x - 4, 470, [x + 30, 820]);
}

function paintLantern(brush: Brush, x: number, y: number): void {
  const { palette, canvas } = brush.stage;
  const iron = scale(palette.near, 1.5);
  const [gx, gy] = brush.at([x, y + 80]);
  addGlow(canvas, gx, gy, 560 * brush.k, palette.warm, 0.6);
  brush.mark(new Path().ellipse(x, y - 2, 46, 44).ellipse(x, y - 2, 39, 37, true), iron);
  paintHand(brush, x, y - 46, [x + 66, y + 300]);
  brush.part(new Path().polygon(outline("-20,18 20,18 62,46 -62,46").map(([a, b]) => [x + a, y + b])), iron);
  brush.mark(new Path().rect(x - 52, y + 44, 104, 118), scale(palette.warm, 1.2), {
    low: scale(palette.warm, 2.2),
  });
  brush.mark(
    new Path().blob(outline("0,64 20,112 0,146 -20,112").map(([a, b]) => [x + a, y + b])),
    scale(palette.light, 2.4),
    {
      soft: 3 * brush.k,
    },
  );
  const frame = new Path().rect(x - 66, y + 158, 132, 18).rect(x - 60, y + 42, 120, 8);
  for (const dx of [-56, -4, 48]) frame.rect(x + dx, y + 44, 8, 118);
  brush.part(frame, iron);
  addGlow(canvas, gx, gy + 20 * brush.k, 190 * brush.k, palette.warm, 0.8);
}

/** An open umbrella over the head: the shaft is painted behind the person, the canopy before. */
export function paintHeldUmbrella(brush: Brush, piece: "shaft" | "canopy"): void {
  const { stage } = brush;
  if (piece === "shaft") {
    brush.mark(
      new Path().stroke(
        [
          [96, -380],
          [226, 620],
        ],
        15,
      ),
      scale(stage.palette.near, 1.5),
    );
    return;
  }
  const named = stage.scene.has.has("red") ? ([0.42, 0.02, 0.03] as const) : brush.cloth;
  const ribs = 7;
  const [left, right, foot] = [-410, 560, -214];
  const points: [number, number][] = [];
  for (let i = 0; i <= 36; i++) {
    const t = Math.PI * (i / 36);
    points.push([75 + Math.cos(t) * 486, foot - Math.sin(t) ** 0.82 * 252]);
  }
  for (let i = 0; i < ribs; i++) {
    const a = left + ((right - left) * i) / ribs;
    points.push([a, foot], [a + (right - left) / ribs / 2, foot - 36]);
  }
  brush.part(new Path().polygon(points), scale(named, 1.15), { low: scale(named, 0.42) });
  const lines = new Path();
  for (let i = 1; i < ribs; i++) {
    const x = left + ((right - left) * i) / ribs;
    lines.stroke(
      [
        [75, foot - 250],
        [75 + (x - 75) * 0.72, foot - 160],
        [x, foot - 2],
      ],
      3.4,
      5,
    );
  }
  brush.mark(lines.rect(71, foot - 300, 9, 54), scale(named, 0.35), { alpha: 0.8 });
}
