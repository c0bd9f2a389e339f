import { hashPair } from "../random/hash.ts";
import { blurPlane } from "../raster/blur.ts";
import type { Canvas } from "../raster/canvas.ts";

/** How a picture is developed. */
export interface Development {
  bloom: number;
  saturation: number;
  vignette: number;
  grain: number;
  contrast: number;
  /** Gain before the curve. */
  exposure: number;
  /** Light added to the shadows after the curve, as of a bright cel or an old print. */
  lift: number;
  /** Leans the whole toward warm (positive) or cool (negative). */
  warmth: number;
}

/** Light that spills over: what is brighter than the threshold, blurred at two radii, added. */
export function addBloom(canvas: Canvas, amount: number): void {
  const step = Math.max(1, Math.round(canvas.scale * 6));
  const w = Math.ceil(canvas.width / step);
  const h = Math.ceil(canvas.height / step);
  for (let c = 0; c < 3; c++) {
    const small = new Float32Array(w * h);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const at =
          (Math.min(canvas.height - 1, y * step + (step >> 1)) * canvas.width +
            Math.min(canvas.width - 1, x * step + (step >> 1))) *
            3 +
          c;
        const v = canvas.rgb[at]! - 0.55;
        small[y * w + x] = v > 0 ? Math.min(v, 2.5) : 0;
      }
    }
    const tight = blurPlane(small, w, h, Math.max(1, w / 70));
    const wide = blurPlane(small, w, h, Math.max(1, w / 16));
    for (let i = 0; i < tight.length; i++) tight[i] = (tight[i]! * 0.5 + wide[i]! * 0.75) * amount;
    for (let y = 0; y < canvas.height; y++) {
      const gy = Math.max(0, Math.min(h - 1.001, (y + 0.5) / step - 0.5));
      const iy = Math.floor(gy);
      const fy = gy - iy;
      const lower = Math.min(h - 1, iy + 1) * w;
      for (let x = 0; x < canvas.width; x++) {
        const gx = Math.max(0, Math.min(w - 1.001, (x + 0.5) / step - 0.5));
        const ix = Math.floor(gx);
        const fx = gx - ix;
        const right = Math.min(w - 1, ix + 1);
        const a = tight[iy * w + ix]! + (tight[iy * w + right]! - tight[iy * w + ix]!) * fx;
        const b = tight[lower + ix]! + (tight[lower + right]! - tight[lower + ix]!) * fx;
        canvas.rgb[(y * canvas.width + x) * 3 + c]! += a + (b - a) * fy;
      }
    }
  }
}

const CURVE = 4096;
const LIMIT = 4;

function curve(contrast: number): Float32Array {
  const table = new Float32Array(CURVE + 1);
  for (let i = 0; i <= CURVE; i++) {
    const x = (i / CURVE) * LIMIT * 0.92;
    const film = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
    const v = Math.min(1, Math.max(0, film * 0.62 + (x / (1 + x * 0.55)) * 0.38));
    const s = v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
    table[i] = s + contrast * (s - 0.5) * s * (1 - s) * 2;
  }
  return table;
}

/** Tone curve, split tint (cool shadows, warm lights), saturation, vignette and grain; three bytes a pixel. */
export function develop(canvas: Canvas, look: Development, grainSeed: number): Uint8Array {
  const { width, height, rgb } = canvas;
  const out = new Uint8Array(width * height * 3);
  const table = curve(look.contrast);
  const gain = CURVE / LIMIT;
  const grainSize = Math.max(1, canvas.scale * 1.1);
  for (let y = 0; y < height; y++) {
    const v = (y / height - 0.5) * 2;
    for (let x = 0; x < width; x++) {
      const u = (x / width - 0.5) * 2;
      const d = u * u + v * v;
      const shade = (1 - look.vignette * d * d * 0.25) * look.exposure;
      const at = (y * width + x) * 3;
      let r = table[index(rgb[at]! * shade * gain)]!;
      let g = table[index(rgb[at + 1]! * shade * gain)]!;
      let b = table[index(rgb[at + 2]! * shade * gain)]!;
      const l = r * 0.3 + g * 0.59 + b * 0.11;
      const warm = l * l * 0.022;
      const cool = (1 - l) * (1 - l) * 0.02;
      const lift = look.lift * (1 - l) * (1 - l);
      const tint = look.warmth * (0.25 + l);
      r = l + (r - l) * look.saturation + warm - cool * 0.5 + lift + tint;
      g = l + (g - l) * look.saturation + warm * 0.4 + lift + tint * 0.35;
      b = l + (b - l) * look.saturation - warm * 0.8 + cool + lift * 1.25 - tint;
      if (look.grain > 0) {
        const cell = hashPair(grainSeed + Math.floor(x / grainSize), Math.floor(y / grainSize));
        const n = (((cell & 255) + ((cell >>> 8) & 255)) / 255 - 1) * look.grain * (0.25 + 3 * l * (1 - l));
        r += n;
        g += n;
        b += n;
      }
      out[at] = byte(r);
      out[at + 1] = byte(g);
      out[at + 2] = byte(b);
    }
  }
  return out;
}

function index(value: number): number {
  return value <= 0 ? 0 : value >= CURVE ? CURVE : value | 0;
}

function byte(value: number): number {
  return value <= 0 ? 0 : value >= 1 ? 255 : (value * 255 + 0.5) | 0;
}
