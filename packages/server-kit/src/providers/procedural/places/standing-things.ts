import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Spot, Stage } from "../scene/stage.ts";
import { rimOf } from "./relief.ts";

/** Things a prompt names that stand on the ground near a person's spot: a door, stairs, a mirror, candles, a tea table. */
export function paintStandingThings(stage: Stage, spot: Spot): void {
  const { has } = stage.scene;
  const k = spot.height / 300;
  const side = spot.x > stage.w / 2 ? -1 : 1;
  const at = { x: spot.x + side * 150 * k, y: spot.y, k };
  if (has.has("stairs")) paintStairs(stage, { ...at, x: spot.x + side * 210 * k }, side);
  if (has.has("door")) paintDoor(stage, at);
  if (has.has("mirror")) paintMirror(stage, at);
  if (has.has("crystal")) paintCrystals(stage, at);
  if (has.has("tea")) paintTeaTable(stage, at);
  if (has.has("candle")) paintCandles(stage, spot, k);
  if (has.has("book") && stage.composition.place !== "library") paintPile(stage, at);
}

interface Stand {
  x: number;
  y: number;
  k: number;
}

/** A door without a wall, ajar, with light behind it. */
function paintDoor(stage: Stage, { x, y, k }: Stand): void {
  const { canvas, palette } = stage;
  const rim = rimOf(stage, x, y - 180 * k, 5, 0.9);
  addGlow(canvas, x, y - 170 * k, 420 * k, palette.warm, 0.5);
  fill(
    canvas,
    new Path()
      .rect(x - 86 * k, y - 350 * k, 172 * k, 352 * k)
      .rect(x - 68 * k, y - 332 * k, 136 * k, 334 * k, true),
    {
      color: mix(palette.near, palette.warm, 0.12),
      rim,
    },
  );
  fill(canvas, new Path().rect(x - 68 * k, y - 332 * k, 136 * k, 334 * k), {
    color: mix(palette.light, palette.warm, 0.4),
    low: scale(palette.warm, 1.5),
  });
  const leaf: Point[] = [
    [x - 68 * k, y - 332 * k],
    [x + 20 * k, y - 316 * k],
    [x + 20 * k, y + 14 * k],
    [x - 68 * k, y + 2 * k],
  ];
  fill(canvas, new Path().polygon(leaf), {
    color: mix(palette.near, palette.accent, 0.2),
    low: palette.near,
    rim,
  });
  fill(canvas, new Path().ellipse(x + 6 * k, y - 150 * k, 6 * k, 6 * k), { color: palette.warm });
  fill(
    canvas,
    new Path().polygon([
      [x - 60 * k, y],
      [x + 68 * k, y],
      [x + 160 * k, y + 120 * k],
      [x - 120 * k, y + 120 * k],
    ]),
    {
      color: scale(palette.warm, 0.4),
      low: [0, 0, 0],
      light: true,
      soft: 10 * k,
    },
  );
}

/** Steps of stone that rise into the air and end there. */
function paintStairs(stage: Stage, { x, y, k }: Stand, side: number): void {
  const { canvas, palette } = stage;
  for (let i = 9; i >= 0; i--) {
    const sx = x + side * i * 26 * k;
    const sy = y - i * 27 * k;
    const stone = mix(stage.depth(0.2 + i * 0.04), palette.skyLow, 0.2);
    fill(
      canvas,
      new Path().rect(sx - 70 * k, sy - 15 * k, 140 * k, 15 * k).polygon([
        [sx - 52 * k, sy],
        [sx + 52 * k, sy],
        [sx + 20 * k, sy + 22 * k],
        [sx - 26 * k, sy + 17 * k],
      ]),
      {
        color: stone,
        low: scale(stone, 0.45),
        rim: rimOf(stage, sx, sy, 4, 0.9),
      },
    );
  }
}

function paintMirror(stage: Stage, { x, y, k }: Stand): void {
  const { canvas, palette } = stage;
  const gold = mix(palette.warm, palette.near, 0.42);
  const cy = y - 190 * k;
  fill(
    canvas,
    new Path()
      .stroke(
        [
          [x - 46 * k, y],
          [x, y - 120 * k],
        ],
        9 * k,
      )
      .stroke(
        [
          [x + 46 * k, y],
          [x, y - 120 * k],
        ],
        9 * k,
      ),
    { color: gold },
  );
  fill(canvas, new Path().ellipse(x, cy, 92 * k, 170 * k), {
    color: gold,
    low: scale(gold, 0.5),
    rim: rimOf(stage, x, cy, 5, 0.8),
  });
  fill(canvas, new Path().ellipse(x, cy, 78 * k, 155 * k), {
    color: mix(palette.skyMid, palette.light, 0.4),
    low: palette.skyTop,
  });
  fill(
    canvas,
    new Path().polygon([
      [x - 34 * k, cy + 66 * k],
      [x + 34 * k, cy - 108 * k],
      [x + 56 * k, cy - 86 * k],
      [x - 12 * k, cy + 90 * k],
    ]),
    {
      color: scale(palette.light, 0.5),
      light: true,
      soft: 6 * k,
    },
  );
  addGlow(canvas, x, cy, 260 * k, palette.light, 0.25);
}

