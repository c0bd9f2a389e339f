import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { fill } from "../raster/ink.ts";
import { Path, type Point } from "../raster/path.ts";
import { vantageOf } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintFloorMirror } from "./floor.ts";
import type { PaintedPlace } from "./place.ts";
import { rimOf } from "./relief.ts";
import { paintOrganHall, paintShipAhead } from "./submarine-views.ts";
import { paintDeep, paintUnderwater } from "./underwater.ts";

/** A submarine: its salon with a great round window on the deep, its organ, or the ship itself out in the water. */
export function paintSalon(stage: Stage): PaintedPlace {
  const vantage = vantageOf(stage.composition, 4);
  if (vantage === 1) return paintShipAhead(stage);
  if (vantage === 2) return paintOrganHall(stage);
  if (vantage === 3) return paintUnderwater(stage);
  const { canvas, palette, w, h } = stage;
  const cx = w / 2 + (stage.focusX - w / 2) * 0.35;
  const radius = Math.min(w * 0.43, h * 0.37);
  const cy = h * 0.42;
  const floor = cy + radius * 1.02;
  // The ship is not seen from within itself.
  const outside: Stage = {
    ...stage,
    scene: {
      ...stage.scene,
      has: new Set([...stage.scene.has].filter((id) => id !== "submarine" && id !== "captain")),
    },
  };
  paintDeep(outside, floor + 40);
  stage.light.x = cx;
  stage.light.y = cy - radius * 0.3;
  const wall = mix(palette.near, palette.warm, 0.035);
  fill(canvas, new Path().rect(-10, -10, w + 20, h + 20).ellipse(cx, cy, radius, radius, true), {
    color: scale(wall, 1.3),
    low: palette.near,
    span: [0, h],
  });
  paintPanels(stage, cx, cy, radius, floor);
  paintFrame(stage, cx, cy, radius);
  fill(
    canvas,
    new Path().polygon([
      [-10, floor + 40],
      [w + 10, floor + 40],
      [w + 10, h + 10],
      [-10, h + 10],
    ]),
    { color: mix(palette.near, palette.skyMid, 0.3), low: palette.near, span: [floor, h] },
  );
  paintFloorMirror(stage, floor + 40, cx, 0.5);
  addGlow(canvas, cx, cy, radius * 2, mix(palette.skyLow, palette.light, 0.3), 0.2);
  for (const side of [-1, 1]) paintLamp(stage, cx + side * (radius + 66), cy - 40);
  return {
    spot: {
      x: cx + stage.random("salon").between(-90, 90),
      y: floor + (h - floor) * 0.4,
      height: radius * 0.98,
    },
  };
}

/** Brass ring, bolts and the cross bars of the pane. */
function paintFrame(stage: Stage, cx: number, cy: number, radius: number): void {
  const { canvas, palette } = stage;
  const brass = scale(mix(palette.warm, palette.near, 0.62), 0.8);
  const bars = new Path();
  for (let i = 0; i < 3; i++) {
    const a = (i / 3) * Math.PI + Math.PI / 6;
    bars.stroke(
      [
        [cx - Math.cos(a) * radius, cy - Math.sin(a) * radius],
        [cx + Math.cos(a) * radius, cy + Math.sin(a) * radius],
      ],
      8,
    );
  }
  bars.ellipse(cx, cy, radius * 0.4, radius * 0.4).ellipse(cx, cy, radius * 0.4 - 8, radius * 0.4 - 8, true);
  fill(canvas, bars, { color: scale(brass, 0.5), rim: rimOf(stage, cx, cy, 4, 0.3) });
  const ring = new Path()
    .ellipse(cx, cy, radius + 34, radius + 34)
    .ellipse(cx, cy, radius - 4, radius - 4, true);
  fill(canvas, ring, {
    color: scale(brass, 1.25),
    low: scale(brass, 0.4),
    rim: { color: palette.skyLow, dx: 0, dy: 0, width: 14, amount: 1.5 },
  });
  const bolts = new Path();
  for (let i = 0; i < 28; i++) {
    const a = (i / 28) * Math.PI * 2;
    bolts.ellipse(cx + Math.cos(a) * (radius + 16), cy + Math.sin(a) * (radius + 16), 5.5, 5.5);
  }
  fill(canvas, bolts, {
    color: scale(brass, 2),
    low: scale(brass, 1),
    rim: rimOf(stage, cx, cy - 900, 4, 0.4),
  });
}

function paintPanels(stage: Stage, cx: number, cy: number, radius: number, floor: number): void {
  const { canvas, palette, w } = stage;
  const lines = new Path();
  for (let i = -5; i <= 5; i++) {
    if (Math.abs(i) < 2) continue;
    const x = cx + i * 120;
    lines.rect(x, -10, 3, floor + 50);
  }
  for (const y of [cy - radius - 80, cy, floor + 6]) lines.rect(-10, y, w + 20, 3.4);
  fill(canvas, lines, { color: mix(palette.warm, palette.near, 0.72), alpha: 0.45 });
  const rivets = new Path();
  for (let i = -5; i <= 5; i++)
    for (let y = 24; y < floor; y += 44)
      if (Math.hypot(cx + i * 120 - cx, y - cy) > radius + 50) rivets.ellipse(cx + i * 120 + 13, y, 3, 3);
  fill(canvas, rivets, { color: mix(palette.warm, palette.near, 0.6), alpha: 0.6 });
  const drape = (side: number): Point[] => {
    const edge = side < 0 ? -20 : w + 20;
    return [
      [edge, -20],
      [edge - side * 150, -20],
      [edge - side * 110, cy * 0.7],
      [edge - side * 64, cy * 1.25],
      [edge - side * 96, floor + 30],
      [edge, floor + 30],
    ];
  };
  for (const side of [-1, 1])
    fill(canvas, new Path().blob(drape(side)), {
      color: [0.05, 0.006, 0.012],
      low: [0.012, 0.002, 0.004],
      rim: rimOf(stage, side < 0 ? 60 : w - 60, cy, 16, 0.35),
      shade: { dx: -side, dy: 0, width: 26, amount: 0.9 },
    });
}

function paintLamp(stage: Stage, x: number, y: number): void {
  const { canvas, palette } = stage;
  fill(canvas, new Path().ellipse(x, y, 13, 19).rect(x - 4, y + 16, 8, 26), {
    color: scale(palette.warm, 1.9),
  });
  addGlow(canvas, x, y, 230, palette.warm, 0.75);
}
