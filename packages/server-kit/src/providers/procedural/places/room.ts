import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import { vantageOf } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { broadTree } from "./plants.ts";
import { paintRidges, rimOf } from "./relief.ts";
import { paintRoomCorner } from "./room-corner.ts";

/** A room before a wide window: a classroom with its desks, or a quiet room with a plant, a lamp and books. */
export function paintRoom(stage: Stage): PaintedPlace {
  const { canvas, palette, scene, composition, w, h } = stage;
  if (vantageOf(composition, 2) === 1) return paintRoomCorner(stage);
  const classroom = scene.has.has("classroom") || scene.has.has("student");
  const sill = h * { low: 0.7, eye: 0.64, high: 0.58 }[composition.camera];
  stage.light.y = Math.min(stage.light.y, sill * 0.6);
  paintSky(stage, sill + 20);
  paintRidges(stage, "town", { base: sill + 20, height: 110, layers: 2, from: 0.85, to: 0.62, rough: 0.6 });
  const random = stage.random("room");
  if (scene.has.has("spring") || composition.arrangement > 0.4) {
    const tree = broadTree(random, w * (1 - composition.focus), sill + 60, 430);
    fill(canvas, tree, {
      color: scene.has.has("spring") ? mix(palette.accent, palette.light, 0.3) : stage.depth(0.45),
      low: stage.depth(0.4),
      rim: rimOf(stage, w / 2, sill - 200, 5, 0.5),
    });
  }
  paintMist(stage, "pane", sill, 130, 0.45);
  paintWall(stage, sill, classroom ? 4 : 3);
  paintSunPatches(stage, sill);
  if (classroom) paintDesks(stage, sill);
  else paintFurniture(stage, sill);
  return {
    spot: { x: w / 2 + (stage.focusX - w / 2) * 0.6, y: sill + (h - sill) * 0.6, height: sill * 0.62 },
  };
}

function paintWall(stage: Stage, sill: number, panes: number): void {
  const { canvas, palette, w, h } = stage;
  const margin = w * 0.07;
  const top = stage.h * 0.07;
  const wall = mix(palette.near, palette.skyMid, 0.2);
  const frame = new Path().rect(-10, -10, w + 20, h + 20).rect(margin, top, w - 2 * margin, sill - top, true);
  fill(canvas, frame, { color: wall, low: palette.near, span: [0, h] });
  const bars = new Path();
  const step = (w - 2 * margin) / panes;
  for (let i = 0; i <= panes; i++)
    bars.rect(margin + i * step - (i % panes === 0 ? 9 : 6), top, i % panes === 0 ? 18 : 12, sill - top);
  bars.rect(margin, top + (sill - top) * 0.3, w - 2 * margin, 8);
  bars
    .rect(margin - 22, sill - 6, w - 2 * margin + 44, 20)
    .rect(margin - 10, top - 8, w - 2 * margin + 20, 16);
  fill(canvas, bars, { color: scale(wall, 0.8), rim: rimOf(stage, w / 2, sill, 5, 0.5) });
  addGlow(canvas, stage.light.x, stage.light.y, 900, palette.light, 0.22);
  // The curtain on one side, lit through.
  const side = stage.composition.focus > 0.5 ? 0 : 1;
  const edge = side === 0 ? margin : w - margin;
  const dir = side === 0 ? 1 : -1;
  for (let i = 0; i < 5; i++) {
    const a = edge + dir * (i * 26 - 30);
    const sway = stage.random("curtain", i).between(-10, 26);
    fill(
      canvas,
      new Path().blob([
        [a, top - 14],
        [a + dir * 34, top - 14],
        [a + dir * (40 + sway), sill * 0.6],
        [a + dir * (26 + sway * 1.4), sill + 60],
        [a - dir * 4 + sway * dir * 0.6, sill + 60],
        [a - dir * 4, sill * 0.6],
      ]),
      {
        color: mix(palette.skyLow, palette.light, 0.3),
        low: mix(palette.skyMid, palette.near, 0.3),
        alpha: 0.62,
        shade: { dx: -dir, dy: 0, width: 18, amount: 0.7 },
      },
    );
  }
}

