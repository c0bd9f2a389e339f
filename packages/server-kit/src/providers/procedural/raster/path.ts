/** A point in units. */
export type Point = readonly [number, number];

/** Outlines in units, kept as polylines; later outlines join the earlier ones, holes are cut out of them. */
export class Path {
  readonly outlines: { points: number[]; hole: boolean }[] = [];

  polygon(points: readonly Point[], hole = false): this {
    this.outlines.push({ points: points.flat(), hole });
    return this;
  }

  rect(x: number, y: number, width: number, height: number, hole = false): this {
    return this.polygon(
      [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ],
      hole,
    );
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, hole = false, turn = 0): this {
    const points: Point[] = [];
    const steps = Math.max(12, Math.min(96, Math.round(Math.max(rx, ry) / 2)));
    const c = Math.cos(turn);
    const s = Math.sin(turn);
    for (let i = 0; i < steps; i++) {
      const a = (i / steps) * Math.PI * 2;
      const x = Math.cos(a) * rx;
      const y = Math.sin(a) * ry;
      points.push([cx + x * c - y * s, cy + x * s + y * c]);
    }
    return this.polygon(points, hole);
  }

  /** A smooth closed outline through the points. */
  blob(points: readonly Point[], hole = false): this {
    return this.polygon(smooth(points, true), hole);
  }

  /** A stroke along a smooth open line, as wide at each end as told. */
  stroke(points: readonly Point[], startWidth: number, endWidth: number = startWidth): this {
    const line = points.length > 2 ? smooth(points, false) : points;
    const left: Point[] = [];
    const right: Point[] = [];
    for (let i = 0; i < line.length; i++) {
      const before = line[Math.max(0, i - 1)]!;
      const after = line[Math.min(line.length - 1, i + 1)]!;
      const p = line[i]!;
      const dx = after[0] - before[0];
      const dy = after[1] - before[1];
      const length = Math.hypot(dx, dy) || 1;
      const half = (startWidth + (endWidth - startWidth) * (i / (line.length - 1))) / 2;
      left.push([p[0] - (dy / length) * half, p[1] + (dx / length) * half]);
      right.push([p[0] + (dy / length) * half, p[1] - (dx / length) * half]);
    }
    return this.polygon([...left, ...right.reverse()]);
  }

  /** The path moved: scaled (a negative `sx` mirrors), turned, then shifted. */
  placed(at: { x: number; y: number; sx?: number; sy?: number; turn?: number }): Path {
    const sx = at.sx ?? 1;
    const sy = at.sy ?? Math.abs(sx);
    const c = Math.cos(at.turn ?? 0);
    const s = Math.sin(at.turn ?? 0);
    const out = new Path();
    for (const { points, hole } of this.outlines) {
      const moved = new Array<number>(points.length);
      for (let i = 0; i < points.length; i += 2) {
        const x = points[i]! * sx;
        const y = points[i + 1]! * sy;
        moved[i] = at.x + x * c - y * s;
        moved[i + 1] = at.y + x * s + y * c;
      }
      out.outlines.push({ points: moved, hole });
    }
    return out;
  }

  add(other: Path): this {
    this.outlines.push(...other.outlines);
    return this;
  }
}

/** Points of a drawn shape, written as an SVG polyline is: `x,y x,y …`. */
export function outline(text: string): Point[] {
  return text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [x, y] = pair.split(",");
      return [Number(x), Number(y)];
    });
}

/** Points of a smooth line (centripetal enough for silhouettes) through the given points. */
export function smooth(points: readonly Point[], closed: boolean): Point[] {
  const n = points.length;
  const out: Point[] = [];
  const at = (i: number): Point => (closed ? points[(i + n) % n]! : points[Math.max(0, Math.min(n - 1, i))]!);
  const last = closed ? n : n - 1;
  for (let i = 0; i < last; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const steps = Math.max(4, Math.min(24, Math.round(Math.hypot(p2[0] - p1[0], p2[1] - p1[1]) / 6)));
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      const t2 = t * t;
      const t3 = t2 * t;
      const a = -0.5 * t3 + t2 - 0.5 * t;
      const b = 1.5 * t3 - 2.5 * t2 + 1;
      const c = -1.5 * t3 + 2 * t2 + 0.5 * t;
      const d = 0.5 * t3 - 0.5 * t2;
      out.push([
        p0[0] * a + p1[0] * b + p2[0] * c + p3[0] * d,
        p0[1] * a + p1[1] * b + p2[1] * c + p3[1] * d,
      ]);
    }
  }
  if (!closed) out.push(points[n - 1]!);
  return out;
}
