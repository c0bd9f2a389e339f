import type { Stream } from "../random/seeds.ts";
import { Path, type Point } from "../raster/path.ts";

/** A fir from its foot up: many short drooping boughs, each a little different. */
export function fir(random: Stream, x: number, y: number, height: number): Path {
  const tiers = Math.max(9, Math.min(26, Math.round(height / 16)));
  const slim = random.between(0.15, 0.21);
  const side = (dir: number): Point[] => {
    const points: Point[] = [];
    for (let i = 0; i < tiers; i++) {
      const t = (i + 0.7) / tiers;
      const reach = height * slim * t ** 0.85 * random.between(0.72, 1.18);
      const tip = y - height * (1 - t * 0.95) + height * random.between(0.004, 0.022);
      const back = reach * random.between(0.42, 0.58);
      points.push(
        [x + dir * reach * 0.7, tip - height * 0.012],
        [x + dir * reach, tip],
        [x + dir * back, tip - height * 0.002],
      );
    }
    return points;
  };
  const right = side(1);
  const left = side(-1);
  const half = height * 0.014;
  return new Path().polygon([
    [x, y - height],
    ...right,
    [x + half, y - height * 0.05],
    [x + half, y],
    [x - half, y],
    [x - half, y - height * 0.05],
    ...left.reverse(),
  ]);
}

/** A broad tree: a bent trunk and a crown of many small tufts. */
export function broadTree(random: Stream, x: number, y: number, height: number): Path {
  const path = new Path();
  const lean = random.between(-0.08, 0.08) * height;
  const crownY = y - height * 0.66;
  path.stroke(
    [
      [x, y + 4],
      [x + lean * 0.3, y - height * 0.25],
      [x + lean, y - height * 0.6],
    ],
    height * 0.07,
    height * 0.03,
  );
  for (let i = 0; i < 5; i++) {
    const side = (i - 2) / 2;
    path.stroke(
      [
        [x + lean * 0.6, y - height * 0.36],
        [x + lean + side * height * 0.16, y - height * 0.54],
        [x + lean + side * height * 0.3, y - height * (0.72 - Math.abs(side) * 0.08)],
      ],
      height * 0.026,
      height * 0.006,
    );
  }
  for (let i = 0; i < 190; i++) {
    const a = random.next() * Math.PI * 2;
    const r = Math.sqrt(random.next());
    const px = x + lean + Math.cos(a) * r * height * 0.38;
    const py = crownY + Math.sin(a) * r * height * 0.26 - height * 0.05;
    const size = height * random.between(0.012, 0.042);
    path.ellipse(px, py, size * 1.25, size * 0.85, false, random.between(-0.5, 0.5));
  }
  return path;
}

/** Blades of grass along a line, bent by one wind. */
export function grass(random: Stream, width: number, y: number, height: number, count: number): Path {
  const path = new Path();
  for (let i = 0; i < count; i++) {
    const x = random.between(-20, width + 20);
    const tall = height * random.between(0.35, 1);
    const bend = tall * random.between(-0.1, 0.45);
    const foot = y + random.between(0, height * 0.5);
    const half = Math.max(1, tall * 0.022);
    path.polygon([
      [x - half, foot],
      [x + bend * 0.4 - half * 0.6, foot - tall * 0.6],
      [x + bend, foot - tall],
      [x + bend * 0.4 + half * 0.6, foot - tall * 0.6],
      [x + half, foot],
    ]);
  }
  return path;
}

/** A flock seen from afar. */
export function birds(random: Stream, x: number, y: number, count: number, size: number): Path {
  const path = new Path();
  for (let i = 0; i < count; i++) {
    const bx = x + random.between(-150, 150);
    const by = y + random.between(-70, 70);
    const s = size * random.between(0.5, 1.1);
    const flap = random.between(0.15, 0.6);
    path.stroke(
      [
        [bx - s, by - s * flap],
        [bx - s * 0.45, by - s * flap * 0.9],
        [bx, by],
      ],
      s * 0.06,
      s * 0.16,
    );
    path.stroke(
      [
        [bx, by],
        [bx + s * 0.45, by - s * flap * 0.9],
        [bx + s, by - s * flap],
      ],
      s * 0.16,
      s * 0.06,
    );
  }
  return path;
}

/** Leaves hanging into the picture from its upper edge. */
export function hangingLeaves(
  random: Stream,
  width: number,
  depth: number,
  side: number,
  count: number,
): Path {
  const path = new Path();
  for (let i = 0; i < count; i++) {
    const t = random.next() ** 1.5;
    const x = side === 0 ? t * width * 0.55 : width - t * width * 0.55;
    const y = random.next() ** 1.4 * depth * (1 - t * 0.75);
    const s = random.between(5, 12);
    path.ellipse(x, y, s, s * 0.42, false, random.between(-0.2, 1.6));
  }
  for (let i = 0; i < 4; i++) {
    const reach = width * random.between(0.2, 0.48);
    const y = depth * random.between(0.08, 0.5);
    const from = side === 0 ? -10 : width + 10;
    const to = side === 0 ? reach : width - reach;
    path.stroke(
      [
        [from, y - 40],
        [(from + to) / 2, y - 6],
        [to, y + 24],
      ],
      7,
      1.4,
    );
  }
  return path;
}
