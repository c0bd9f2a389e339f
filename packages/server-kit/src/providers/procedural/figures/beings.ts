import { mix, scale } from "../colour/colour.ts";
import { addGlow } from "../raster/glow.ts";
import { outline, Path, type Point } from "../raster/path.ts";
import type { Brush } from "./brush.ts";
import type { Identity } from "./identity.ts";

/** Who keeps a person company when both are seen from near: a cat on the shoulder, a dog, a small machine, a spirit. */
export function paintNearCompanion(brush: Brush, identity: Identity, side: number): void {
  const { stage } = brush;
  const { palette, canvas } = stage;
  const place = (points: Point[], x: number, y: number, k: number): Point[] =>
    points.map(([a, b]) => [x + side * a * k, y + b * k]);
  switch (identity.companion) {
    case "cat": {
      const x = side * 196;
      const body = outline(
        "-60,0 -96,-40 -96,-130 -66,-220 -44,-280 -64,-350 -58,-432 -20,-392 16,-392 54,-432 60,-350 40,-284 62,-200 76,-110 66,0",
      );
      const fur = mix(palette.near, palette.skyMid, 0.12);
      brush.part(
        new Path().stroke(place(outline("-60,-14 -150,40 -170,150 -120,230"), x, 318, 0.62), 34, 16),
        fur,
      );
      brush.part(new Path().blob(place(body, x, 318, 0.62)), fur, { low: scale(palette.near, 0.9) });
      const eyes = new Path();
      for (const dx of [-24, 18]) eyes.ellipse(x + side * dx * 0.62, 318 - 340 * 0.62, 6, 7.5);
      brush.mark(eyes, scale(mix(palette.warm, palette.accent, 0.3), 1.7));
      return;
    }
    case "dog": {
      const x = side * 330;
      const body = outline(
        "-130,900 -150,200 -110,20 -80,-60 -96,-150 -78,-236 -40,-190 20,-196 60,-236 74,-160 120,-96 160,-70 152,-40 90,-24 66,10 90,140 110,900",
      );
      const fur = mix(palette.near, palette.warm, 0.1);
      brush.part(new Path().blob(place(body, x, 560, 0.9)), fur, { low: palette.near });
      brush.mark(new Path().ellipse(x + side * 50, 560 - 112, 8, 8), scale(palette.warm, 1.4));
      return;
    }
    case "robot":
      paintDrone(brush, side * 290, -40, 1);
      return;
    case "ghost": {
      const x = side * 300;
      const veil = outline(
        "0,-150 74,-110 96,-10 110,120 150,290 96,250 60,330 10,262 -50,340 -76,240 -130,270 -98,110 -92,-20 -70,-110",
      );
      brush.mark(new Path().blob(place(veil, x, -30, 1)), mix(palette.light, palette.accent, 0.25), {
        low: [0.02, 0.03, 0.05],
        alpha: 0.5,
        light: true,
        soft: 9 * brush.k,
      });
      const eyes = new Path().ellipse(x - 26, -60, 12, 19).ellipse(x + 28, -60, 12, 19);
      brush.mark(eyes, palette.near, { alpha: 0.75, soft: 2 * brush.k });
      const [gx, gy] = brush.at([x, 0]);
      addGlow(canvas, gx, gy, 300 * brush.k, palette.accent, 0.4);
      return;
    }
    case "none":
      return;
  }
}

/** A round little machine that floats, with one lit eye. */
export function paintDrone(brush: Brush, x: number, y: number, size: number): void {
  const { palette, canvas } = brush.stage;
  const shell = mix(palette.fog, palette.light, 0.35);
  const s = 84 * size;
  brush.part(
    new Path()
      .stroke(
        [
          [x, y - s],
          [x + s * 0.1, y - s * 1.6],
        ],
        s * 0.09,
      )
      .ellipse(x + s * 0.1, y - s * 1.66, s * 0.13, s * 0.13),
    scale(shell, 0.5),
  );
  for (const side of [-1, 1])
    brush.part(new Path().ellipse(x + side * s * 1.06, y, s * 0.2, s * 0.42), scale(shell, 0.4));
  brush.part(new Path().ellipse(x, y, s, s * 0.94), scale(shell, 0.85), { low: scale(shell, 0.22) });
  brush.mark(new Path().ellipse(x, y - s * 0.05, s * 0.7, s * 0.42), palette.near);
  brush.mark(new Path().ellipse(x, y - s * 0.05, s * 0.24, s * 0.24), scale(palette.accent, 2.2));
  const [gx, gy] = brush.at([x, y]);
  addGlow(canvas, gx, gy, s * 2.4 * brush.k, palette.accent, 0.7);
}

/** Great feathered wings, painted before the body. Measures of a head 300 tall. */
export function paintWings(brush: Brush, profile: boolean): void {
  const { palette } = brush.stage;
  const plume = mix(palette.fog, palette.light, 0.62);
  for (const side of profile ? [-1] : [-1, 1]) {
    for (let row = 0; row < 3; row++) {
      const feathers = new Path();
      const count = 11 - row * 2;
      for (let i = 0; i < count; i++) {
        const t = i / (count - 1);
        const angle = -1.25 + t * 2.05;
        const reach = (640 - row * 170) * (1 - Math.abs(t - 0.28) * 0.62);
        const [x, y] = [side * (70 + 60 * (1 - t)), 250 + t * 70];
        const [dx, dy] = [Math.cos(angle) * reach * side, Math.sin(angle) * reach];
        const [nx, ny] = [-dy * 0.09, dx * 0.09];
        feathers.blob([
          [x, y],
          [x + dx * 0.5 + nx, y + dy * 0.5 + ny],
          [x + dx, y + dy],
          [x + dx * 0.55 - nx, y + dy * 0.55 - ny],
        ]);
      }
      brush.part(feathers, scale(plume, 0.36 + row * 0.2), { low: scale(plume, 0.2 + row * 0.12) });
    }
  }
}
