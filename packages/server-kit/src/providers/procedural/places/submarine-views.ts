import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import type { Stage } from "../scene/stage.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { paintLedge, rimOf } from "./relief.ts";
import { paintDeep } from "./underwater.ts";

/** A stage on which the ship itself is not seen, as from within it or when it is painted apart. */
function withoutShip(stage: Stage): Stage {
  const has = new Set([...stage.scene.has].filter((id) => id !== "submarine" && id !== "captain"));
  return { ...stage, scene: { ...stage.scene, has } };
}

/** The organ of the ship: brass pipes to the ceiling, a lit keyboard, a port on the deep at each side. */
export function paintOrganHall(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  const cx = w / 2 + (stage.focusX - w / 2) * 0.3;
  const floor = h * { low: 0.82, eye: 0.78, high: 0.72 }[composition.camera];
  paintDeep(withoutShip(stage), floor);
  const ports: [number, number, number][] = [
    [cx - 372, h * 0.34, 128],
    [cx + 372, h * 0.34, 128],
    [cx - 372, h * 0.58, 84],
    [cx + 372, h * 0.58, 84],
  ];
  const wall = new Path().rect(-20, -20, w + 40, h + 40);
  for (const [x, y, r] of ports) wall.ellipse(x, y, r, r, true);
  fill(canvas, wall, { color: mix(palette.near, palette.warm, 0.035), low: palette.near });
  const brass = scale(mix(palette.warm, palette.near, 0.55), 0.9);
  const rings = new Path();
  for (const [x, y, r] of ports) {
    rings.ellipse(x, y, r + 18, r + 18).ellipse(x, y, r - 2, r - 2, true);
    addGlow(canvas, x, y, r * 2.6, palette.skyLow, 0.4);
  }
  fill(canvas, rings, { color: brass, low: scale(brass, 0.4) });
  stage.light.x = cx;
  stage.light.y = floor - 190;
  addGlow(canvas, cx, floor - 190, 620, palette.warm, 0.4);
  for (let i = 0; i < 19; i++) {
    const k = i - 9;
    const x = cx + k * 27;
    const top = h * 0.07 + Math.abs(k) * 22 + (i % 2) * 26;
    const pipe = new Path().rect(x - 11.5, top, 23, floor - 250 - top).polygon([
      [x - 11.5, floor - 252],
      [x + 11.5, floor - 252],
      [x + 3, floor - 190],
      [x - 3, floor - 190],
    ]);
    fill(canvas, pipe, {
      color: scale(brass, 0.75),
      low: scale(brass, 1.7),
      shade: { dx: k > 0 ? -1 : 1, dy: 0, width: 9, amount: 1 },
    });
    fill(
      canvas,
      new Path()
        .polygon([
          [x - 7, floor - 330],
          [x + 7, floor - 330],
          [x + 5, floor - 296],
          [x - 5, floor - 296],
        ])
        .ellipse(x, top, 11.5, 4),
      { color: palette.near },
    );
  }
  const wood = mix([0.1, 0.028, 0.014], palette.near, 0.3);
  const rim = rimOf(stage, cx, floor, 6, 0.8);
  fill(canvas, new Path().rect(cx - 280, floor - 206, 560, 208).rect(cx - 312, floor - 226, 624, 26), {
    color: wood,
    low: scale(wood, 0.35),
    rim,
  });
  for (let row = 0; row < 3; row++) {
    const y = floor - 168 + row * 27;
    const half = 150 + row * 16;
    fill(canvas, new Path().rect(cx - half, y, half * 2, 18), {
      color: mix(palette.light, palette.warm, 0.3),
      low: scale(palette.warm, 0.5),
    });
    const sharps = new Path();
    for (let x = cx - half + 9; x < cx + half - 8; x += 15) sharps.rect(x, y, 7, 10);
    fill(canvas, sharps, { color: palette.near });
  }
  for (const side of [-1, 1]) {
    const x = cx + side * 250;
    fill(canvas, new Path().ellipse(x, floor - 262, 11, 15), { color: scale(palette.warm, 2.4) });
    fill(canvas, new Path().rect(x - 4, floor - 250, 8, 30), { color: brass });
    addGlow(canvas, x, floor - 262, 200, palette.warm, 0.7);
  }
  fill(canvas, new Path().rect(-20, floor, w + 40, h), {
    color: mix(palette.near, palette.warm, 0.08),
    low: palette.near,
    span: [floor, h],
  });
  paintFloorMirror(stage, floor, cx, 0.5);
  return { spot: { x: cx, y: floor + (h - floor) * 0.42, height: 400 } };
}

