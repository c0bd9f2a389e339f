/** A colour in linear light; 1 is white, more is a light source. */
export type Rgb = readonly [number, number, number];

function toLinear(byte: number): number {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** Linear light of a `#rrggbb` colour. */
export function hex(text: string): Rgb {
  const n = Number.parseInt(text.slice(1), 16);
  return [toLinear((n >> 16) & 255), toLinear((n >> 8) & 255), toLinear(n & 255)];
}

export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

export function scale(a: Rgb, k: number): Rgb {
  return [a[0] * k, a[1] * k, a[2] * k];
}

export function luminance(a: Rgb): number {
  return a[0] * 0.2126 + a[1] * 0.7152 + a[2] * 0.0722;
}

/** The colour with the hue of `tint` and its own brightness, by `amount`. */
export function tinted(a: Rgb, tint: Rgb, amount: number): Rgb {
  const k = (luminance(a) + 0.002) / (luminance(tint) + 0.002);
  return mix(a, [Math.min(tint[0] * k, 4), Math.min(tint[1] * k, 4), Math.min(tint[2] * k, 4)], amount);
}
