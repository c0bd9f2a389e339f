/** Blurs one plane in place-like fashion: two box passes each way, about a Gaussian of the radius (pixels). */
export function blurPlane(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  const r = Math.max(0, Math.round(radius));
  if (r === 0) return source.slice();
  const a = new Float32Array(source.length);
  const b = new Float32Array(source.length);
  boxRows(source, a, width, height, r);
  boxRows(a, b, width, height, r);
  boxColumns(b, a, width, height, r);
  boxColumns(a, b, width, height, r);
  return b;
}

function boxRows(from: Float32Array, to: Float32Array, width: number, height: number, r: number): void {
  const k = 1 / (2 * r + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const last = width - 1;
    let sum = from[row]! * r;
    for (let x = 0; x <= r; x++) sum += from[row + (x < last ? x : last)]!;
    for (let x = 0; x < width; x++) {
      to[row + x] = sum * k;
      const enter = x + r + 1;
      const leave = x - r;
      sum += from[row + (enter < last ? enter : last)]! - from[row + (leave > 0 ? leave : 0)]!;
    }
  }
}

function boxColumns(from: Float32Array, to: Float32Array, width: number, height: number, r: number): void {
  const k = 1 / (2 * r + 1);
  const sums = new Float32Array(width);
  const last = height - 1;
  for (let x = 0; x < width; x++) sums[x] = from[x]! * r;
  for (let y = 0; y <= r; y++) {
    const row = (y < last ? y : last) * width;
    for (let x = 0; x < width; x++) sums[x]! += from[row + x]!;
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const enter = Math.min(last, y + r + 1) * width;
    const leave = Math.max(0, y - r) * width;
    for (let x = 0; x < width; x++) {
      to[row + x] = sums[x]! * k;
      sums[x]! += from[enter + x]! - from[leave + x]!;
    }
  }
}
