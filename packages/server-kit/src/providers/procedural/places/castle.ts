import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import { vantageOf } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintSky } from "../sky/sky.ts";
import { paintCastleGate } from "./castle-gate.ts";
import type { PaintedPlace } from "./place.ts";
import { paintLedge, paintRidges, rimOf } from "./relief.ts";
import { paintWater } from "./water.ts";

/** A castle of many towers: on an island in the sea, on a crag above the mist, or from before its gate. */
export function paintCastle(stage: Stage): PaintedPlace {
  if (vantageOf(stage.composition, 5) === 3) return paintCastleGate(stage);
  const { composition, horizon, scene, h } = stage;
  paintSky(stage, horizon + 40);
  const atSea =
    scene.has.has("sea") ||
    scene.has.has("island") ||
    (!scene.has.has("mountain") && composition.arrangement < 0.55);
  paintRidges(stage, "far-ridge", { base: horizon, height: 120, layers: 2, from: 0.92, to: 0.8 });
  const x = stage.focusX;
  const size = (composition.framing === "close" ? 0.8 : 1) * (composition.camera === "low" ? 1.25 : 1);
  if (atSea) {
    paintKeep(stage, x, horizon - 4, size, 0.36);
    paintMist(stage, "shore-mist", horizon - 6, 70, 0.75);
    paintWater(stage, horizon);
    paintMist(stage, "sea-mist", horizon + 6, 40, 0.4);
  } else {
    paintRidges(stage, "crag", { base: horizon + 150, height: 210, layers: 1, from: 0.5, to: 0.5, peak: x });
    paintKeep(stage, x, horizon - 30, size, 0.34);
    paintMist(stage, "vale", horizon + 110, 130, 0.8);
    paintRidges(stage, "near-ridge", { base: h + 20, height: 200, layers: 2, from: 0.3, to: 0.1 });
  }
  const ledgeSide = composition.focus > 0.5 ? 0 : 1;
  const spot = paintLedge(stage, ledgeSide, h * 0.87, 330);
  return {
    spot: { ...spot, height: 190 },
    front: () => paintMist(stage, "front", h, 120, 0.25, mix(stage.palette.near, stage.palette.fog, 0.4)),
  };
}

interface Tower {
  x: number;
  width: number;
  height: number;
  roof: number;
}

function paintKeep(stage: Stage, x: number, y: number, size: number, distance: number): void {
  const { canvas, palette } = stage;
  const random = stage.random("keep");
  const towers: Tower[] = [];
  const count = 11;
  for (let i = 0; i < count; i++) {
    const t = i / (count - 1) - 0.5;
    const middle = 1 - Math.abs(t) * 1.5;
    towers.push({
      x: x + t * 330 * size + random.between(-9, 9) * size,
      width: random.between(20, 36) * size,
      height: (70 + middle * 190 + random.between(-40, 50)) * size,
      roof: random.between(44, 86) * size,
    });
  }
  towers.push({
    x: x + random.between(-26, 26) * size,
    width: 44 * size,
    height: 300 * size,
    roof: 128 * size,
  });
  const base = 55 * size;
  const walls = new Path();
  const roofs = new Path();
  walls.polygon([
    [x - 195 * size, y - base * 0.5],
    [x - 168 * size, y - base - 42 * size],
    [x + 168 * size, y - base - 42 * size],
    [x + 195 * size, y - base * 0.5],
  ]);
  for (let i = -15; i <= 15; i++) walls.rect(x + i * 11 * size, y - base - 50 * size, 6 * size, 10 * size);
  for (const tower of towers) {
    const top = y - base - tower.height;
    const half = tower.width / 2;
    walls.rect(tower.x - half, top, tower.width, tower.height + 6);
    walls.rect(tower.x - half * 1.22, top - 3 * size, tower.width * 1.22, 8 * size);
    roofs.polygon([
      [tower.x - half * 1.4, top],
      [tower.x - half * 0.5, top - tower.roof * 0.42],
      [tower.x, top - tower.roof],
      [tower.x + half * 0.5, top - tower.roof * 0.42],
      [tower.x + half * 1.4, top],
    ]);
    roofs.rect(tower.x - 0.7 * size, top - tower.roof - 16 * size, 1.4 * size, 18 * size);
  }
  const rock = new Path().blob([
    [x - 255 * size, y + 8],
    [x - 215 * size, y - 20 * size],
    [x - 182 * size, y - base * 0.9],
    [x - 120 * size, y - base * 1.1],
    [x, y - base * 1.2],
    [x + 120 * size, y - base * 1.1],
    [x + 186 * size, y - base * 0.8],
    [x + 226 * size, y - 16 * size],
    [x + 262 * size, y + 8],
  ]);
  const stone = stage.depth(distance);
  const rim = rimOf(stage, x, y - 200 * size, 5, 0.75);
  fill(canvas, rock, { color: stage.depth(distance * 0.7), low: stage.depth(distance * 1.5), rim });
  fill(canvas, walls, { color: stone, low: stage.depth(Math.min(1, distance * 1.7)), rim });
  fill(canvas, roofs, { color: scale(mix(stone, palette.accent, 0.08), 0.85), low: stone, rim });
  paintLitWindows(stage, towers, y - base, size);
}

function paintLitWindows(stage: Stage, towers: Tower[], foot: number, size: number): void {
  const random = stage.random("keep-windows");
  const path = new Path();
  for (const tower of towers) {
    const rows = Math.floor(tower.height / (24 * size));
    for (let row = 0; row < rows; row++) {
      for (const column of tower.width > 27 * size ? [-0.24, 0.24] : [0]) {
        if (!random.chance(0.42)) continue;
        const wx = tower.x + column * tower.width;
        const wy = foot - tower.height + (row + 0.7) * 24 * size;
        path.rect(wx - 1.8 * size, wy, 3.6 * size, 7.5 * size).ellipse(wx, wy, 1.8 * size, 1.8 * size);
      }
    }
  }
  const { canvas, palette, composition } = stage;
  const power = composition.hour === "day" ? 0.5 : 1.9;
  fill(canvas, path, { color: scale(palette.warm, power) });
  fill(canvas, path, { color: scale(palette.warm, 0.6 * power), light: true, soft: 7 * size });
  addGlow(canvas, towers[0]!.x + 165 * size, foot - 120 * size, 260 * size, palette.warm, 0.07 * power);
}
