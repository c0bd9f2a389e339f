import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { birds } from "./plants.ts";
import { rimOf } from "./relief.ts";

/** Things a prompt names that float before any place: balloons, kites, butterflies, letters, music, a clock in the sky. */
export function paintOrnaments(stage: Stage): void {
  const { has } = stage.scene;
  // The side that the main thing leaves free.
  const x = stage.w * (stage.composition.focus > 0.5 ? 0.24 : 0.76);
  const y = stage.h * 0.2;
  if (has.has("clock") && stage.composition.framing === "wide") paintSkyClock(stage, x, y + 30);
  if (has.has("balloon")) paintBalloons(stage, x, y);
  if (has.has("kite")) paintKite(stage, x, y);
  if (has.has("bird"))
    fill(stage.canvas, birds(stage.random("flock"), x, y, 13, 46), { color: stage.depth(0.12) });
  if (has.has("letter")) paintSheets(stage);
  if (has.has("music")) paintMusic(stage);
  if (has.has("butterfly")) paintButterflies(stage);
  if (has.has("fish") && stage.composition.place !== "underwater") paintGlowingFish(stage);
}

function paintBalloons(stage: Stage, x: number, y: number): void {
  const { canvas, palette } = stage;
  const random = stage.random("balloons");
  for (let i = 0; i < 4; i++) {
    const size = [1, 0.5, 0.34, 0.22][i]!;
    const bx = i === 0 ? x : x + random.between(-300, 300);
    const by = i === 0 ? y : y + random.between(-90, 150);
    const r = 92 * size;
    const rim = rimOf(stage, bx, by, 6 * size + 2, 0.9);
    const silk = mix(mix(palette.accent, palette.warm, i * 0.25), palette.fog, (1 - size) * 0.55);
    const envelope = outline(
      "0,-1 0.62,-0.82 0.96,-0.3 0.9,0.2 0.5,0.8 0.2,1.16 -0.2,1.16 -0.5,0.8 -0.9,0.2 -0.96,-0.3 -0.62,-0.82",
    );
    fill(canvas, new Path().blob(envelope).placed({ x: bx, y: by, sx: r }), {
      color: scale(silk, 0.8),
      low: scale(silk, 0.42),
      rim,
    });
    const gores = new Path();
    for (const side of [-0.62, -0.22, 0.22, 0.62])
      gores.stroke(
        [
          [bx + side * r * 0.2, by - r * 0.98],
          [bx + side * r * 1.15, by - r * 0.1],
          [bx + side * r * 0.3, by + r * 1.14],
        ],
        3.4 * size,
      );
    fill(canvas, gores, { color: scale(silk, 0.3), alpha: 0.7 });
    fill(
      canvas,
      new Path()
        .rect(bx - r * 0.19, by + r * 1.44, r * 0.38, r * 0.26)
        .stroke(
          [
            [bx - r * 0.2, by + r * 1.14],
            [bx - r * 0.17, by + r * 1.46],
          ],
          1.6,
        )
        .stroke(
          [
            [bx + r * 0.2, by + r * 1.14],
            [bx + r * 0.17, by + r * 1.46],
          ],
          1.6,
        ),
      { color: palette.near },
    );
    addGlow(canvas, bx, by + r * 1.2, r * 0.9, palette.warm, 0.8);
  }
}

function paintKite(stage: Stage, x: number, y: number): void {
  const { canvas, palette } = stage;
  const rim = rimOf(stage, x, y, 5, 0.8);
  const line: Point[] = [
    [x, y],
    [x + (stage.w / 2 - x) * 0.4, y + 260],
    [stage.w / 2 + (stage.focusX - stage.w / 2) * 0.6, stage.h * 0.8],
  ];
  fill(canvas, new Path().stroke(line, 1.6), { color: palette.light, alpha: 0.5 });
  const sail = new Path().polygon(outline("0,-86 58,-10 0,92 -58,-10")).placed({ x, y, sx: 1, turn: 0.4 });
  fill(canvas, sail, { color: scale(palette.accent, 0.9), low: scale(palette.warm, 0.7), rim });
  const cross = new Path()
    .stroke(
      [
        [0, -86],
        [0, 92],
      ],
      3,
    )
    .stroke(
      [
        [-58, -10],
        [58, -10],
      ],
      3,
    );
  fill(canvas, cross.placed({ x, y, sx: 1, turn: 0.4 }), { color: palette.near, alpha: 0.7 });
  const tail: Point[] = [
    [x - 36, y + 84],
    [x - 84, y + 130],
    [x - 40, y + 190],
    [x - 96, y + 250],
  ];
  const bows = new Path().stroke(tail, 3);
  for (const [bx, by] of tail)
    bows.ellipse(bx - 9, by, 11, 6, false, 0.5).ellipse(bx + 9, by, 11, 6, false, -0.5);
  fill(canvas, bows, { color: scale(palette.accent, 0.8) });
}

function paintButterflies(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("butterflies");
  const color = mix(palette.accent, palette.light, 0.3);
  for (let i = 0; i < 11; i++) {
    const x = w * random.between(0.06, 0.94);
    const y = h * random.between(0.12, 0.82);
    const s = random.between(12, 36);
    const open = random.between(0.35, 1);
    const wings = new Path();
    for (const side of [-1, 1])
      wings
        .blob(
          outline("0.05,0 0.5,-0.95 1.15,-0.85 1.05,-0.1 0.5,0.15").map(
            ([a, b]) => [side * a * open, b] as Point,
          ),
        )
        .blob(
          outline("0.05,0.05 0.6,0.1 0.85,0.5 0.5,0.95 0.18,0.6").map(
            ([a, b]) => [side * a * open, b] as Point,
          ),
        );
    const put = wings.placed({ x, y, sx: s, turn: random.between(-0.7, 0.7) });
    addGlow(canvas, x, y, s * 3.4, color, 0.5);
    fill(canvas, put, { color: scale(color, 1.1), low: scale(palette.accent, 0.7), alpha: 0.92 });
    fill(canvas, new Path().ellipse(x, y, s * 0.07, s * 0.5), { color: palette.near });
  }
}