/** The ship that comes out of the dark toward the viewer, its two great eyes lit. */
export function paintShipAhead(stage: Stage): PaintedPlace {
  const { canvas, palette, composition, w, h } = stage;
  paintDeep(withoutShip(stage), h);
  const x = w / 2 + (stage.focusX - w / 2) * 0.4;
  const y = h * 0.42;
  const r = 214;
  const iron = mix(stage.depth(0.2), palette.fog, 0.14);
  for (const side of [-1, 1]) {
    fill(
      canvas,
      new Path().polygon([
        [x + side * 84, y - 14],
        [x + side * 620, h * 0.98],
        [x + side * 60, h * 0.98],
      ]),
      {
        color: scale(palette.warm, 0.24),
        low: [0, 0, 0],
        light: true,
        soft: 22,
      },
    );
  }
  const fins = new Path();
  for (const side of [-1, 1])
    fins.blob([
      [x + side * r * 0.8, y - 14],
      [x + side * r * 2.05, y + 44],
      [x + side * r * 2.1, y + 70],
      [x + side * r * 0.8, y + 46],
    ]);
  fins
    .blob([
      [x - 46, y - r * 0.9],
      [x - 34, y - r * 1.5],
      [x + 34, y - r * 1.5],
      [x + 46, y - r * 0.9],
    ])
    .rect(x - 4, y - r * 1.9, 8, r * 0.5);
  const rim = rimOf(stage, x, y, 13, 1);
  fill(canvas, fins, { color: scale(iron, 1.1), low: scale(iron, 0.5), rim });
  fill(canvas, new Path().ellipse(x, y, r, r), {
    color: scale(iron, 1.9),
    low: scale(iron, 0.35),
    rim,
    shade: { dx: 0, dy: -1, width: 60, amount: 1 },
  });
  const seams = new Path();
  for (const k of [0.42, 0.72])
    seams.ellipse(x, y, r * k, r * k).ellipse(x, y, r * k - 3.4, r * k - 3.4, true);
  for (let i = 0; i < 12; i++) {
    const a = (i / 12) * Math.PI * 2;
    const line: Point[] = [
      [x + Math.cos(a) * r * 0.42, y + Math.sin(a) * r * 0.42],
      [x + Math.cos(a) * r * 0.96, y + Math.sin(a) * r * 0.96],
    ];
    seams.stroke(line, 3.4);
    for (const k of [0.5, 0.64, 0.8, 0.9])
      seams.ellipse(x + Math.cos(a + 0.06) * r * k, y + Math.sin(a + 0.06) * r * k, 3, 3);
  }
  fill(canvas, seams, { color: scale(iron, 0.45), alpha: 0.75 });
  fill(
    canvas,
    new Path().polygon([
      [x - 17, y + 6],
      [x, y - 70],
      [x + 17, y + 6],
      [x, y + 34],
    ]),
    { color: scale(iron, 1.5), low: scale(iron, 0.4), rim },
  );
  for (const side of [-1, 1]) {
    const ex = x + side * 104;
    const ey = y - 26;
    fill(canvas, new Path().ellipse(ex, ey, 56, 56), { color: mix(palette.warm, palette.near, 0.55) });
    fill(canvas, new Path().ellipse(ex, ey, 45, 45), {
      color: scale(palette.warm, 2.3),
      low: scale(palette.warm, 1.5),
    });
    fill(canvas, new Path().rect(ex - 45, ey - 3, 90, 6).rect(ex - 3, ey - 45, 6, 90), {
      color: mix(palette.warm, palette.near, 0.6),
    });
    addGlow(canvas, ex, ey, 300, palette.warm, 0.75);
  }
  const spot = paintLedge(stage, composition.focus > 0.5 ? 0 : 1, h * 0.88, 400);
  return { spot: { ...spot, height: 210 } };
}
