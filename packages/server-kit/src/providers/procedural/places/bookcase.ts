import { hex, mix, scale } from "../colour/colour.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";

/** A wall on which books stand: `u` runs along it, `y` up it, both in the wall's own measure. */
export type Surface = (u: number, y: number) => Point;

const SPINES = ["#7d3b2e", "#96672f", "#2f4a6b", "#4b5a3a", "#5b3554", "#b08a52", "#33363f"].map(hex);

/** Books, boards and posts on any surface, straight or round. Lengths in the wall's own measure. */
export function paintBookcase(
  stage: Stage,
  name: string,
  surface: Surface,
  box: { from: number; to: number; bottom: number; top: number; row: number; bay: number; thick: number },
  light: { top: number; bottom: number; span: readonly [number, number] },
): void {
  const { canvas, palette, draft } = stage;
  const random = stage.random(name);
  const groups = SPINES.map(() => new Path());
  const gilt = new Path();
  const boards = new Path();
  const posts = new Path();
  const quad = (u0: number, u1: number, y0: number, y1: number): Point[] => [
    surface(u0, y1),
    surface(u1, y1),
    surface(u1, y0),
    surface(u0, y0),
  ];
  const bays = Math.max(1, Math.round((box.to - box.from) / box.bay));
  const bay = (box.to - box.from) / bays;
  const rows = Math.max(1, Math.round((box.top - box.bottom) / box.row));
  const row = (box.top - box.bottom) / rows;
  for (let b = 0; b < bays; b++) {
    const start = box.from + b * bay;
    const end = start + bay;
    for (let r = 0; r <= rows; r++) {
      const y = box.bottom + r * row;
      boards.polygon(quad(start, end, y - row * 0.045, y + row * 0.045));
      if (r === rows) break;
      for (let u = start + bay * 0.03; u < end - bay * 0.04; ) {
        const width = Math.min(
          end - bay * 0.03 - u,
          box.thick * random.between(0.55, 1.35) * (draft ? 2.4 : 1),
        );
        const tall = row * random.between(0.58, 0.86);
        if (!random.chance(0.07)) {
          groups[Math.floor(random.next() * 7) % 7]!.polygon(quad(u, u + width * 0.9, y, y + tall));
          if (random.chance(0.25)) gilt.polygon(quad(u, u + width * 0.9, y + tall * 0.72, y + tall * 0.76));
        }
        u += width;
      }
    }
    posts.polygon(quad(start - bay * 0.03, start + bay * 0.03, box.bottom, box.top));
  }
  posts.polygon(quad(box.to - bay * 0.03, box.to + bay * 0.03, box.bottom, box.top));
  const ambience = mix(palette.skyMid, palette.light, 0.35);
  groups.forEach((path, i) => {
    const lit = mix(SPINES[i]!, ambience, 0.34);
    fill(canvas, path, { color: scale(lit, light.top), low: scale(lit, light.bottom), span: light.span });
  });
  fill(canvas, gilt, { color: palette.warm, alpha: 0.42 });
  fill(canvas, boards, { color: scale(palette.near, 2.1) });
  fill(canvas, posts, { color: mix(palette.near, palette.skyMid, 0.16), low: palette.near });
}
