import { mix, scale } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import type { Stage } from "../scene/stage.ts";

/** Paints the moon with its seas, or the plain disc of the sun. */
export function paintDisc(stage: Stage): void {
  const { canvas, palette, light } = stage;
  const noise = stage.noise("moon");
  const k = canvas.scale;
  const cx = light.x * k;
  const cy = light.y * k;
  const r = light.radius * k;
  const bright = light.moon ? scale(palette.light, 1.05) : scale(palette.light, 1.5);
  const seas = mix(palette.light, palette.skyMid, 0.34);
  const crescent = stage.scene.has.has("eclipse");
  for (let y = Math.max(0, Math.floor(cy - r - 2)); y < Math.min(canvas.height, cy + r + 2); y++) {
    for (let x = Math.max(0, Math.floor(cx - r - 2)); x < Math.min(canvas.width, cx + r + 2); x++) {
      const dx = x + 0.5 - cx;
      const dy = y + 0.5 - cy;
      const d = Math.sqrt(dx * dx + dy * dy);
      let a = Math.min(1, Math.max(0, r - d + 0.5));
      if (a <= 0) continue;
      if (crescent) a *= Math.min(1, Math.max(0, Math.hypot(dx - r * 0.06, dy) - r * 0.93));
      let t = 0;
      if (light.moon) {
        const u = (dx / r) * 1.5;
        const v = (dy / r) * 1.5;
        t = fractal(noise, u + 7, v + 3, 5) * 1.1 + 0.12;
        t = t < 0 ? 0 : t > 0.75 ? 0.75 : t;
        const limb = d / r;
        t += 0.22 * limb * limb * limb * limb;
      }
      const at = (y * canvas.width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const value = bright[c]! + (seas[c]! - bright[c]!) * t;
        canvas.rgb[at + c]! += (value - canvas.rgb[at + c]!) * a;
      }
    }
  }
}