function paintCrystals(stage: Stage, { x, y, k }: Stand): void {
  const { canvas, palette } = stage;
  const random = stage.random("crystals");
  addGlow(canvas, x, y - 60 * k, 340 * k, palette.accent, 0.6);
  for (let i = 0; i < 7; i++) {
    const lean = (i - 3) * 0.22;
    const tall = random.between(90, 210) * k * (1 - Math.abs(i - 3) * 0.16);
    const shard = new Path().polygon(outline("0,-1 0.14,-0.84 0.12,0.04 -0.12,0.04 -0.14,-0.84"));
    fill(canvas, shard.placed({ x: x + (i - 3) * 20 * k, y, sx: tall, turn: lean }), {
      color: scale(mix(palette.accent, palette.light, 0.4), 1.2),
      low: scale(palette.accent, 0.4),
      alpha: 0.92,
      rim: rimOf(stage, x, y - tall, 4, 0.9),
    });
  }
}

function paintTeaTable(stage: Stage, { x, y, k }: Stand): void {
  const { canvas, palette } = stage;
  const rim = rimOf(stage, x, y - 100 * k, 5, 0.9);
  const table = new Path()
    .ellipse(x, y - 112 * k, 84 * k, 13 * k)
    .rect(x - 5 * k, y - 108 * k, 10 * k, 104 * k)
    .ellipse(x, y - 2, 44 * k, 7 * k);
  fill(canvas, table, { color: mix(palette.near, palette.skyMid, 0.2), rim });
  const china = mix(palette.light, palette.fog, 0.35);
  const pot = new Path()
    .blob(outline("-0.9,0 -1,-0.7 -0.5,-1.3 0.5,-1.3 1,-0.7 0.9,0"))
    .blob(outline("0.8,-0.5 1.5,-1.1 1.75,-1.2 1.5,-0.7 0.9,-0.2"))
    .ellipse(0, -1.45, 0.2, 0.2);
  fill(canvas, pot.placed({ x: x - 22 * k, y: y - 116 * k, sx: 27 * k }), {
    color: scale(china, 0.8),
    low: scale(china, 0.35),
    rim,
  });
  const cup = new Path().blob(outline("-0.9,-0.9 0.9,-0.9 0.6,0 -0.6,0"));
  fill(canvas, cup.placed({ x: x + 46 * k, y: y - 116 * k, sx: 17 * k }), {
    color: scale(china, 0.85),
    low: scale(china, 0.4),
    rim,
  });
  fill(
    canvas,
    new Path().stroke(
      [
        [x + 46 * k, y - 138 * k],
        [x + 58 * k, y - 170 * k],
        [x + 38 * k, y - 210 * k],
        [x + 56 * k, y - 262 * k],
      ],
      12 * k,
      3 * k,
    ),
    {
      color: scale(palette.light, 0.4),
      alpha: 0.6,
      light: true,
      soft: 5 * k,
    },
  );
  addGlow(canvas, x, y - 120 * k, 170 * k, palette.warm, 0.3);
}

function paintCandles(stage: Stage, spot: Spot, k: number): void {
  const { canvas, palette, w } = stage;
  const random = stage.random("candles");
  const wax = new Path();
  const flames = new Path();
  for (let i = 0; i < 12; i++) {
    const x = Math.min(w - 20, Math.max(20, spot.x + (i - 5.5) * 58 * k + random.between(-18, 18)));
    const y = spot.y + random.between(6, 46) * k;
    const tall = random.between(22, 60) * k;
    wax.rect(x - 6 * k, y - tall, 12 * k, tall);
    flames.blob([
      [x, y - tall - 19 * k],
      [x + 5 * k, y - tall - 7 * k],
      [x, y - tall],
      [x - 5 * k, y - tall - 7 * k],
    ]);
    addGlow(canvas, x, y - tall - 8 * k, 92 * k, palette.warm, 0.6);
  }
  fill(canvas, wax, {
    color: mix(palette.light, palette.warm, 0.4),
    low: mix(palette.near, palette.warm, 0.2),
  });
  fill(canvas, flames, { color: scale(palette.warm, 2.6) });
}

function paintPile(stage: Stage, { x, y, k }: Stand): void {
  const { canvas, palette } = stage;
  const random = stage.random("pile");
  for (let i = 0; i < 6; i++) {
    const wide = random.between(70, 104) * k;
    const cover = mix(mix(palette.accent, palette.warm, random.next()), palette.near, 0.62);
    fill(
      canvas,
      new Path().rect(x - wide / 2 + random.between(-9, 9) * k, y - (i + 1) * 19 * k, wide, 18 * k),
      {
        color: cover,
        low: scale(cover, 0.5),
        rim: rimOf(stage, x, y, 4, 0.9),
      },
    );
  }
}