/** Letters and sheets that the wind carries through the picture. */
function paintSheets(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("sheets");
  for (let i = 0; i < 9; i++) {
    const s = random.between(18, 46);
    const lift = random.between(-0.5, 0.5);
    const sheet = new Path().blob([
      [-1, -0.6],
      [0, -0.75 + lift * 0.3],
      [1, -0.62],
      [1.05, 0.6],
      [0, 0.5 + lift * 0.3],
      [-0.95, 0.64],
    ]);
    const at = {
      x: w * random.next(),
      y: h * random.between(0.06, 0.74),
      sx: s,
      turn: random.between(-1.2, 1.2),
    };
    fill(canvas, sheet.placed(at), {
      color: scale(mix(palette.light, palette.warm, 0.2), stage.light.moon ? 0.6 : 0.9),
      low: scale(mix(palette.fog, palette.light, 0.4), 0.5),
      rim: rimOf(stage, at.x, at.y, 4, 0.7),
      soft: s > 38 ? 2 : 0,
    });
  }
}

/** Five lines of light that swing through the air, with notes on them. */
function paintMusic(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("music");
  const gold = mix(palette.warm, palette.light, 0.35);
  const base =
    h * (stage.composition.framing === "wide" ? random.between(0.22, 0.34) : random.between(0.07, 0.12));
  const phase = random.next() * 6;
  const wave = (x: number, line: number): number =>
    base +
    Math.sin(x / 190 + phase) * 58 +
    Math.sin(x / 83 + phase) * 14 +
    (line - 2) * (13 + 5 * Math.sin(x / 260));
  const lines = new Path();
  for (let line = 0; line < 5; line++) {
    const points: Point[] = [];
    for (let x = -20; x <= w + 20; x += 26) points.push([x, wave(x, line)]);
    lines.stroke(points, 2.4);
  }
  const notes = new Path();
  for (let x = 60; x < w; x += random.between(70, 130)) {
    const y = wave(x, Math.floor(random.next() * 5));
    notes.ellipse(x, y, 13, 9.5, false, -0.4).rect(x + 9, y - 62, 4, 60);
    if (random.chance(0.5))
      notes.stroke(
        [
          [x + 11, y - 62],
          [x + 30, y - 44],
          [x + 27, y - 22],
        ],
        8,
        3,
      );
  }
  for (const [path, soft] of [
    [lines, 9],
    [notes, 12],
  ] as const) {
    fill(canvas, path, { color: scale(gold, 0.4), light: true, soft });
    fill(canvas, path, { color: scale(gold, 1.15), alpha: 0.85 });
  }
}

/** The face of a great clock that stands in the sky like a second moon. */
function paintSkyClock(stage: Stage, x: number, y: number): void {
  const { canvas, palette } = stage;
  const r = 168;
  const dial = new Path().ellipse(x, y, r, r).ellipse(x, y, r - 9, r - 9, true);
  dial.ellipse(x, y, r * 0.76, r * 0.76).ellipse(x, y, r * 0.76 - 3, r * 0.76 - 3, true);
  for (let i = 0; i < 60; i++) {
    const a = (i / 60) * Math.PI * 2;
    const hour = i % 5 === 0;
    const inner = hour ? 0.79 : 0.9;
    dial.stroke(
      [
        [x + Math.cos(a) * r * inner, y + Math.sin(a) * r * inner],
        [x + Math.cos(a) * r * 0.94, y + Math.sin(a) * r * 0.94],
      ],
      hour ? 8 : 2,
    );
  }
  const turn = stage.random("clock").between(0, 6.28);
  dial.stroke(
    [
      [x, y],
      [x + Math.cos(turn) * r * 0.45, y + Math.sin(turn) * r * 0.45],
    ],
    12,
    5,
  );
  dial.stroke(
    [
      [x, y],
      [x + Math.cos(turn * 5) * r * 0.7, y + Math.sin(turn * 5) * r * 0.7],
    ],
    8,
    3,
  );
  const gold = mix(palette.warm, palette.light, 0.5);
  addGlow(canvas, x, y, r * 2, gold, 0.3);
  fill(canvas, dial.ellipse(x, y, 12, 12), { color: scale(gold, 0.95), alpha: 0.85 });
}

function paintGlowingFish(stage: Stage): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("air-fish");
  for (let i = 0; i < 6; i++) {
    const s = random.between(24, 58);
    const at = {
      x: w * random.between(0.08, 0.92),
      y: h * random.between(0.12, 0.6),
      sx: random.chance(0.5) ? s : -s,
      sy: s,
    };
    const body = new Path()
      .blob(outline("1,0 0.5,-0.34 -0.3,-0.3 -0.8,0 -0.3,0.3 0.5,0.34"))
      .blob(outline("-0.7,0 -1.5,-0.55 -1.25,0 -1.6,0.5"))
      .blob(outline("0.2,-0.28 -0.3,-0.7 -0.4,-0.24"));
    const color = mix(palette.warm, palette.accent, random.next() * 0.5);
    addGlow(canvas, at.x, at.y, s * 3, color, 0.35);
    fill(canvas, body.placed(at), { color: scale(color, 1.2), low: scale(color, 0.5), alpha: 0.9 });
  }
}
