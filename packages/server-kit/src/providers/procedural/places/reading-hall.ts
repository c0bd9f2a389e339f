import { hex, mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { rimOf } from "./relief.ts";
import { archPath, paintWindowLight, paintWindowView } from "./window.ts";

/** A library seen face on: one great window between walls of books, a ladder, lamps on the posts. */
export function paintReadingHall(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const random = stage.random("hall");
  const x = w / 2 + (stage.focusX - w / 2) * (w > h ? 0.8 : 0.5);
  const floor = h * { low: 0.8, eye: 0.76, high: 0.7 }[composition.camera];
  const width = Math.min(w * 0.52, 560);
  const height = Math.min(floor * 0.84, 1000);
  fill(canvas, new Path().rect(-10, -10, w + 20, h + 20), {
    color: scale(palette.near, 1.5),
    low: palette.near,
    span: [0, h],
  });
  stage.light.x = x + random.between(-0.2, 0.2) * width;
  stage.light.y = floor - height * random.between(0.6, 0.74);
  stage.light.radius = random.between(70, 105);
  for (const side of [-1, 1]) paintBookWall(stage, side, x + side * (width / 2 + 26), floor);
  const outline = archPath(x, floor - 30, width, height, composition.arrangement > 0.5 ? "round" : "pointed");
  const frame = archPath(
    x,
    floor - 22,
    width + 44,
    height + 24,
    composition.arrangement > 0.5 ? "round" : "pointed",
  );
  fill(canvas, frame, { color: scale(palette.near, 1.9), low: palette.near });
  paintWindowView(stage, outline, { x, y: floor - 30, width, height }, 6, 9);
  fill(canvas, new Path().rect(-10, floor - 30, w + 20, 32), {
    color: scale(palette.near, 1.5),
    low: palette.near,
    rim: rimOf(stage, x, floor, 4, 0.5),
  });
  fill(canvas, new Path().rect(-10, floor, w + 20, h), {
    color: mix(palette.near, palette.skyLow, 0.3),
    low: palette.near,
    span: [floor, h],
  });
  paintWindowLight(stage, { x, y: floor - height * 0.55, width, ground: h });
  paintFloorMirror(stage, floor, x, 0.5);
  paintLadder(stage, x - Math.sign(composition.focus - 0.5 || 1) * (width / 2 + 120), floor);
  return { spot: { x: x + random.between(-0.16, 0.16) * width, y: floor + (h - floor) * 0.42, height: 330 } };
}

function paintBookWall(stage: Stage, side: number, edge: number, floor: number): void {
  const { canvas, palette, w, draft } = stage;
  const random = stage.random("wall", side + 1);
  const colors = ["#7d3b2e", "#96672f", "#2f4a6b", "#4b5a3a", "#5b3554", "#b08a52", "#33363f"].map(hex);
  const groups = colors.map(() => new Path());
  const gilt = new Path();
  const boards = new Path();
  const row = 74;
  const from = side < 0 ? -20 : edge;
  const to = side < 0 ? edge : w + 20;
  for (let y = floor - 46; y > -row; y -= row) {
    boards.rect(from, y, to - from, 7);
    for (let x = from + 4; x < to - 8; ) {
      const thick = random.between(7, 17) * (draft ? 2 : 1);
      const tall = row * random.between(0.58, 0.84);
      if (!random.chance(0.07)) {
        groups[Math.floor(random.next() * 7) % 7]!.rect(x, y - tall, thick - 1.2, tall);
        if (random.chance(0.35))
          gilt.rect(x + 1, y - tall * 0.8, thick - 3.2, 2).rect(x + 1, y - tall * 0.24, thick - 3.2, 2);
      }
      x += thick;
    }
  }
  const ambience = mix(palette.skyMid, palette.light, 0.3);
  groups.forEach((path, i) => {
    const lit = mix(colors[i]!, ambience, 0.36);
    fill(canvas, path, { color: scale(lit, 0.3), low: scale(lit, 0.5), span: [0, floor] });
  });
  fill(canvas, gilt, { color: palette.warm, alpha: 0.4 });
  const posts = new Path();
  for (let x = edge; x > -40 && x < w + 40; x += side * 232) {
    posts.rect(x - 11, -10, 22, floor);
    const y = floor - 330;
    addGlow(canvas, x, y, 210, palette.warm, 0.6);
    addGlow(canvas, x, y, 60, palette.warm, 0.9);
  }
  fill(canvas, boards, { color: scale(palette.near, 2), rim: rimOf(stage, edge, floor / 2, 3, 0.3) });
  fill(canvas, posts, {
    color: scale(palette.near, 1.5),
    low: palette.near,
    rim: rimOf(stage, edge, floor / 2, 5, 0.6),
  });
  const flames = new Path();
  for (let x = edge; x > -40 && x < w + 40; x += side * 232) flames.ellipse(x, floor - 330, 6, 9);
  fill(canvas, flames, { color: scale(palette.warm, 2.6), soft: 1 });
}

function paintLadder(stage: Stage, x: number, floor: number): void {
  const { canvas, palette } = stage;
  const ladder = new Path();
  const lean = 70;
  const top = floor - 640;
  for (const dx of [0, 52])
    ladder.stroke(
      [
        [x + dx, floor + 12],
        [x + dx + lean, top],
      ],
      8,
    );
  for (let i = 1; i < 13; i++) {
    const t = i / 13;
    ladder.rect(x + lean * t, floor + 12 + (top - floor - 12) * t, 54, 5);
  }
  fill(canvas, ladder, { color: scale(palette.near, 1.2), rim: rimOf(stage, x, floor - 300, 4, 0.8) });
}
