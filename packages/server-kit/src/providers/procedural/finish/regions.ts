import type { Canvas } from "../raster/canvas.ts";

/**
 * Smooths areas and keeps their edges (Kuwahara): each pixel takes the mean of the calmest of the four squares that
 * meet at it. Sums over squares come from running totals, so the radius costs nothing.
 */
export function smoothRegions(canvas: Canvas, radius: number): void {
  const { width, height, rgb } = canvas;
  const stride = width + 1;
  const size = stride * (height + 1);
  const sums = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const squares = new Float64Array(size);
  for (let y = 0; y < height; y++) {
    let [r, g, b, q] = [0, 0, 0, 0];
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const cr = Math.min(1.5, rgb[at]!);
      const cg = Math.min(1.5, rgb[at + 1]!);
      const cb = Math.min(1.5, rgb[at + 2]!);
      r += cr;
      g += cg;
      b += cb;
      const l = cr * 0.3 + cg * 0.59 + cb * 0.11;
      q += l * l;
      const here = (y + 1) * stride + x + 1;
      const above = here - stride;
      sums[0]![here] = sums[0]![above]! + r;
      sums[1]![here] = sums[1]![above]! + g;
      sums[2]![here] = sums[2]![above]! + b;
      squares[here] = squares[above]! + q;
    }
  }
  const [sr, sg, sb] = sums as [Float64Array, Float64Array, Float64Array];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let best = Infinity;
      let [br, bg, bb] = [0, 0, 0];
      for (let quarter = 0; quarter < 4; quarter++) {
        const left = (quarter & 1) === 0;
        const top = (quarter & 2) === 0;
        const x0 = left ? (x > radius ? x - radius : 0) : x;
        const x1 = (left ? x : x + radius < width - 1 ? x + radius : width - 1) + 1;
        const y0 = (top ? (y > radius ? y - radius : 0) : y) * stride;
        const y1 = ((top ? y : y + radius < height - 1 ? y + radius : height - 1) + 1) * stride;
        const n = 1 / ((x1 - x0) * ((y1 - y0) / stride));
        const r = (sr[y1 + x1]! - sr[y0 + x1]! - sr[y1 + x0]! + sr[y0 + x0]!) * n;
        const g = (sg[y1 + x1]! - sg[y0 + x1]! - sg[y1 + x0]! + sg[y0 + x0]!) * n;
        const b = (sb[y1 + x1]! - sb[y0 + x1]! - sb[y1 + x0]! + sb[y0 + x0]!) * n;
        const l = r * 0.3 + g * 0.59 + b * 0.11;
        const variance =
          (squares[y1 + x1]! - squares[y0 + x1]! - squares[y1 + x0]! + squares[y0 + x0]!) * n - l * l;
        if (variance < best) {
          best = variance;
          br = r;
          bg = g;
          bb = b;
        }
      }
      const at = (y * width + x) * 3;
      rgb[at] = br;
      rgb[at + 1] = bg;
      rgb[at + 2] = bb;
    }
  }
}