/** The window's light, thrown in slanted patches over the floor. */
function paintSunPatches(stage: Stage, sill: number): void {
  const { canvas, palette, w, h } = stage;
  fill(canvas, new Path().rect(-10, sill + 60, w + 20, h), {
    color: mix(palette.near, palette.skyMid, 0.22),
    low: palette.near,
    span: [sill + 60, h],
  });
  const drift = -stage.light.side * 160;
  const patches = new Path();
  for (let i = 0; i < 4; i++) {
    const a = w * (0.1 + i * 0.21);
    const x = a + drift * 0.4;
    patches.polygon([
      [x, sill + 78],
      [x + w * 0.17, sill + 78],
      [x + w * 0.2 + drift + (i - 1.5) * 60, h + 20],
      [x - w * 0.03 + drift + (i - 1.5) * 60, h + 20],
    ]);
  }
  fill(canvas, patches, {
    color: scale(mix(palette.skyLow, palette.light, 0.5), stage.light.moon ? 0.3 : 0.5),
    low: [0.01, 0.01, 0.01],
    light: true,
    soft: 7,
  });
}

function paintDesks(stage: Stage, sill: number): void {
  const { canvas, palette, w, h } = stage;
  for (let row = 0; row < 3; row++) {
    const t = row / 2;
    const s = 0.55 + t * 0.75;
    const y = sill + 66 + t * t * (h - sill) * 0.5;
    const path = new Path();
    for (let i = -1; i < 5; i++) {
      const x = w * (0.02 + i * 0.27 * (0.8 + t * 0.35)) + (row % 2) * 70;
      path
        .rect(x, y, 150 * s, 9 * s)
        .rect(x + 6 * s, y + 9 * s, 138 * s, 20 * s)
        .rect(x + 8 * s, y, 5 * s, 120 * s)
        .rect(x + 137 * s, y, 5 * s, 120 * s);
      path
        .rect(x + 38 * s, y + 36 * s, 76 * s, 7 * s)
        .rect(x + 40 * s, y - 26 * s, 72 * s, 24 * s)
        .rect(x + 42 * s, y, 4 * s, 120 * s)
        .rect(x + 106 * s, y, 4 * s, 120 * s);
    }
    fill(canvas, path, {
      color: stage.depth(0.22 * (1 - t)),
      low: scale(palette.near, 0.8),
      rim: rimOf(stage, w / 2, y, 4 + t * 3, 0.75),
      span: [y - 30, y + 120 * s],
    });
  }
}

function paintFurniture(stage: Stage, sill: number): void {
  const { canvas, palette, w, h } = stage;
  const random = stage.random("furniture");
  const side = stage.composition.focus > 0.5 ? 0 : 1;
  const x = side === 0 ? w * 0.14 : w * 0.86;
  const y = sill + (h - sill) * 0.42;
  const rim = rimOf(stage, x, y, 5, 0.75);
  const desk = new Path()
    .rect(x - 190, y, 380, 14)
    .rect(x - 176, y, 12, 300)
    .rect(x + 164, y, 12, 300);
  const dir = side === 0 ? 1 : -1;
  for (let i = 0, bx = x - dir * 120; i < 6; i++, bx += 21 * dir)
    desk.rect(bx, y - random.between(60, 92), 18, 94);
  fill(canvas, desk, { color: stage.depth(0.1), low: palette.near, rim });
  const lx = x + dir * 96;
  fill(
    canvas,
    new Path()
      .rect(lx - 2.5, y - 92, 5, 92)
      .ellipse(lx, y - 2, 26, 5)
      .polygon([
        [lx - 18, y - 132],
        [lx + 18, y - 132],
        [lx + 38, y - 86],
        [lx - 38, y - 86],
      ]),
    { color: scale(palette.near, 1.2), rim },
  );
  fill(
    canvas,
    new Path().polygon([
      [lx - 16, y - 128],
      [lx + 16, y - 128],
      [lx + 34, y - 88],
      [lx - 34, y - 88],
    ]),
    { color: scale(palette.warm, 1.1), low: scale(palette.warm, 1.7) },
  );
  addGlow(canvas, lx, y - 90, 270, palette.warm, 0.6);
  const leaves = new Path();
  const px = side === 0 ? w * 0.9 : w * 0.1;
  const py = sill + (h - sill) * 0.62;
  for (let i = 0; i < 15; i++) {
    const a = -Math.PI / 2 + (random.next() - 0.5) * 2.3;
    const reach = random.between(120, 250);
    const tip: Point = [px + Math.cos(a) * reach, py + Math.sin(a) * reach];
    leaves.blob([
      [px, py],
      [px + Math.cos(a - 0.16) * reach * 0.6, py + Math.sin(a - 0.16) * reach * 0.6],
      tip,
      [px + Math.cos(a + 0.16) * reach * 0.6, py + Math.sin(a + 0.16) * reach * 0.6],
    ]);
  }
  fill(
    canvas,
    leaves.polygon([
      [px - 52, py - 6],
      [px + 52, py - 6],
      [px + 36, py + 110],
      [px - 36, py + 110],
    ]),
    { color: stage.depth(0.08), low: palette.near, rim: rimOf(stage, px, py, 5, 0.7) },
  );
}
