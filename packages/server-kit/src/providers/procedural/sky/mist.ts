import type { Rgb } from "../colour/colour.ts";
import { fractal } from "../random/noise.ts";
import type { Stage } from "../scene/stage.ts";

/** A sheet of mist that is thickest at `y` (units) and reaches `reach` up and down. */
export function paintMist(
  stage: Stage,
  name: string,
  y: number,
  reach: number,
  amount: number,
  color: Rgb = stage.palette.fog,
): void {
  const { canvas } = stage;
  const noise = stage.noise(name);
  const k = canvas.scale;
  const step = Math.max(1, Math.round(4 * k));
  const from = Math.max(0, Math.floor((y - reach) * k));
  const to = Math.min(canvas.height, Math.ceil((y + reach) * k));
  const cols = Math.ceil(canvas.width / step) + 2;
  const row = new Float32Array(cols);
  for (let py = from; py < to; py++) {
    const d = (py / k - y) / reach;
    const body = (1 - d * d) * (1 - d * d) * amount;
    if ((py - from) % step === 0 || py === from) {
      for (let i = 0; i < cols; i++)
        row[i] = 0.62 + 0.75 * fractal(noise, (i * step) / k / 330, py / k / 110, 3);
    }
    for (let px = 0; px < canvas.width; px++) {
      const g = px / step;
      const i = Math.floor(g);
      const n = row[i]! + (row[i + 1]! - row[i]!) * (g - i);
      const a = body * (n < 0.05 ? 0.05 : n > 1 ? 1 : n);
      const at = (py * canvas.width + px) * 3;
      canvas.rgb[at]! += (color[0] - canvas.rgb[at]!) * a;
      canvas.rgb[at + 1]! += (color[1] - canvas.rgb[at + 1]!) * a;
      canvas.rgb[at + 2]! += (color[2] - canvas.rgb[at + 2]!) * a;
    }
  }
}
