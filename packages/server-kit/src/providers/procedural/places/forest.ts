import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import { vantageOf } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintMist } from "../sky/mist.ts";
import { paintRays } from "../sky/rays.ts";
import { paintSky } from "../sky/sky.ts";
import type { PaintedPlace } from "./place.ts";
import { fir, grass, hangingLeaves } from "./plants.ts";
import { paintLedge, rimOf } from "./relief.ts";
import { paintWater } from "./water.ts";

/** Deep rows of trunks (or firs, or bamboo) that lose themselves in lit mist. */
export function paintForest(stage: Stage): PaintedPlace {
  const { canvas, palette, scene, composition, w, h } = stage;
  const ground = h * { low: 0.84, eye: 0.78, high: 0.68 }[composition.camera];
  stage.light.y = Math.min(stage.light.y, ground * 0.5);
  paintSky(stage, ground + 40, { clouds: 0, disc: stage.light.moon });
  fill(canvas, new Path().rect(-10, ground * 0.2, w + 20, ground), {
    color: [0, 0, 0],
    low: scale(palette.fog, 0.6),
    span: [ground * 0.2, ground],
    light: true,
  });
  addGlow(canvas, stage.light.x, ground * 0.62, 560, mix(palette.skyLow, palette.light, 0.5), 0.55);
  const kind = scene.has.has("bamboo")
    ? "bamboo"
    : scene.has.has("winter") || scene.has.has("snow") || composition.arrangement > 0.7
      ? "fir"
      : "trunk";
  const layers = 6;
  for (let i = 0; i < layers; i++) {
    const t = i / (layers - 1);
    const foot = ground - 46 + t * t * 90;
    if (i === layers - 2) paintRays(stage, 0.5);
    paintRow(stage, kind, i, t, foot);
    paintMist(stage, `forest-mist-${i}`, foot, 130, 0.72 * (1 - t * 0.75));
  }
  const pond = vantageOf(composition, 5) % 3 === 1;
  if (pond) paintWater(stage, ground + 20, { calm: 0.95 });
  else paintGround(stage, ground);
  const x = w / 2 + (stage.focusX - w / 2) * 0.5;
  addGlow(canvas, x, ground - 20, 330, mix(palette.skyLow, palette.light, 0.4), 0.22);
  const bank = pond
    ? paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.9, 420)
    : { x, y: ground + 50 };
  return {
    spot: { ...bank, height: 215 },
    front: () => {
      const leaves = hangingLeaves(
        stage.random("leaves"),
        w,
        h * 0.34,
        composition.focus > 0.5 ? 0 : 1,
        stage.draft ? 160 : 420,
      );
      if (kind === "trunk")
        fill(canvas, leaves, {
          color: scale(palette.near, 1.2),
          soft: 1.6,
          rim: rimOf(stage, w / 2, 100, 3, 0.5),
        });
      fill(canvas, grass(stage.random("fern"), w, h + 10, 120, stage.draft ? 80 : 240), {
        color: scale(palette.near, 0.9),
        soft: 1.2,
        rim: rimOf(stage, w / 2, h, 3, 0.35),
      });
    },
  };
}

