import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { outline, Path } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { rimOf } from "./relief.ts";

/** An iron submarine of the age of steam: a spindle hull with ribs, lit ports, a ram, fins and a beam of light. */
export function paintSubmarine(stage: Stage, x: number, y: number, size: number): void {
  const { canvas, palette, composition } = stage;
  const dir = composition.focus > 0.5 ? -1 : 1;
  const place = { x, y, sx: dir * size, sy: size, turn: dir * 0.06 };
  const put = (path: Path): Path => path.placed(place);
  const rim = rimOf(stage, x, y, 13 * size, 1);
  const iron = mix(stage.depth(0.16), palette.fog, 0.1);
  const tip = put(new Path().ellipse(318, 10, 1, 1)).outlines[0]!.points;
  const [bx, by] = [tip[0]!, tip[1]!];
  fill(
    canvas,
    new Path().polygon([
      [bx, by - 8 * size],
      [bx + dir * 760 * size, by - 70 * size],
      [bx + dir * 760 * size, by + 250 * size],
      [bx, by + 8 * size],
    ]),
    { color: scale(palette.warm, 0.16), light: true, soft: 14 * size },
  );
  const fins = new Path()
    .blob(outline("-300,-16 -372,-96 -396,-100 -372,-20 -372,20 -396,104 -368,100 -296,18"))
    .blob(outline("-40,40 -86,96 -130,110 -110,60 -96,40"))
    .blob(outline("-90,-62 -66,-112 44,-118 86,-84 104,-58"))
    .rect(-10, -150, 5, 46)
    .rect(-26, -150, 22, 6);
  fill(canvas, put(fins), { color: scale(iron, 1.1), low: scale(iron, 0.7), rim });
  const hull = new Path().blob(
    outline(`
    420,4 330,-26 220,-56 60,-72 -120,-66 -260,-36 -340,-8 -340,10 -260,40 -120,66 60,70 220,54
    330,30
  `),
  );
  fill(canvas, put(hull), {
    color: scale(iron, 1.7),
    low: scale(iron, 0.55),
    rim,
    shade: { dx: 0, dy: -1, width: 34 * size, amount: 1 },
  });
  const ribs = new Path();
  for (let i = -4; i <= 5; i++) {
    const rx = i * 58;
    const half = 68 * (1 - ((rx - 30) / 420) ** 2);
    ribs.stroke(
      [
        [rx, -half],
        [rx + 13, 0],
        [rx, half],
      ],
      3,
    );
  }
  fill(canvas, put(ribs), { color: scale(iron, 0.5), alpha: 0.7 });
  const ports = new Path();
  for (let i = 0; i < 6; i++) ports.ellipse(-170 + i * 62, -8, 10, 10);
  ports.ellipse(14, -88, 9, 9).ellipse(50, -86, 8, 8);
  fill(canvas, put(ports), { color: scale(palette.warm, 2) });
  fill(canvas, put(ports), { color: scale(palette.warm, 0.9), light: true, soft: 9 * size });
  const frames = new Path();
  for (let i = 0; i < 6; i++)
    frames.ellipse(-170 + i * 62, -8, 13.5, 13.5).ellipse(-170 + i * 62, -8, 10.5, 10.5, true);
  fill(canvas, put(frames), { color: mix(palette.warm, iron, 0.5) });
  fill(canvas, put(new Path().ellipse(300, 8, 17, 17)), { color: scale(palette.warm, 2.6) });
  addGlow(canvas, bx, by, 240 * size, palette.warm, 0.9);
}