function paintRow(
  stage: Stage,
  kind: "trunk" | "fir" | "bamboo",
  row: number,
  t: number,
  foot: number,
): void {
  const { canvas, w, h, palette } = stage;
  const random = stage.random("row", row);
  const distance = 0.9 * (1 - t) ** 1.3;
  const count = Math.round((kind === "fir" ? 9 : kind === "bamboo" ? 15 : 11) * (1.25 - t) * (w / 1000) + 2);
  const path = new Path();
  for (let i = 0; i < count; i++) {
    let x = ((i + random.between(0.1, 0.9)) / count) * (w + 120) - 60;
    // The middle stays open so that the eye can go in.
    const middle = w / 2 + (stage.focusX - w / 2) * 0.5;
    const gap = 60 + t * 230;
    if (Math.abs(x - middle) < gap)
      x = x < middle ? middle - gap - random.between(0, 80) : middle + gap + random.between(0, 80);
    const y = foot + random.between(-12, 22);
    if (kind === "fir") path.add(fir(random, x, y + 30, h * (0.32 + t * 0.5) * random.between(0.75, 1.2)));
    else if (kind === "bamboo") addBamboo(path, random.between, x, y, 8 + t * 22, h);
    else addTrunk(path, random.between, x, y, (10 + t * t * 66) * random.between(0.6, 1.25), h);
  }
  const snowy = stage.scene.has.has("snow") || stage.scene.has.has("winter");
  const color = stage.depth(distance);
  fill(canvas, path, {
    color: snowy && kind === "fir" ? mix(color, palette.light, 0.2) : color,
    low: stage.depth(Math.min(1, distance + 0.12)),
    span: [h * 0.1, foot + 20],
    rim: rimOf(stage, w / 2, foot * 0.6, 4 + t * 9, 0.55 * (0.4 + t)),
    texture: t > 0.5 ? { noise: stage.noise("bark"), x: 0.09, y: 0.012, amount: 0.35 } : undefined,
  });
}

function addTrunk(
  path: Path,
  between: (a: number, b: number) => number,
  x: number,
  y: number,
  width: number,
  h: number,
): void {
  const lean = between(-0.06, 0.06) * h;
  const half = width / 2;
  const top: Point = [x + lean, -30];
  path.blob([
    [x - half * 1.9, y + 10],
    [x - half * 1.1, y - width * 1.2],
    [x + lean * 0.5 - half * 0.82, y * 0.5],
    [top[0] - half * 0.7, top[1]],
    [top[0] + half * 0.7, top[1]],
    [x + lean * 0.5 + half * 0.82, y * 0.5],
    [x + half * 1.1, y - width * 1.2],
    [x + half * 1.9, y + 10],
  ]);
  for (let i = 0; i < 3; i++) {
    const by = y * between(0.12, 0.6);
    const side = between(-1, 1) < 0 ? -1 : 1;
    const reach = width * between(1.6, 4);
    const bx = x + lean * (1 - by / y);
    path.stroke(
      [
        [bx, by],
        [bx + side * reach * 0.5, by - reach * 0.28],
        [bx + side * reach, by - reach * 0.36],
      ],
      width * 0.2,
      width * 0.03,
    );
  }
}

function addBamboo(
  path: Path,
  between: (a: number, b: number) => number,
  x: number,
  y: number,
  width: number,
  h: number,
): void {
  const lean = between(-0.05, 0.05) * h;
  for (let i = 0; i < 12; i++) {
    const a = y - (i * y) / 11;
    const b = a - y / 11 + 3;
    const xa = x + lean * (1 - a / y);
    const xb = x + lean * (1 - b / y);
    path.polygon([
      [xa - width / 2, a],
      [xb - width * 0.44, b],
      [xb + width * 0.44, b],
      [xa + width / 2, a],
    ]);
  }
}

function paintGround(stage: Stage, ground: number): void {
  const { canvas, palette, w, h } = stage;
  const path = new Path().blob([
    [-40, ground + 26],
    [w * 0.3, ground + 4],
    [w * 0.7, ground + 8],
    [w + 40, ground + 30],
    [w + 40, h + 40],
    [-40, h + 40],
  ]);
  const snowy = stage.scene.has.has("snow") || stage.scene.has.has("winter");
  fill(canvas, path, {
    color: snowy ? mix(palette.fog, palette.light, 0.3) : stage.depth(0.42),
    low: snowy ? stage.depth(0.35) : scale(palette.near, 1.1),
    span: [ground, h * 0.97],
    texture: { noise: stage.noise("moss"), x: 0.012, y: 0.06, amount: 0.4 },
  });
}
